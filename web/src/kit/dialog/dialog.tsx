import type { ReactNode } from "react";
import { Dialog as AriaDialog, Button, Heading, Modal, ModalOverlay } from "react-aria-components";
import { useWords } from "../../lib/intl/intl.tsx";
import { XIcon } from "../icon/icons.ts";
import "./dialog.css";

interface Props {
  readonly title: string;
  readonly open: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** A question that needs an answer is an alert; everything else is not. */
  readonly alert?: boolean;
}

export function Dialog({ title, open, onClose, children, alert = false }: Props) {
  const words = useWords();
  return (
    <ModalOverlay
      className="dialog-veil"
      isOpen={open}
      onOpenChange={(stays) => (stays ? undefined : onClose())}
      isDismissable={!alert}
    >
      <Modal className="dialog-box">
        <AriaDialog className="dialog" role={alert ? "alertdialog" : "dialog"}>
          <div className="dialog-head">
            <Heading slot="title">{title}</Heading>
            <Button className="dialog-close" aria-label={words("dialog.close")} onPress={onClose}>
              <XIcon aria-hidden size={22} />
            </Button>
          </div>
          {children}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

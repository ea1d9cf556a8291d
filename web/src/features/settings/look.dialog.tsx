import { Button } from "react-aria-components";
import { Dialog } from "../../kit/dialog/dialog.tsx";
import { TextAaIcon } from "../../kit/icon/icons.ts";
import { useWords } from "../../lib/intl/intl.tsx";
import { LookPanel, RoomPanel } from "./look.panel.tsx";

/** Text size, contrast, letters: reachable from every page, signed in or not. */
export function LookButton({ onPress }: { onPress: () => void }) {
  const words = useWords();
  return (
    <Button className="look-button" aria-label={words("settings.look")} onPress={onPress}>
      <TextAaIcon aria-hidden size={24} />
    </Button>
  );
}

export function LookDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const words = useWords();
  return (
    <Dialog title={words("settings.look")} open={open} onClose={onClose}>
      <LookPanel />
    </Dialog>
  );
}

/** In a room: the same, and how rooms sound and move. */
export function ComfortDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const words = useWords();
  return (
    <Dialog title={words("hud.comfort")} open={open} onClose={onClose}>
      <LookPanel />
      <RoomPanel />
    </Dialog>
  );
}

import { Dialog } from "../../kit/dialog/dialog.tsx";
import { type MessageId, useWords, Words } from "../../lib/intl/intl.tsx";

const KEYS: readonly { readonly key: string; readonly does: MessageId }[] = [
  { key: "?", does: "keys.list" },
  { key: "H", does: "keys.help" },
  { key: "S", does: "keys.safe" },
  { key: "C", does: "keys.captions" },
  { key: "M", does: "keys.microphone" },
];

/** Which single keys act, and where they can be switched off. */
export function KeysDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const words = useWords();
  return (
    <Dialog title={words("keys.title")} open={open} onClose={onClose}>
      <dl className="keys">
        {KEYS.map(({ key, does }) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{words(does)}</dd>
          </div>
        ))}
      </dl>
      <p className="small quiet">
        <Words id="keys.off" />
      </p>
    </Dialog>
  );
}

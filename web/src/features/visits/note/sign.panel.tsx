import { useState } from "react";
import { useStore } from "zustand";
import { Button } from "../../../kit/button/button.tsx";
import { Dialog } from "../../../kit/dialog/dialog.tsx";
import { PenNibIcon } from "../../../kit/icon/icons.ts";
import { Trouble } from "../../../kit/states/states.tsx";
import { useWords, Words } from "../../../lib/intl/intl.tsx";
import { useStep } from "../visits.query.ts";
import type { NoteKeeper } from "./keeper.ts";

interface Props {
  readonly visit: string;
  readonly patient: string;
  readonly keeper: NoteKeeper;
  readonly onSigned: () => void;
}

/** Sign what the server has: it is then fixed, and the patient reads it. */
export function SignPanel({ visit, patient, keeper, onSigned }: Props) {
  const words = useWords();
  const standing = useStore(keeper.store, (state) => state.standing);
  const empty = useStore(keeper.store, ({ words: { says, sees, does } }) => `${says}${sees}${does}`.trim() === "");
  const sign = useStep("sign");
  const [asked, setAsked] = useState(false);
  const [unsaved, setUnsaved] = useState(false);
  if (standing === "signed") return null;
  const doSign = async () => {
    setUnsaved(false);
    if (!(await keeper.flush())) {
      setUnsaved(true);
      return;
    }
    try {
      await sign.mutateAsync(visit);
    } catch {
      // Shown in the dialog.
      return;
    }
    keeper.signed(new Date().toISOString());
    setAsked(false);
    onSigned();
  };
  return (
    <>
      <Button look="main" isDisabled={empty || standing === "others"} onPress={() => setAsked(true)}>
        <PenNibIcon aria-hidden size={20} />
        <Words id="note.sign" />
      </Button>
      <Dialog title={words("note.sign.title")} open={asked} onClose={() => setAsked(false)}>
        <p>
          <Words id="note.sign.lead" values={{ name: patient }} />
        </p>
        {unsaved ? <p role="alert">{words("note.sign.unsaved")}</p> : null}
        {sign.error === null ? null : <Trouble problem={sign.error} />}
        <div className="dialog-acts">
          <Button
            look="main"
            onPress={() => void doSign()}
            waiting={sign.isPending ? words("note.signing") : undefined}
          >
            <Words id="note.sign.do" />
          </Button>
          <Button look="quiet" onPress={() => setAsked(false)}>
            <Words id="note.sign.not" />
          </Button>
        </div>
      </Dialog>
    </>
  );
}

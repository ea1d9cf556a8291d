import { useState } from "react";
import type { Slot, Visit } from "../../../api/model.ts";
import { Button } from "../../../kit/button/button.tsx";
import { Dialog } from "../../../kit/dialog/dialog.tsx";
import { Field } from "../../../kit/field/field.tsx";
import { Part } from "../../../kit/page/page.tsx";
import { Trouble } from "../../../kit/states/states.tsx";
import { useWords, Words } from "../../../lib/intl/intl.tsx";
import { useTimes } from "../../../lib/time.ts";
import { useCancel, useMove } from "../visits.query.ts";
import { SlotPicker } from "./slot.picker.tsx";

/** Another time, or no visit. */
export function ChangePart({ visit }: { visit: Visit }) {
  const words = useWords();
  const times = useTimes();
  const [open, setOpen] = useState<"move" | "cancel">();
  const [slot, setSlot] = useState<Slot>();
  const [moved, setMoved] = useState(false);
  const move = useMove(visit.id);
  return (
    <Part title={words("home.change")}>
      {moved ? (
        <p className="done" role="status">
          {words("visit.moved", { when: times.whole(visit.start) })}
        </p>
      ) : null}
      {open === "move" ? (
        <>
          <SlotPicker practitioner={visit.practitioner.id} chosen={slot} onChoose={setSlot} />
          {move.error === null ? null : <Trouble problem={move.error} />}
          <div className="acts">
            <Button
              look="main"
              isDisabled={slot === undefined}
              waiting={move.isPending ? words("book.waiting") : undefined}
              onPress={() => {
                if (slot === undefined) return;
                move.mutate(slot.id, {
                  onSuccess: () => {
                    setOpen(undefined);
                    setMoved(true);
                  },
                });
              }}
            >
              {slot === undefined
                ? words("book.choose_first")
                : words("visit.move.do", { when: times.whole(slot.start) })}
            </Button>
            <Button look="quiet" onPress={() => setOpen(undefined)}>
              <Words id="visit.keep" />
            </Button>
          </div>
        </>
      ) : (
        <div className="acts">
          <Button onPress={() => setOpen("move")}>
            <Words id="visit.move" />
          </Button>
          <Button onPress={() => setOpen("cancel")}>
            <Words id="visit.cancel" />
          </Button>
        </div>
      )}
      {open === "cancel" ? <CancelDialog visit={visit} onClose={() => setOpen(undefined)} /> : null}
    </Part>
  );
}

function CancelDialog({ visit, onClose }: { visit: Visit; onClose: () => void }) {
  const words = useWords();
  const times = useTimes();
  const cancel = useCancel(visit.id);
  const [reason, setReason] = useState("");
  return (
    <Dialog title={words("visit.cancel.title")} open onClose={onClose} alert>
      <p>{words("visit.cancel.lead", { when: times.whole(visit.start), name: visit.practitioner.name })}</p>
      <Field label={words("visit.cancel.reason")} value={reason} onChange={setReason} />
      {cancel.error === null ? null : <Trouble problem={cancel.error} />}
      <div className="dialog-acts">
        <Button
          onPress={() => cancel.mutate(reason.trim(), { onSuccess: onClose })}
          waiting={cancel.isPending ? words("state.waiting") : undefined}
        >
          <Words id="visit.cancel.do" />
        </Button>
        <Button look="quiet" onPress={onClose}>
          <Words id="visit.keep" />
        </Button>
      </div>
    </Dialog>
  );
}

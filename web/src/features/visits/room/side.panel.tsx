import { useState } from "react";
import type { Visit } from "../../../api/model.ts";
import { Tick } from "../../../kit/choice/choice.tsx";
import { useWords, Words } from "../../../lib/intl/intl.tsx";
import { NoteEditor, useNoteKeeper } from "../note/note.editor.tsx";
import { SignPanel } from "../note/sign.panel.tsx";
import { ChatPart } from "../waiting/chat.panel.tsx";
import "./room.css";

/** What the patient came for, and the words: the note for a clinician, written words for a patient. */
export function SidePanel({ visit, clinical, onSigned }: { visit: Visit; clinical: boolean; onSigned: () => void }) {
  const words = useWords();
  return (
    <section className="side-panel" aria-label={words(clinical ? "note.title" : "room.words")}>
      {visit.wants.length === 0 ? null : (
        <div>
          <div className="panel-head">
            <h2>{words(clinical ? "room.wants" : "room.wants.own", { name: visit.patient.name })}</h2>
          </div>
          <Wants wants={visit.wants} />
        </div>
      )}
      {clinical ? <ClinicalNote visit={visit} onSigned={onSigned} /> : null}
      <ChatPart visit={visit.id} to={clinical ? visit.patient.name : visit.practitioner.name} />
    </section>
  );
}

function ClinicalNote({ visit, onSigned }: { visit: Visit; onSigned: () => void }) {
  const words = useWords();
  const keeper = useNoteKeeper(visit.id);
  return (
    <div className="side-note">
      <div className="panel-head">
        <h2>{words("note.title")}</h2>
        <span className="small quiet">
          <Words id="note.aside" />
        </span>
      </div>
      <NoteEditor keeper={keeper} />
      <div className="acts">
        <SignPanel visit={visit.id} patient={visit.patient.name} keeper={keeper} onSigned={onSigned} />
      </div>
    </div>
  );
}

/** Ticked off while one talks; a help for this screen only, so it is kept nowhere. */
function Wants({ wants }: { wants: readonly string[] }) {
  const [done, setDone] = useState<ReadonlySet<string>>(new Set());
  return (
    <ul>
      {wants.map((want) => (
        <li key={want}>
          <Tick
            on={done.has(want)}
            onChange={(on) => {
              const next = new Set(done);
              if (on) next.add(want);
              else next.delete(want);
              setDone(next);
            }}
          >
            {want}
          </Tick>
        </li>
      ))}
    </ul>
  );
}

import { useNavigate } from "@tanstack/react-router";
import type { Visit } from "../../../api/model.ts";
import { Page, Part } from "../../../kit/page/page.tsx";
import { useWords } from "../../../lib/intl/intl.tsx";
import { useTimes } from "../../../lib/time.ts";
import { VisitFrame } from "../visit.frame.tsx";
import { NoteEditor, useNoteKeeper } from "./note.editor.tsx";
import { SignPanel } from "./sign.panel.tsx";

/** Finish and sign a note after the visit. */
export function NotePage() {
  return <VisitFrame>{(visit) => <OneNote visit={visit} />}</VisitFrame>;
}

function OneNote({ visit }: { visit: Visit }) {
  const words = useWords();
  const times = useTimes();
  const navigate = useNavigate();
  const keeper = useNoteKeeper(visit.id);
  return (
    <Page
      title={words("note.of", { name: visit.patient.name })}
      lead={`${times.whole(visit.start)}. ${visit.reason}`}
      back="/"
    >
      {visit.wants.length === 0 ? null : (
        <Part title={words("visit.wants")}>
          <ul>
            {visit.wants.map((want) => (
              <li key={want}>{want}</li>
            ))}
          </ul>
        </Part>
      )}
      <Part title={words("note.title")} aside={words("note.aside")}>
        <NoteEditor keeper={keeper} />
        <div className="acts">
          <SignPanel
            visit={visit.id}
            patient={visit.patient.name}
            keeper={keeper}
            onSigned={() => void navigate({ to: `/visits/${visit.id}` })}
          />
        </div>
      </Part>
    </Page>
  );
}

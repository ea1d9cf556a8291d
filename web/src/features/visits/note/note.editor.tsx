import { useEffect, useId, useMemo, useState } from "react";
import { useStore } from "zustand";
import { call } from "../../../api/client.ts";
import type { Note } from "../../../api/model.ts";
import { Button } from "../../../kit/button/button.tsx";
import { CheckIcon, HourglassIcon, UsersIcon, WifiSlashIcon } from "../../../kit/icon/icons.ts";
import { Trouble, Waiting } from "../../../kit/states/states.tsx";
import { type MessageId, useWords, Words } from "../../../lib/intl/intl.tsx";
import { useNow, useTimes } from "../../../lib/time.ts";
import { browserDrafts } from "./drafts.ts";
import { NoteKeeper, type NoteServer, type NoteState } from "./keeper.ts";
import { PARTS, type Part } from "./merge.ts";
import "./note.css";

const TITLES: Readonly<Record<Part, MessageId>> = {
  says: "note.says",
  sees: "note.sees",
  does: "note.does",
};

function serverOf(visit: string): NoteServer {
  const path = `/api/visits/${encodeURIComponent(visit)}/note`;
  return {
    load: () => call<Note>("GET", path),
    save: (words, version) => call<Note>("PUT", path, { ...words, version }),
  };
}

/** A keeper for as long as the page shows the note. */
export function useNoteKeeper(visit: string): NoteKeeper {
  const keeper = useMemo(() => new NoteKeeper(visit, serverOf(visit), browserDrafts), [visit]);
  useEffect(() => {
    void keeper.open();
    const again = () => void keeper.flush();
    window.addEventListener("online", again);
    window.addEventListener("pagehide", again);
    return () => {
      window.removeEventListener("online", again);
      window.removeEventListener("pagehide", again);
      keeper.close();
    };
  }, [keeper]);
  return keeper;
}

/** Three plain headings to write under, and where the words are now. */
export function NoteEditor({ keeper }: { keeper: NoteKeeper }) {
  const state = useStore(keeper.store);
  const [, setTurn] = useState(0);
  if (state.standing === "loading") return <Waiting />;
  if (state.standing === "failed") {
    return (
      <Trouble
        problem={state.problem}
        again={() => {
          void keeper.open();
          setTurn((turn) => turn + 1);
        }}
      />
    );
  }
  return (
    <div className="note-paper">
      {state.standing === "others" ? <Others state={state} keeper={keeper} /> : null}
      {PARTS.map((part) => (
        <NotePart
          key={part}
          part={part}
          text={state.words[part]}
          fixed={state.standing === "signed"}
          onType={(text) => keeper.type(part, text)}
        />
      ))}
      <NoteStanding state={state} />
    </div>
  );
}

interface PartProps {
  readonly part: Part;
  readonly text: string;
  readonly fixed: boolean;
  readonly onType: (text: string) => void;
}

function NotePart({ part, text, fixed, onType }: PartProps) {
  const words = useWords();
  const id = useId();
  return (
    <div className="note-part">
      <label htmlFor={id}>{words(TITLES[part])}</label>
      <textarea
        id={id}
        className="note-text"
        rows={2}
        value={text}
        readOnly={fixed}
        onChange={(event) => onType(event.target.value)}
      />
    </div>
  );
}

function Others({ state, keeper }: { state: NoteState; keeper: NoteKeeper }) {
  const words = useWords();
  const { theirs } = state;
  if (theirs === undefined) return null;
  return (
    <section className="note-others" role="alert">
      <h3>
        <UsersIcon aria-hidden size={20} />
        <Words id="note.others" />
      </h3>
      {state.open.map((part) => (
        <div key={part}>
          <p className="small quiet">{words("note.others.theirs", { part: words(TITLES[part]) })}</p>
          <p className="note-theirs">{theirs[part]}</p>
        </div>
      ))}
      <div className="acts">
        <Button size="small" onPress={() => keeper.settle("both")}>
          <Words id="note.take.both" />
        </Button>
        <Button size="small" onPress={() => keeper.settle("mine")}>
          <Words id="note.take.mine" />
        </Button>
        <Button size="small" onPress={() => keeper.settle("theirs")}>
          <Words id="note.take.theirs" />
        </Button>
      </div>
    </section>
  );
}

/** Where the words are: on their way, here and on the server, here only, signed. */
function NoteStanding({ state }: { state: NoteState }) {
  const words = useWords();
  const times = useTimes();
  const now = useNow(1_000);
  switch (state.standing) {
    case "saving":
      return (
        <p className="note-standing">
          <HourglassIcon aria-hidden size={18} />
          <Words id="note.saving" />
        </p>
      );
    case "kept_here":
    case "others":
      return (
        <p className="note-standing note-here" role="status">
          <WifiSlashIcon aria-hidden size={18} />
          <Words id="note.here" />
        </p>
      );
    case "signed":
      return (
        <p className="note-standing note-saved">
          <CheckIcon aria-hidden size={18} weight="bold" />
          {words("note.signed", { when: state.signedAt === undefined ? "" : times.whole(state.signedAt) })}
        </p>
      );
    default: {
      if (state.savedAtMs === undefined) {
        return (
          <p className="note-standing">
            <Words id="note.empty" />
          </p>
        );
      }
      const seconds = Math.max(0, Math.round((now - state.savedAtMs) / 1_000));
      return (
        <p className="note-standing note-saved">
          <CheckIcon aria-hidden size={18} weight="bold" />
          <span className="figures">
            {seconds < 60
              ? words("note.saved.seconds", { seconds })
              : words("note.saved.at", { time: times.clock(state.savedAtMs) })}
          </span>
        </p>
      );
    }
  }
}

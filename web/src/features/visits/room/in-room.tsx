import { useQuery } from "@tanstack/react-query";
import { Suspense, useEffect, useMemo, useState } from "react";
import { Tab, TabList, TabPanel, Tabs } from "react-aria-components";
import { useStore } from "zustand";
import type { Visit } from "../../../api/model.ts";
import { HelpDialog } from "../../../app/shell/help.tsx";
import { KeysDialog } from "../../../app/shell/keys.tsx";
import { LineLost, Waiting } from "../../../kit/states/states.tsx";
import { useWords, Words } from "../../../lib/intl/intl.tsx";
import { useSingleKeys } from "../../../lib/keys/single-keys.ts";
import { applySettings } from "../../../lib/settings/settings.ts";
import type { BodyMark } from "../../../world/core/model.ts";
import { useSettings } from "../../settings/settings.query.ts";
import { bodyQuery } from "../visits.query.ts";
import { RoomFoot } from "./foot.tsx";
import type { RoomHandle } from "./handle.ts";
import { RoomHead } from "./head.tsx";
import { PeoplePanel, Voices } from "./people.panel.tsx";
import type { SceneView } from "./room.page.tsx";
import { SidePanel } from "./side.panel.tsx";
import { peopleHere } from "./surroundings.ts";
import { TablePanel } from "./table.panel.tsx";
import "./room.css";

interface Props {
  readonly room: RoomHandle;
  readonly visit: Visit;
  readonly clinical: boolean;
  readonly scene: SceneView | undefined;
  readonly onSafePlace: () => void;
  readonly onAgain: () => void;
  readonly onLeave: () => void;
}

/** The room as a page: people, table, words; or the same room in 3D. */
export function InRoom({ room, visit, clinical, scene: Scene, onSafePlace, onAgain, onLeave }: Props) {
  const settings = useSettings();
  useEffect(() => applySettings(settings), [settings]);
  const marks = useMarks(visit.id);
  const connection = useStore(room.store, (state) => state.connection);
  const [view, setView] = useState<"page" | "scene">("page");
  const [captions, setCaptions] = useState(true);
  const [shown, setShown] = useState<"help" | "keys">();
  const keys = useMemo(
    () => ({
      s: onSafePlace,
      h: () => setShown("help"),
      "?": () => setShown("keys"),
      c: () => setCaptions((on) => !on),
      m: () => {
        const me = room.store.getState().people.find(({ self }) => self);
        void room.setMicrophone(me?.microphone !== "on");
      },
    }),
    [room, onSafePlace],
  );
  useSingleKeys(keys, settings.single_keys);
  const close = () => setShown(undefined);
  return (
    <div className="room">
      <RoomHead
        room={room}
        visit={visit}
        clinical={clinical}
        view={Scene === undefined ? undefined : view}
        onView={setView}
        onHelp={() => setShown("help")}
      />
      <Connection connection={connection} onAgain={onAgain} />
      <Voices room={room} />
      {view === "scene" && Scene !== undefined ? (
        <main className="room-scene-place">
          <Suspense fallback={<Waiting />}>
            <Scene room={room} visit={visit.id} onPage={() => setView("page")} />
          </Suspense>
        </main>
      ) : (
        <RoomColumns room={room} visit={visit} clinical={clinical} marks={marks} onSigned={onLeave} />
      )}
      <RoomFoot room={room} captions={captions} onCaptions={setCaptions} onSafePlace={onSafePlace} onLeave={onLeave} />
      <HelpDialog open={shown === "help"} onClose={close} />
      <KeysDialog open={shown === "keys"} onClose={close} />
    </div>
  );
}

interface ColumnsProps {
  readonly room: RoomHandle;
  readonly visit: Visit;
  readonly clinical: boolean;
  readonly marks: readonly BodyMark[];
  readonly onSigned: () => void;
}

function RoomColumns({ room, visit, clinical, marks, onSigned }: ColumnsProps) {
  const words = useWords();
  const wide = useWide();
  const people = useStore(room.store, (state) => state.people);
  const other = peopleHere(people).find(({ self }) => !self)?.name;
  const panels = {
    people: <PeoplePanel room={room} marks={marks.length} />,
    table: <TablePanel room={room} marks={marks} other={other} />,
    side: <SidePanel visit={visit} clinical={clinical} onSigned={onSigned} />,
  };
  if (wide) {
    return (
      <main className="room-columns">
        {panels.people}
        {panels.table}
        {panels.side}
      </main>
    );
  }
  return (
    <main className="room-tabs">
      <Tabs className="room-tabs-all">
        <TabList className="room-tab-list" aria-label={words("room.parts")}>
          <Tab id="people" className="room-tab">
            <Words id="room.people" />
          </Tab>
          <Tab id="table" className="room-tab">
            <Words id="room.table.short" />
          </Tab>
          <Tab id="side" className="room-tab">
            <Words id={clinical ? "note.title" : "room.words"} />
          </Tab>
        </TabList>
        {(["people", "table", "side"] as const).map((id) => (
          // A note that is being written stays mounted behind another tab.
          <TabPanel key={id} id={id} className="room-tab-panel" shouldForceMount={id === "side"}>
            {panels[id]}
          </TabPanel>
        ))}
      </Tabs>
    </main>
  );
}

/** What became of the line; nothing while all is well. */
function Connection({ connection, onAgain }: { connection: string; onAgain: () => void }) {
  const [since, setSince] = useState(() => Date.now());
  useEffect(() => {
    if (connection === "joined") return;
    setSince(Date.now());
  }, [connection]);
  const words = useWords();
  if (connection === "reconnecting") {
    return (
      <div className="room-line">
        <LineLost sinceMs={since}>
          <p>
            <Words id="room.line" />
          </p>
        </LineLost>
      </div>
    );
  }
  if (connection === "refused" || connection === "replaced" || connection === "left") {
    return (
      <div className="room-line" role="alert">
        <p>
          <strong>{words(connection === "replaced" ? "room.replaced" : "room.ended")}</strong>
        </p>
        <button type="button" className="button button-plain button-small" onClick={onAgain}>
          {words("room.again")}
        </button>
      </div>
    );
  }
  return null;
}

function useMarks(visit: string): readonly BodyMark[] {
  const { data } = useQuery(bodyQuery(visit));
  return useMemo(() => (data?.conditions ?? []).map(({ code, text, place }) => ({ id: code, place, text })), [data]);
}

const WIDE = "(min-width: 64rem)";

function useWide(): boolean {
  const [wide, setWide] = useState(() => matchMedia(WIDE).matches);
  useEffect(() => {
    const query = matchMedia(WIDE);
    const change = () => setWide(query.matches);
    query.addEventListener("change", change);
    return () => query.removeEventListener("change", change);
  }, []);
  return wide;
}

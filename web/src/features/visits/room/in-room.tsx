import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense, useEffect, useMemo, useState } from "react";
import { Tab, TabList, TabPanel, Tabs } from "react-aria-components";
import { useStore } from "zustand";
import type { Visit } from "../../../api/model.ts";
import { HelpDialog } from "../../../app/shell/help.tsx";
import { KeysDialog } from "../../../app/shell/keys.tsx";
import { Button, ButtonLink } from "../../../kit/button/button.tsx";
import { LineLost, Waiting } from "../../../kit/states/states.tsx";
import { type MessageId, useWords, Words } from "../../../lib/intl/intl.tsx";
import { useSingleKeys } from "../../../lib/keys/single-keys.ts";
import type { BodyMark, Refusal } from "../../../world/core/model.ts";
import type { Room } from "../../../world/core/room.ts";
import { useSettings } from "../../settings/settings.query.ts";
import { bodyQuery } from "../visits.query.ts";
import { RoomFoot } from "./foot.tsx";
import { seatedPose } from "./hand.ts";
import { RoomHead } from "./head.tsx";
import { PeoplePanel } from "./people.panel.tsx";
import { SafePlace } from "./safe-place.tsx";
import { SidePanel } from "./side.panel.tsx";
import { peopleHere } from "./surroundings.ts";
import { TablePanel } from "./table.panel.tsx";
import "./room.css";

interface Props {
  readonly room: Room;
  readonly visit: Visit;
  readonly clinical: boolean;
  readonly home: string;
  readonly onAgain: () => void;
  readonly onLeave: () => void;
}

const SceneView = lazy(() => import("./scene.view.tsx"));

/** The room as a page: people, table, words; or the same room in 3D. */
export function InRoom({ room, visit, clinical, home, onAgain, onLeave }: Props) {
  const { single_keys } = useSettings();
  const marks = useMarks(visit.id);
  const connection = useStore(room.store, (state) => state.connection);
  const safe = useStore(room.store, (state) => state.safe);
  const seat = useStore(room.store, (state) => state.people.find(({ self }) => self)?.seat);
  const [view, setView] = useState<"page" | "scene">("page");
  const [captions, setCaptions] = useState(true);
  const [raised, setRaised] = useState(false);
  const [shown, setShown] = useState<"help" | "keys">();
  useHearing(room);
  useEffect(() => {
    // In 3D the scene itself says where one's head and hands are.
    if (view === "page" && seat !== undefined && connection === "joined") room.sendPose(seatedPose(seat, raised));
  }, [room, view, seat, raised, connection]);
  const keys = useMemo(
    () => ({
      s: () => room.safePlace(),
      h: () => setShown("help"),
      "?": () => setShown("keys"),
      c: () => setCaptions((on) => !on),
      m: () => {
        room.call.setMicrophone(!room.call.microphoneOn).catch(() => undefined);
      },
    }),
    [room],
  );
  useSingleKeys(keys, single_keys);
  const close = () => setShown(undefined);
  if (safe) return <SafePlace onBack={() => room.comeBack()} onOut={onLeave} />;
  return (
    <div className="room">
      <RoomHead
        room={room}
        visit={visit}
        clinical={clinical}
        view={view}
        onView={setView}
        onHelp={() => setShown("help")}
      />
      <Connection room={room} home={home} onAgain={onAgain} />
      {view === "scene" ? (
        <main className="room-scene-place">
          <Suspense fallback={<Waiting />}>
            <SceneView room={room} marks={marks} raised={raised} onPage={() => setView("page")} />
          </Suspense>
        </main>
      ) : (
        <RoomColumns room={room} visit={visit} clinical={clinical} marks={marks} onSigned={onLeave} />
      )}
      <RoomFoot
        room={room}
        captions={captions}
        onCaptions={setCaptions}
        raised={raised}
        onRaised={setRaised}
        onSafePlace={() => room.safePlace()}
        onLeave={onLeave}
      />
      <HelpDialog open={shown === "help"} onClose={close} />
      <KeysDialog open={shown === "keys"} onClose={close} />
    </div>
  );
}

/** Browsers play no sound before a press or a key: the first one of either is enough. */
function useHearing(room: Room): void {
  useEffect(() => {
    const hear = () => void room.call.resume().catch(() => undefined);
    document.addEventListener("pointerdown", hear, { once: true });
    document.addEventListener("keydown", hear, { once: true });
    return () => {
      document.removeEventListener("pointerdown", hear);
      document.removeEventListener("keydown", hear);
    };
  }, [room]);
}

interface ColumnsProps {
  readonly room: Room;
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
function Connection({ room, home, onAgain }: { room: Room; home: string; onAgain: () => void }) {
  const words = useWords();
  const { connection, refusal } = useStore(room.store);
  const [since, setSince] = useState(() => Date.now());
  useEffect(() => {
    if (connection === "reconnecting") setSince(Date.now());
  }, [connection]);
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
          <strong>{words((refusal === undefined ? undefined : REFUSALS[refusal]) ?? "room.ended")}</strong>
        </p>
        <Button size="small" onPress={onAgain}>
          <Words id="room.again" />
        </Button>
        <ButtonLink size="small" to={home}>
          <Words id="room.to_home" />
        </ButtonLink>
      </div>
    );
  }
  return null;
}

const REFUSALS: Partial<Record<Refusal, MessageId>> = {
  replaced: "room.replaced",
  room_closed: "room.refused.closed",
  room_locked: "room.refused.locked",
  room_full: "room.refused.full",
  removed: "room.refused.removed",
};

function useMarks(visit: string): readonly BodyMark[] {
  const { data } = useQuery(bodyQuery(visit));
  return useMemo(
    () => (data?.conditions ?? []).map(({ code, text, place }) => ({ id: code ?? text, place, text })),
    [data],
  );
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

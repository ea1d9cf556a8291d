import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense, useEffect, useMemo, useState } from "react";
import { Tab, TabList, TabPanel, Tabs } from "react-aria-components";
import { useStore } from "zustand";
import type { Visit } from "../../../api/model.ts";
import { HelpDialog } from "../../../app/shell/help.tsx";
import { KeysDialog } from "../../../app/shell/keys.tsx";
import { Waiting } from "../../../kit/states/states.tsx";
import { touch } from "../../../lib/activity.ts";
import { useWords, Words } from "../../../lib/intl/intl.tsx";
import { useSingleKeys } from "../../../lib/keys/single-keys.ts";
import { useMedia } from "../../../lib/media.ts";
import type { BodyMark } from "../../../world/core/model.ts";
import type { Room } from "../../../world/core/room.ts";
import { ComfortDialog } from "../../settings/look.dialog.tsx";
import { useSettings } from "../../settings/settings.query.ts";
import { bodyQuery } from "../visits.query.ts";
import { RoomFoot } from "./foot.tsx";
import { seatedPose } from "./hand.ts";
import { RoomHead } from "./head.tsx";
import { HudMore, HudNear, HudTop } from "./hud.tsx";
import { LineNotice } from "./line.notice.tsx";
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
  const [resets, setResets] = useState(0);
  const [shown, setShown] = useState<"help" | "keys" | "comfort">();
  useHearing(room);
  usePresence(connection === "joined");
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
  const foot = (
    <RoomFoot
      room={room}
      captions={captions}
      onCaptions={setCaptions}
      raised={raised}
      onRaised={setRaised}
      onSafePlace={() => room.safePlace()}
      onLeave={onLeave}
    />
  );
  return (
    <div className="room" data-view={view}>
      {view === "scene" ? (
        <>
          <main className="room-scene-place">
            <HudTop room={room} visit={visit} />
            <Suspense fallback={<Waiting />}>
              <SceneView room={room} marks={marks} raised={raised} resets={resets} onPage={() => setView("page")} />
            </Suspense>
          </main>
          <div className="hud-bottom">
            <HudNear room={room} marks={marks} />
            {foot}
            <HudMore
              clinical={clinical}
              onPage={() => setView("page")}
              onReset={() => setResets((before) => before + 1)}
              onComfort={() => setShown("comfort")}
              onHelp={() => setShown("help")}
            />
          </div>
        </>
      ) : (
        <>
          <RoomHead
            room={room}
            visit={visit}
            clinical={clinical}
            onScene={() => setView("scene")}
            onHelp={() => setShown("help")}
          />
          <RoomColumns room={room} visit={visit} clinical={clinical} marks={marks} onSigned={onLeave} />
          {foot}
        </>
      )}
      <LineNotice room={room} home={home} onAgain={onAgain} />
      <HelpDialog open={shown === "help"} onClose={close} />
      <KeysDialog open={shown === "keys"} onClose={close} />
      <ComfortDialog open={shown === "comfort"} onClose={close} />
    </div>
  );
}

/** Whoever is in the room is there, also while they only listen. */
function usePresence(joined: boolean): void {
  useEffect(() => {
    if (!joined) return;
    const timer = setInterval(touch, 30_000);
    return () => clearInterval(timer);
  }, [joined]);
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
  const wide = useMedia("(min-width: 64rem)");
  const people = useStore(room.store, (state) => state.people);
  const other = peopleHere(people).find(({ self }) => !self)?.name;
  const panels = {
    people: <PeoplePanel room={room} visit={visit.id} marks={marks.length} />,
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

function useMarks(visit: string): readonly BodyMark[] {
  const { data } = useQuery(bodyQuery(visit));
  return useMemo(
    () => (data?.conditions ?? []).map(({ code, text, place }) => ({ id: code ?? text, place, text })),
    [data],
  );
}

import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import type { ComponentType } from "react";
import type { Me, Visit } from "../../../api/model.ts";
import { usePageName } from "../../../kit/page/page.tsx";
import { lookOf } from "../../../kit/people/look-of.ts";
import { Trouble, Waiting } from "../../../kit/states/states.tsx";
import { useWords } from "../../../lib/intl/intl.tsx";
import { meQuery } from "../../identity/identity.query.ts";
import { VisitFrame } from "../visit.frame.tsx";
import type { JoinRoom, RoomHandle } from "./handle.ts";
import { InRoom } from "./in-room.tsx";
import { SafePlace } from "./safe-place.tsx";
import { useRoom } from "./use-room.ts";
import "./room.css";

/** The 3D of a room, drawn from the same handle as the page. */
export type SceneView = ComponentType<{
  readonly room: RoomHandle;
  readonly visit: string;
  readonly onPage: () => void;
}>;

interface Props {
  readonly join: JoinRoom;
  readonly scene?: SceneView | undefined;
}

/** The consulting room. */
export function RoomPage({ join, scene }: Props) {
  const { data: me } = useQuery(meQuery);
  if (!me) return null;
  return (
    <VisitFrame pollMs={5_000}>
      {(visit) => <OneRoom key={visit.id} visit={visit} me={me} join={join} scene={scene} />}
    </VisitFrame>
  );
}

function OneRoom({ visit, me, join, scene }: Props & { visit: Visit; me: Me }) {
  const words = useWords();
  const navigate = useNavigate();
  const clinical = me.practitioner_id === visit.practitioner.id;
  const stay = useRoom(visit.id, join, lookOf(clinical ? visit.practitioner.id : visit.patient.id, clinical));
  usePageName(words("room.title"));
  const home = clinical ? "/" : `/visits/${visit.id}`;
  if (stay.out) return <SafePlace home={home} onBack={stay.goIn} />;
  if (stay.problem !== undefined) {
    return (
      <main className="room-message">
        <h1>{words("room.closed")}</h1>
        <Trouble problem={stay.problem} again={stay.again} />
        <Home to={home} />
      </main>
    );
  }
  if (stay.room === undefined) {
    return (
      <main className="room-message">
        <Waiting>{words("room.opening")}</Waiting>
      </main>
    );
  }
  return (
    <InRoom
      room={stay.room}
      visit={visit}
      clinical={clinical}
      scene={scene}
      onSafePlace={stay.goOut}
      onAgain={stay.again}
      onLeave={() => {
        stay.goOut();
        void navigate({ to: home });
      }}
    />
  );
}

function Home({ to }: { to: string }) {
  const words = useWords();
  return (
    <a href={to} className="button button-plain button-normal">
      {words("room.to_home")}
    </a>
  );
}

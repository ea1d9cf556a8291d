import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useEffect, useMemo, useRef } from "react";
import type { Me, Visit } from "../../../api/model.ts";
import { ButtonLink } from "../../../kit/button/button.tsx";
import { usePageName } from "../../../kit/page/page.tsx";
import { lookOf } from "../../../kit/people/look-of.ts";
import { Trouble, Waiting } from "../../../kit/states/states.tsx";
import { useWords } from "../../../lib/intl/intl.tsx";
import { applySettings } from "../../../lib/settings/settings.ts";
import { meQuery } from "../../identity/identity.query.ts";
import { useSettings } from "../../settings/settings.query.ts";
import { VisitFrame } from "../visit.frame.tsx";
import { InRoom } from "./in-room.tsx";
import { useRoom } from "./use-room.ts";
import "./room.css";

const OVER: ReadonlySet<Visit["state"]> = new Set(["finished", "cancelled", "missed"]);

/** The consulting room. */
export function RoomPage() {
  const { data: me } = useQuery(meQuery);
  if (!me) return null;
  return (
    <VisitFrame pollMs={5_000} over>
      {(visit) => <OneRoom key={visit.id} visit={visit} me={me} />}
    </VisitFrame>
  );
}

function OneRoom({ visit, me }: { visit: Visit; me: Me }) {
  const words = useWords();
  const navigate = useNavigate();
  const settings = useSettings();
  useEffect(() => applySettings(settings), [settings]);
  usePageName(words("room.title"));
  const clinical = me.practitioner_id === visit.practitioner.id;
  const look = useMemo(
    () => lookOf(clinical ? visit.practitioner.id : visit.patient.id, clinical, settings.look),
    [clinical, visit.practitioner.id, visit.patient.id, settings.look],
  );
  const stay = useRoom(visit.id, look, settings.mono_audio);
  const wasIn = useRef(false);
  const putBack = wasIn.current && !clinical && (visit.state === "waiting" || visit.state === "stepped_away");
  useEffect(() => {
    if (visit.state === "in_room") wasIn.current = true;
    // The clinician asked for a moment: the place to be is the waiting room, which says so and lets in again.
    if (putBack) void navigate({ to: `/visits/${visit.id}/wait` });
  }, [visit.state, visit.id, putBack, navigate]);
  const home = clinical ? "/" : `/visits/${visit.id}`;
  // Whoever signs closes the room; who is still in it is told so, and where the words will be.
  if (OVER.has(visit.state)) {
    return (
      <main className="room-message">
        <h1>{words("wait.over")}</h1>
        <div className="acts">
          <ButtonLink look="main" to={home}>
            {words("room.to_home")}
          </ButtonLink>
        </div>
      </main>
    );
  }
  if (stay.problem !== undefined) {
    return (
      <main className="room-message">
        <h1>{words("room.closed")}</h1>
        <Trouble problem={stay.problem} again={stay.again} />
        <div className="acts">
          <ButtonLink to={home}>{words("room.to_home")}</ButtonLink>
        </div>
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
      home={home}
      onAgain={stay.again}
      onLeave={() => {
        stay.leave();
        void navigate({ to: home });
      }}
    />
  );
}

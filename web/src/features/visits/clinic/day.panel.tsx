import { Fragment } from "react";
import type { Visit } from "../../../api/model.ts";
import { ButtonLink } from "../../../kit/button/button.tsx";
import { DoorSign } from "../../../kit/door/door-sign.tsx";
import { Empty } from "../../../kit/states/states.tsx";
import { type MessageId, useWords, Words } from "../../../lib/intl/intl.tsx";
import { useTimes } from "../../../lib/time.ts";
import { LetIn } from "./waiting-room.tsx";
import "./clinic.css";

/** Today's visits as doors, with a line where the day has come to. */
export function DayPanel({ visits, nowMs }: { visits: readonly Visit[]; nowMs: number }) {
  const words = useWords();
  const shown = visits.filter(({ state }) => state !== "cancelled");
  const next = shown.findIndex(({ start }) => Date.parse(start) > nowMs);
  const line = next === -1 ? shown.length : next;
  if (shown.length === 0) {
    return (
      <Empty title={words("clinic.day.none")}>
        <Words id="clinic.day.none.lead" />
      </Empty>
    );
  }
  return (
    <section>
      <h2 className="clinic-title">{words("clinic.day")}</h2>
      <ol className="day">
        {shown.map((visit, index) => (
          <Fragment key={visit.id}>
            {index === line ? <NowLine nowMs={nowMs} /> : null}
            <VisitRow visit={visit} />
          </Fragment>
        ))}
        {line === shown.length ? <NowLine nowMs={nowMs} /> : null}
      </ol>
    </section>
  );
}

function NowLine({ nowMs }: { nowMs: number }) {
  const times = useTimes();
  return (
    <li className="now-line">
      <span>
        <Words id="clinic.now" values={{ time: <span className="figures">{times.clock(nowMs)}</span> }} />
      </span>
    </li>
  );
}

const STATES: Readonly<Record<Visit["state"], MessageId>> = {
  booked: "state.visit.booked",
  waiting: "state.visit.waiting",
  stepped_away: "state.visit.away",
  in_room: "state.visit.in_room",
  finished: "state.visit.finished",
  cancelled: "state.visit.cancelled",
  missed: "state.visit.missed",
};

function stateOf(visit: Visit): MessageId {
  if (visit.state === "finished") {
    return visit.note === "signed" ? "state.visit.signed" : "state.visit.to_sign";
  }
  if (visit.state === "booked" && visit.door === "open") return "state.visit.may_come";
  return STATES[visit.state];
}

function VisitRow({ visit }: { visit: Visit }) {
  const words = useWords();
  const times = useTimes();
  const past = visit.state === "finished" || visit.state === "missed";
  return (
    <li className="day-row" data-past={past ? "" : undefined}>
      <span className="day-time figures">{times.clock(visit.start)}</span>
      <DoorSign state={visit.state === "waiting" || visit.state === "in_room" ? "someone_in" : visit.door} />
      <span className="day-who">
        <strong>{visit.patient.name}</strong>
        <span className="small quiet">{visit.reason}</span>
      </span>
      <span className="day-state small">{words(stateOf(visit))}</span>
      <span className="day-act">
        <RowAct visit={visit} />
      </span>
    </li>
  );
}

function RowAct({ visit }: { visit: Visit }) {
  const words = useWords();
  const who = { name: visit.patient.name };
  switch (visit.state) {
    case "waiting":
    case "stepped_away":
      return <LetIn visit={visit} main={false} />;
    case "in_room":
      return (
        <ButtonLink to={`/visits/${visit.id}/room`} size="small" look="main" label={words("clinic.go_in.who", who)}>
          <Words id="clinic.go_in" />
        </ButtonLink>
      );
    case "finished":
      return visit.note === "signed" ? (
        <ButtonLink to={`/visits/${visit.id}`} size="small" label={words("clinic.read.who", who)}>
          <Words id="clinic.read" />
        </ButtonLink>
      ) : (
        <ButtonLink to={`/visits/${visit.id}/note`} size="small" label={words("clinic.sign.who", who)}>
          <Words id="clinic.sign" />
        </ButtonLink>
      );
    case "booked":
      return (
        <ButtonLink to={`/visits/${visit.id}`} size="small" label={words("clinic.prepare.who", who)}>
          <Words id="clinic.prepare" />
        </ButtonLink>
      );
    default:
      return null;
  }
}

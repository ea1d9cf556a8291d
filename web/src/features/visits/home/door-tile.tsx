import { Link } from "@tanstack/react-router";
import type { Visit } from "../../../api/model.ts";
import { ButtonLink } from "../../../kit/button/button.tsx";
import { DoorScene } from "../../../kit/door/door-scene.tsx";
import { ArrowRightIcon } from "../../../kit/icon/icons.ts";
import { useWords, Words } from "../../../lib/intl/intl.tsx";
import { useTimes } from "../../../lib/time.ts";
import { delayMinutes, stepOf } from "./step.ts";
import "./home.css";

/** The next visit as a door that tells its state. The whole tile is one link. */
export function DoorTile({ visit, nowMs }: { visit: Visit; nowMs: number }) {
  const words = useWords();
  const times = useTimes();
  const late = delayMinutes(visit);
  const step = stepOf(visit);
  const day = times.key(visit.start) === times.key(nowMs) ? undefined : times.day(visit.start);
  const time = times.clock(visit.start);
  const doctor = visit.practitioner.name;
  const act = words(step.words, { name: doctor, time: times.clock(visit.opens_at) });
  const label = words("home.tile", { time: day === undefined ? time : `${day}, ${time}`, name: doctor, act });
  return (
    <Link to={step.to} className="door-tile" aria-label={label}>
      <DoorScene state={visit.door} />
      <span className="door-tile-words">
        <span className="door-tile-kind">{day ?? words("home.your_visit")}</span>
        <span className="door-tile-time figures">{time}</span>
        <span className="door-tile-with">{words("visit.with", { name: doctor })}</span>
        <span className="door-tile-when">
          {late === undefined || visit.expected_at === null ? (
            visit.state === "booked" ? (
              times.distance(visit.start, nowMs)
            ) : null
          ) : (
            <Words
              id="home.late"
              values={{ time: <span className="figures">{times.clock(visit.expected_at)}</span> }}
            />
          )}
        </span>
      </span>
      <span className={`door-tile-go ${visit.door === "closed" ? "door-tile-closed" : ""}`}>
        <span>{act}</span>
        {visit.door === "closed" ? null : <ArrowRightIcon aria-hidden className="turns" size={22} weight="bold" />}
      </span>
    </Link>
  );
}

export function NoVisitTile() {
  return (
    <section className="no-visit">
      <div className="no-visit-door">
        <DoorScene state="closed" />
      </div>
      <div className="no-visit-words">
        <h2>
          <Words id="home.none" />
        </h2>
        <p className="quiet">
          <Words id="home.none.lead" />
        </p>
        <div className="acts">
          <ButtonLink to="/book" look="main">
            <Words id="home.book" />
          </ButtonLink>
        </div>
      </div>
    </section>
  );
}

import { useNavigate } from "@tanstack/react-router";
import type { Visit } from "../../../api/model.ts";
import { Button } from "../../../kit/button/button.tsx";
import { Bust } from "../../../kit/people/bust.tsx";
import { lookOf } from "../../../kit/people/look-of.ts";
import { Trouble } from "../../../kit/states/states.tsx";
import { useWords, Words } from "../../../lib/intl/intl.tsx";
import { useTimes } from "../../../lib/time.ts";
import { calledName } from "../home/greeting.ts";
import { useStep } from "../visits.query.ts";
import { Bench } from "./bench.tsx";
import { LONG_WAIT_MIN, peopleWaiting, waitedMinutes } from "./waiting.ts";
import "./clinic.css";

/** The waiting room as a place: who sits there, for how long, and Let in. */
export function WaitingRoom({ visits, nowMs }: { visits: readonly Visit[]; nowMs: number }) {
  const words = useWords();
  const waiting = peopleWaiting(visits, nowMs);
  const longest = waiting.toSorted((a, b) => waitedMinutes(b, nowMs) - waitedMinutes(a, nowMs))[0];
  return (
    <section className="waiting-room" aria-label={words("clinic.waiting")}>
      <Bench people={waiting.length} />
      <div className="waiting-room-words">
        <h2>{words("clinic.waiting")}</h2>
        <p>{words("clinic.waiting.count", { count: waiting.length })}</p>
        {longest === undefined || waiting.length < 2 ? null : (
          <p>{words("clinic.waiting.longest", { name: calledName(longest.patient.name) })}</p>
        )}
      </div>
      <ul className="waiting-people">
        {waiting.map((visit, index) => (
          <PersonWaiting key={visit.id} visit={visit} nowMs={nowMs} first={index === 0} />
        ))}
      </ul>
    </section>
  );
}

function PersonWaiting({ visit, nowMs, first }: { visit: Visit; nowMs: number; first: boolean }) {
  const words = useWords();
  const times = useTimes();
  const minutes = waitedMinutes(visit, nowMs);
  return (
    <li className="waiting-person">
      <div className="waiting-bust">
        <Bust look={lookOf(visit.patient.id, false, visit.patient.look)} />
      </div>
      <div className="waiting-card">
        <div>
          <h3>{visit.patient.name}</h3>
          <p className="small quiet">
            <Words id="clinic.booked" values={{ time: <span className="figures">{times.clock(visit.start)}</span> }} />{" "}
            {visit.state === "stepped_away"
              ? words("clinic.away")
              : words(visit.checked ? "clinic.ready" : "clinic.here")}
          </p>
        </div>
        <div className="waiting-card-end">
          <p className={minutes > LONG_WAIT_MIN ? "waiting-minutes waiting-long" : "waiting-minutes"}>
            <Words
              id="clinic.minutes"
              values={{ minutes: <span className="figures waiting-number">{minutes}</span> }}
            />
          </p>
          <LetIn visit={visit} main={first} />
        </div>
      </div>
    </li>
  );
}

/** Let somebody in and go into the room oneself. */
export function LetIn({ visit, main }: { visit: Visit; main: boolean }) {
  const words = useWords();
  const navigate = useNavigate();
  const admit = useStep("admit");
  return (
    <>
      <Button
        size="small"
        look={main ? "main" : "plain"}
        aria-label={words("clinic.let_in.who", { name: visit.patient.name })}
        onPress={() =>
          // Not as a callback of `mutate`: whoever is let in leaves this list, and with it this button and its callbacks.
          void admit.mutateAsync(visit.id).then(
            () => navigate({ to: `/visits/${visit.id}/room` }),
            () => undefined,
          )
        }
        waiting={admit.isPending ? words("clinic.letting_in") : undefined}
      >
        <Words id="clinic.let_in" />
      </Button>
      {admit.error === null ? null : <Trouble problem={admit.error} />}
    </>
  );
}

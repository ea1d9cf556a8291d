import { useQuery } from "@tanstack/react-query";
import type { Visit } from "../../api/model.ts";
import { ButtonLink } from "../../kit/button/button.tsx";
import { CalendarPlusIcon } from "../../kit/icon/icons.ts";
import { Page, Part } from "../../kit/page/page.tsx";
import { useWords, Words } from "../../lib/intl/intl.tsx";
import { useNow, useTimes } from "../../lib/time.ts";
import { meQuery } from "../identity/identity.query.ts";
import { AfterPart } from "./after/after.panel.tsx";
import { ChangePart } from "./booking/change.panel.tsx";
import { DoorTile } from "./home/door-tile.tsx";
import { VisitFrame } from "./visit.frame.tsx";
import { calendarFile } from "./visits.query.ts";
import "./booking/booking.css";

/** One visit: its door before, its words after. */
export function VisitPage() {
  return <VisitFrame pollMs={10_000}>{(visit) => <OneVisit visit={visit} />}</VisitFrame>;
}

function OneVisit({ visit }: { visit: Visit }) {
  const words = useWords();
  const times = useTimes();
  const now = useNow();
  const { data: me } = useQuery(meQuery);
  const own = me?.patient_id === visit.patient.id;
  const under = ["booked", "waiting", "stepped_away", "in_room"].includes(visit.state);
  const other = own ? visit.practitioner.name : visit.patient.name;
  return (
    <Page title={words("visit.heading", { name: other })} lead={times.whole(visit.start)} back="/">
      {own && under ? <DoorTile visit={visit} nowMs={now} /> : null}
      {visit.state === "cancelled" || visit.state === "missed" ? (
        <p>
          <Words id={visit.state === "cancelled" ? "visit.cancelled" : "visit.missed"} />
        </p>
      ) : null}
      {visit.state === "finished" ? <AfterPart visit={visit} own={own} /> : null}
      <Part title={words("visit.about")}>
        <dl className="visit-facts">
          <div>
            <dt>{words("visit.when")}</dt>
            <dd>
              {times.whole(visit.start)} – <span className="figures">{times.clock(visit.end)}</span>
            </dd>
          </div>
          {own || visit.patient.age === null ? null : (
            <div>
              <dt>{words("visit.age")}</dt>
              <dd className="figures">{visit.patient.age}</dd>
            </div>
          )}
          <div>
            <dt>{words("visit.reason")}</dt>
            <dd>{visit.reason}</dd>
          </div>
          {visit.wants.length === 0 ? null : (
            <div>
              <dt>{words("visit.wants")}</dt>
              <dd>
                <ul>
                  {visit.wants.map((want) => (
                    <li key={want}>{want}</li>
                  ))}
                </ul>
              </dd>
            </div>
          )}
          {own || !under ? null : (
            <div>
              <dt>{words("visit.ready")}</dt>
              <dd>
                {words(visit.checked ? "visit.checked" : "visit.unchecked")}{" "}
                {words(visit.consented ? "visit.consented" : "visit.unconsented")}
              </dd>
            </div>
          )}
        </dl>
        {visit.state === "booked" ? (
          <div className="acts">
            <a className="button button-plain button-normal" href={calendarFile(visit.id)} download>
              <CalendarPlusIcon aria-hidden size={20} />
              <Words id="visit.calendar" />
            </a>
            {own ? (
              <ButtonLink to={`/visits/${visit.id}/check`}>
                <Words id={visit.checked ? "visit.check_again" : "home.check"} />
              </ButtonLink>
            ) : null}
          </div>
        ) : null}
      </Part>
      {visit.state === "booked" ? <ChangePart visit={visit} /> : null}
    </Page>
  );
}

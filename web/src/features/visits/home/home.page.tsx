import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { Me, Visit } from "../../../api/model.ts";
import { DoorSign } from "../../../kit/door/door-sign.tsx";
import { CaretRightIcon } from "../../../kit/icon/icons.ts";
import { Page, Part } from "../../../kit/page/page.tsx";
import { Trouble, Waiting } from "../../../kit/states/states.tsx";
import { type MessageId, useWords, Words } from "../../../lib/intl/intl.tsx";
import { useNow, useTimes } from "../../../lib/time.ts";
import { NoticesPart } from "../../notices/notices.panel.tsx";
import { LookButton, LookDialog } from "../../settings/look.dialog.tsx";
import { visitsQuery } from "../visits.query.ts";
import { DoorTile, NoVisitTile } from "./door-tile.tsx";
import { calledName, greetingOf } from "./greeting.ts";
import { delayMinutes } from "./step.ts";
import "./home.css";

const LATE: Readonly<Record<NonNullable<Visit["late"]>, MessageId>> = {
  earlier_visit: "late.earlier_visit",
  earlier_people: "late.earlier_people",
  not_begun: "late.not_begun",
};

/** A patient's first page: one door. */
export function PatientHomePage({ me }: { me: Me }) {
  const words = useWords();
  const times = useTimes();
  const now = useNow();
  const [look, setLook] = useState(false);
  const upcoming = useQuery({ ...visitsQuery("upcoming"), refetchInterval: 10_000 });
  const past = useQuery(visitsQuery("past"));
  const [next, ...later] = sorted(upcoming.data);
  const late = next === undefined ? undefined : delayMinutes(next);
  const finished = (past.data ?? []).filter(({ state }) => state === "finished");
  return (
    <Page title={words("place.home")} ownHeading>
      <header className="home-head">
        <div>
          <h1>{words(greetingOf(times.hour(now)), { name: calledName(me.name) })}</h1>
          <p className="quiet">{times.day(now)}</p>
        </div>
        <span className="home-look">
          <LookButton onPress={() => setLook(true)} />
        </span>
      </header>
      {upcoming.error === null ? null : <Trouble problem={upcoming.error} again={() => void upcoming.refetch()} />}
      {upcoming.isPending ? <Waiting /> : null}
      {upcoming.data === undefined ? null : next === undefined ? (
        <NoVisitTile />
      ) : (
        <div className="home-door">
          <DoorTile visit={next} nowMs={now} />
          {late === undefined ? null : (
            <p className="home-late">
              {next.late === null ? null : <Words id={LATE[next.late]} />}{" "}
              <Words id="home.late.why" values={{ minutes: late }} />
            </p>
          )}
          <div className="home-links">
            <Link to={`/visits/${next.id}`}>
              <Words id={next.state === "booked" ? "home.change" : "home.about"} />
            </Link>
            {next.state === "booked" && !next.checked ? (
              <Link to={`/visits/${next.id}/check`}>
                <Words id="home.check" />
              </Link>
            ) : null}
            <Link to="/book">
              <Words id="home.book" />
            </Link>
          </div>
        </div>
      )}
      <NoticesPart />
      {later.length === 0 ? null : (
        <Part title={words("home.later")}>
          <VisitRows visits={later} />
        </Part>
      )}
      {finished.length === 0 ? null : (
        <Part title={words("home.after")}>
          <VisitRows visits={finished} />
        </Part>
      )}
      <LookDialog open={look} onClose={() => setLook(false)} />
    </Page>
  );
}

function VisitRows({ visits }: { visits: readonly Visit[] }) {
  const words = useWords();
  const times = useTimes();
  return (
    <ul className="rows">
      {visits.map((visit) => (
        <li key={visit.id}>
          <Link to={`/visits/${visit.id}`} className="visit-line">
            <DoorSign state={visit.door} />
            <span>
              <span className="visit-line-name">{words("visit.with", { name: visit.practitioner.name })}</span>
              <span className="small quiet">
                {times.day(visit.start)}, <span className="figures">{times.clock(visit.start)}</span>
                {visit.state === "finished" && visit.note !== "signed" ? ` · ${words("home.note_later")}` : null}
              </span>
            </span>
            <CaretRightIcon aria-hidden className="turns" size={18} />
          </Link>
        </li>
      ))}
    </ul>
  );
}

/** The visit one is in comes first, then by time. */
function sorted(visits: readonly Visit[] = []): readonly Visit[] {
  const under = (visit: Visit) => (visit.state === "booked" ? 1 : 0);
  return visits
    .filter(({ state }) => ["booked", "waiting", "stepped_away", "in_room"].includes(state))
    .toSorted((a, b) => under(a) - under(b) || a.start.localeCompare(b.start));
}

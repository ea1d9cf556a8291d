import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useIntl } from "react-intl";
import { Button } from "../../kit/button/button.tsx";
import { Page, Part } from "../../kit/page/page.tsx";
import { Empty, Trouble, Waiting } from "../../kit/states/states.tsx";
import { Soon } from "../../kit/status/status.tsx";
import { useWords, Words } from "../../lib/intl/intl.tsx";
import { useNow, useTimes } from "../../lib/time.ts";
import { meQuery } from "../identity/identity.query.ts";
import { visitsQuery } from "../visits/visits.query.ts";
import { VISITORS_DAYS, visitorsQuery } from "./access.query.ts";
import { useActNames, useNameOf } from "./acts.ts";
import { ActSign, VisitorsTable } from "./visitors.table.tsx";
import { actOf, isRefused, isUnusual, lastDays, rowsOf, type VisitorRow } from "./visits-to-record.ts";
import "./access.css";

/** A patient's record: what came out of their visits, and who looked. */
export function VisitorsPage() {
  const words = useWords();
  const zone = useIntl().timeZone ?? "UTC";
  const now = useNow(60_000);
  const visitors = useQuery(visitorsQuery);
  const [every, setEvery] = useState(false);
  const { data: me } = useQuery(meQuery);
  const rows = rowsOf(visitors.data ?? [], zone);
  const others = rows.filter(({ id }) => id !== me?.id);
  const odd = rows.filter(isUnusual);
  return (
    <Page
      title={words("visitors.title")}
      {...(visitors.data === undefined
        ? {}
        : { lead: words("visitors.lead", { people: others.length, unusual: odd.length }) })}
      width="wide"
    >
      {visitors.error === null ? null : <Trouble problem={visitors.error} again={() => void visitors.refetch()} />}
      {visitors.isPending ? <Waiting /> : null}
      {visitors.data === undefined ? null : rows.length === 0 ? (
        <Empty title={words("visitors.none")}>
          <Words id="visitors.none.lead" />
        </Empty>
      ) : (
        <div className="visitors">
          <div className="visitors-main">
            <VisitorsTable rows={rows} days={lastDays(now, VISITORS_DAYS, zone)} />
            <div className="visitors-foot">
              <Legend />
              <Button size="small" look="quiet" onPress={() => setEvery(!every)} aria-expanded={every}>
                <Words id={every ? "visitors.fewer" : "visitors.every"} />
              </Button>
            </div>
            {every ? <EveryLine rows={rows} /> : null}
          </div>
          <aside className="visitors-side">
            {odd.map((row) => (
              <UnusualCard key={row.id} row={row} />
            ))}
            <AfterVisits />
          </aside>
        </div>
      )}
    </Page>
  );
}

function Legend() {
  const names = useActNames();
  return (
    <ul className="visitors-legend small">
      {(["read", "wrote", "sent", "unusual"] as const).map((act) => (
        <li key={act}>
          <ActSign act={act} />
          {names[act]}
        </li>
      ))}
    </ul>
  );
}

function UnusualCard({ row }: { row: VisitorRow }) {
  const nameOf = useNameOf();
  const times = useTimes();
  const lines = row.lines.filter((line) => actOf(line) === "unusual");
  return (
    <section className="unusual">
      <h2>
        <Soon mark="question" size={22} />
        {nameOf(row)}
      </h2>
      {lines.map((line) => (
        <dl key={`${line.at}${line.action}`}>
          <div>
            <dt>
              <Words id="visitors.when" />
            </dt>
            <dd>{times.whole(line.at)}</dd>
          </div>
          <div>
            <dt>
              <Words id="visitors.unusual" />
            </dt>
            <dd>
              <Words id={isRefused(line.outcome) ? "visitors.refused" : "visitors.glass"} />
            </dd>
          </div>
        </dl>
      ))}
      <p className="small quiet">
        <Words id="visitors.ask" />
      </p>
    </section>
  );
}

function EveryLine({ rows }: { rows: readonly VisitorRow[] }) {
  const times = useTimes();
  const nameOf = useNameOf();
  const names = useActNames();
  const lines = rows.flatMap((row) => row.lines).toSorted((a, b) => b.at.localeCompare(a.at));
  return (
    <ol className="rows">
      {lines.map((line, index) => (
        // Two entries may be alike in all they say; the list only grows at its head when it is read anew.
        // biome-ignore lint/suspicious/noArrayIndexKey: as the line above says
        <li key={index} className="every-line">
          <ActSign act={actOf(line)} />
          <span className="figures">{times.whole(line.at)}</span>
          <span>{nameOf({ id: line.actor_id, name: line.actor_name })}</span>
          <span className="quiet">{names[actOf(line)]}</span>
        </li>
      ))}
    </ol>
  );
}

function AfterVisits() {
  const words = useWords();
  const times = useTimes();
  const { data: past = [] } = useQuery(visitsQuery("past"));
  const finished = past.filter(({ state }) => state === "finished");
  return (
    <Part title={words("home.after")}>
      {finished.length === 0 ? (
        <p className="quiet">
          <Words id="visitors.no_visits" />
        </p>
      ) : (
        <ul className="rows">
          {finished.map((visit) => (
            <li key={visit.id}>
              <Link to={`/visits/${visit.id}`} className="visit-line">
                <span>
                  {visit.practitioner.name}
                  <span className="small quiet record-day">{times.date(visit.start)}</span>
                </span>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Part>
  );
}

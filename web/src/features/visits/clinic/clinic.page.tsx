import { useQuery } from "@tanstack/react-query";
import type { Me } from "../../../api/model.ts";
import { Page } from "../../../kit/page/page.tsx";
import { Trouble, Waiting } from "../../../kit/states/states.tsx";
import { useWords } from "../../../lib/intl/intl.tsx";
import { useNow } from "../../../lib/time.ts";
import { NoticesPart } from "../../notices/notices.panel.tsx";
import { POLL_MS, visitsQuery } from "../visits.query.ts";
import { DayPanel } from "./day.panel.tsx";
import { NeedsPanel } from "./needs.panel.tsx";
import { WaitingRoom } from "./waiting-room.tsx";
import "./clinic.css";

/** A clinician's day: who waits, what comes, what needs them. */
export function ClinicPage({ me }: { me: Me }) {
  const words = useWords();
  const now = useNow(5_000);
  const today = useQuery({ ...visitsQuery("today"), refetchInterval: POLL_MS });
  const visits = (today.data ?? [])
    .filter(({ practitioner }) => me.practitioner_id === null || practitioner.id === me.practitioner_id)
    .toSorted((a, b) => a.start.localeCompare(b.start));
  return (
    <Page title={words("place.today")} width="full" ownHeading>
      <h1 className="hidden">{words("place.today")}</h1>
      <WaitingRoom visits={visits} nowMs={now} />
      <div className="clinic">
        <div className="clinic-day">
          {today.error === null ? null : <Trouble problem={today.error} again={() => void today.refetch()} />}
          {today.isPending ? <Waiting /> : null}
          {today.data === undefined ? null : <DayPanel visits={visits} nowMs={now} />}
        </div>
        <div className="clinic-needs">
          <NeedsPanel nowMs={now} />
          <NoticesPart clinical />
        </div>
      </div>
    </Page>
  );
}

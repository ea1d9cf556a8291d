import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useState } from "react";
import { useIntl } from "react-intl";
import type { Hours, OpenHours } from "../../../api/model.ts";
import { Button } from "../../../kit/button/button.tsx";
import { Pick } from "../../../kit/choice/choice.tsx";
import { CheckIcon, PlusIcon, TrashIcon } from "../../../kit/icon/icons.ts";
import { Page } from "../../../kit/page/page.tsx";
import { Trouble, Waiting } from "../../../kit/states/states.tsx";
import { useWords, Words } from "../../../lib/intl/intl.tsx";
import { cliniciansQuery, hoursQuery, useKeepHours } from "../visits.query.ts";
import { hoursProblem, WEEK } from "./hours.ts";
import "./booking.css";

/** When a clinician can be booked, week for week. */
export function HoursPage() {
  const words = useWords();
  const { practitioner = "" } = useParams({ strict: false }) as { practitioner?: string };
  const hours = useQuery(hoursQuery(practitioner));
  const { data: clinicians } = useQuery(cliniciansQuery);
  const name = clinicians?.find(({ practitioner_id }) => practitioner_id === practitioner)?.name;
  return (
    <Page
      title={name === undefined ? words("hours.title") : words("hours.of", { name })}
      lead={words("hours.lead")}
      back="/people"
    >
      {hours.error === null ? null : <Trouble problem={hours.error} again={() => void hours.refetch()} />}
      {hours.isPending ? <Waiting /> : null}
      {hours.data === undefined ? null : <HoursForm practitioner={practitioner} kept={hours.data} />}
    </Page>
  );
}

const LENGTHS = ["10", "15", "20", "30", "40", "60"] as const;

function HoursForm({ practitioner, kept }: { practitioner: string; kept: Hours }) {
  const words = useWords();
  const keep = useKeepHours(practitioner);
  const [hours, setHours] = useState(kept);
  const problem = hoursProblem(hours.weekly);
  const change = (weekly: readonly OpenHours[]) => {
    keep.reset();
    setHours({ ...hours, weekly });
  };
  return (
    <div className="form">
      <Pick
        label={words("hours.length")}
        value={String(hours.slot_minutes)}
        onChange={(minutes) => setHours({ ...hours, slot_minutes: Number(minutes) })}
        options={LENGTHS.map((value) => ({ value, name: words("hours.minutes", { minutes: Number(value) }) }))}
      />
      <p className="small quiet">
        <Words id="hours.zone" values={{ zone: hours.zone.replaceAll("_", " ") }} />
      </p>
      <div>
        {WEEK.map((weekday) => (
          <DayHours key={weekday} weekday={weekday} weekly={hours.weekly} onChange={change} />
        ))}
      </div>
      {problem === undefined ? null : <p role="alert">{words(problem)}</p>}
      {keep.error === null ? null : <Trouble problem={keep.error} kept={words("setup.kept")} />}
      <div className="acts">
        <Button
          look="main"
          isDisabled={problem !== undefined}
          waiting={keep.isPending ? words("hours.waiting") : undefined}
          onPress={() => keep.mutate(hours)}
        >
          <Words id="hours.keep" />
        </Button>
        {keep.isSuccess ? (
          <span className="done" role="status">
            <CheckIcon aria-hidden size={20} weight="bold" />
            <Words id="hours.kept" />
          </span>
        ) : null}
      </div>
    </div>
  );
}

interface DayProps {
  readonly weekday: number;
  readonly weekly: readonly OpenHours[];
  readonly onChange: (weekly: readonly OpenHours[]) => void;
}

function DayHours({ weekday, weekly, onChange }: DayProps) {
  const words = useWords();
  const intl = useIntl();
  // 2 January 2023 was a Monday.
  const name = intl.formatDate(new Date(Date.UTC(2023, 0, 1 + weekday, 12)), { weekday: "long", timeZone: "UTC" });
  const set = (at: number, part: Partial<OpenHours>) =>
    onChange(weekly.map((span, index) => (index === at ? { ...span, ...part } : span)));
  const last = weekly.findLast((span) => span.weekday === weekday)?.to;
  return (
    <section className="hours-day">
      <h2>{name}</h2>
      <div className="hours-spans">
        {weekly.map((span, at) =>
          span.weekday === weekday ? (
            // A span is its place in the list: it has nothing else of its own.
            // biome-ignore lint/suspicious/noArrayIndexKey: as the line above says
            <div key={at} className="hours-span">
              <input
                type="time"
                aria-label={words("hours.from", { day: name })}
                value={span.from}
                onChange={(event) => set(at, { from: event.target.value })}
              />
              <span aria-hidden>–</span>
              <input
                type="time"
                aria-label={words("hours.to", { day: name })}
                value={span.to}
                onChange={(event) => set(at, { to: event.target.value })}
              />
              <Button
                size="small"
                aria-label={words("hours.remove", { day: name, from: span.from })}
                onPress={() => onChange(weekly.filter((_, index) => index !== at))}
              >
                <TrashIcon aria-hidden size={18} />
              </Button>
            </div>
          ) : null,
        )}
        <div>
          <Button
            size="small"
            look="quiet"
            aria-label={words("hours.add.day", { day: name })}
            onPress={() =>
              onChange([
                ...weekly,
                last === undefined || last >= "13:00"
                  ? { weekday, from: last ?? "09:00", to: last === undefined ? "12:00" : "17:00" }
                  : { weekday, from: "13:00", to: "16:00" },
              ])
            }
          >
            <PlusIcon aria-hidden size={18} />
            <Words id="hours.add" />
          </Button>
        </div>
      </div>
    </section>
  );
}

import { useLayoutEffect, useRef } from "react";
import { useIntl } from "react-intl";
import { GearSixIcon } from "../../kit/icon/icons.ts";
import { Portrait } from "../../kit/people/bust.tsx";
import { lookOf } from "../../kit/people/look-of.ts";
import { Soon } from "../../kit/status/status.tsx";
import { type MessageId, useWords } from "../../lib/intl/intl.tsx";
import { useActNames, useNameOf } from "./acts.ts";
import { type Act, isUnusual, type VisitorRow } from "./visits-to-record.ts";
import "./access.css";

const ROLES: Readonly<Record<string, MessageId>> = {
  patient: "role.patient",
  clinician: "role.clinician",
  administrator: "role.administrator",
  guest: "role.guest",
};

/** Rows are people and programs, columns are days. A real table; it scrolls sideways where it must, and says so. */
export function VisitorsTable({ rows, days }: { rows: readonly VisitorRow[]; days: readonly string[] }) {
  const words = useWords();
  const intl = useIntl();
  const names = useActNames();
  const nameOf = useNameOf();
  const last = days.length - 1;
  // Noon in UTC: the key is a calendar day already and must not move again.
  const date = (day: string) => new Date(`${day}T12:00:00Z`);
  const header = (day: string, index: number) =>
    index === last ? words("visitors.today") : intl.formatDate(date(day), { day: "numeric", timeZone: "UTC" });
  const weekend = (day: string) => [0, 6].includes(date(day).getUTCDay());
  const first = days[0];
  const scroller = useRef<HTMLElement>(null);
  // Where there is no room for all days, today is what one sees first.
  useLayoutEffect(() => {
    const region = scroller.current;
    if (region !== null) region.scrollLeft = (document.documentElement.dir === "rtl" ? -1 : 1) * region.scrollWidth;
  }, []);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by key
    <section ref={scroller} className="visitors-scroll" aria-label={words("visitors.scrolls")} tabIndex={0}>
      <table className="visitors-table">
        <thead>
          <tr>
            <th scope="col">
              {first === undefined
                ? ""
                : intl.formatDate(date(days[last] ?? first), { month: "long", timeZone: "UTC" })}
            </th>
            {days.map((day, index) => (
              <th
                key={day}
                scope="col"
                className="figures"
                data-today={index === last ? "" : undefined}
                aria-label={intl.formatDate(date(day), {
                  weekday: "long",
                  day: "numeric",
                  month: "long",
                  timeZone: "UTC",
                })}
              >
                {header(day, index)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id} data-unusual={isUnusual(row) ? "" : undefined}>
              <th scope="row">
                <span className="visitors-name">
                  {row.role === "program" ? (
                    <span className="visitors-program">
                      <GearSixIcon aria-hidden size={22} />
                    </span>
                  ) : (
                    <Portrait look={lookOf(row.id, row.role === "clinician", row.look)} />
                  )}
                  <span>
                    {nameOf(row)}
                    <span className="visitors-role">{words(ROLES[row.role] ?? "visitors.program")}</span>
                  </span>
                </span>
              </th>
              {days.map((day) => (
                <td key={day} data-weekend={weekend(day) ? "" : undefined}>
                  {(row.days.get(day) ?? []).map((act) => (
                    <span key={act} className="visitors-act">
                      <ActSign act={act} />
                      <span className="hidden">{names[act]}</span>
                    </span>
                  ))}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Ring read, square wrote, triangle sent outside, diamond unusual. */
export function ActSign({ act }: { act: Act }) {
  if (act === "unusual") return <Soon mark="question" size={20} />;
  return (
    <svg className="act-sign" width={16} height={16} viewBox="0 0 16 16" aria-hidden="true">
      {act === "read" ? <circle className="act-read" cx="8" cy="8" r="5" /> : null}
      {act === "wrote" ? <path className="act-wrote" d="M3 3h10v10H3z" /> : null}
      {act === "sent" ? <path className="act-sent" d="M8 2.500 14 13.500H2z" /> : null}
    </svg>
  );
}

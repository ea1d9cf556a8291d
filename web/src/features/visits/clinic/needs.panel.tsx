import { useQuery } from "@tanstack/react-query";
import type { NeedsMe } from "../../../api/model.ts";
import { ButtonLink } from "../../../kit/button/button.tsx";
import { PenNibIcon, UserCircleIcon } from "../../../kit/icon/icons.ts";
import { Trouble } from "../../../kit/states/states.tsx";
import { useWords, Words } from "../../../lib/intl/intl.tsx";
import { useTimes } from "../../../lib/time.ts";
import { needsMeQuery } from "../visits.query.ts";
import { LetIn } from "./waiting-room.tsx";
import "./clinic.css";

/** What waits for this clinician, each with its reason. Work of the office has plain signs; clinical shapes are for clinical things. */
export function NeedsPanel({ nowMs }: { nowMs: number }) {
  const words = useWords();
  const needs = useQuery(needsMeQuery);
  return (
    <section>
      <h2 className="clinic-title">{words("clinic.needs")}</h2>
      {needs.error === null ? null : <Trouble problem={needs.error} again={() => void needs.refetch()} />}
      {needs.data?.length === 0 ? (
        <p className="quiet needs-none">
          <Words id="clinic.needs.none" />
        </p>
      ) : (
        <ul className="rows">
          {needs.data?.map((need) => (
            <NeedRow key={`${need.kind}${need.visit.id}`} need={need} nowMs={nowMs} />
          ))}
        </ul>
      )}
    </section>
  );
}

function NeedRow({ need, nowMs }: { need: NeedsMe; nowMs: number }) {
  const words = useWords();
  const times = useTimes();
  const { visit } = need;
  const note = need.kind === "note_to_sign";
  return (
    <li className="need">
      {note ? <PenNibIcon aria-hidden size={26} /> : <UserCircleIcon aria-hidden size={26} />}
      <div>
        <h3>{words(note ? "clinic.need.note" : "clinic.need.waits", { name: visit.patient.name })}</h3>
        <p className="small quiet">
          {words(note ? "clinic.need.note.why" : "clinic.need.waits.why", {
            time: times.clock(visit.start),
            reason: visit.reason,
          })}
        </p>
      </div>
      <div className="need-end">
        <span className="small quiet">{times.distance(need.at, nowMs)}</span>
        {note ? (
          <ButtonLink
            to={`/visits/${visit.id}/note`}
            size="small"
            label={words("clinic.sign.who", { name: visit.patient.name })}
          >
            <Words id="clinic.sign" />
          </ButtonLink>
        ) : (
          <LetIn visit={visit} main={false} />
        )}
      </div>
    </li>
  );
}

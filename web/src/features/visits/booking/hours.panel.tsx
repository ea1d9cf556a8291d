import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { CaretRightIcon, ClockIcon } from "../../../kit/icon/icons.ts";
import { Part } from "../../../kit/page/page.tsx";
import { useWords } from "../../../lib/intl/intl.tsx";
import { cliniciansQuery } from "../visits.query.ts";

/** Whose hours can be set. */
export function HoursPart() {
  const words = useWords();
  const { data: clinicians = [] } = useQuery(cliniciansQuery);
  if (clinicians.length === 0) return null;
  return (
    <Part title={words("hours.title")}>
      <ul className="rows">
        {clinicians.map(({ practitioner_id, name }) => (
          <li key={practitioner_id}>
            <Link to={`/hours/${practitioner_id}`} className="visit-line">
              <ClockIcon aria-hidden size={24} />
              <span>{words("hours.of", { name })}</span>
              <CaretRightIcon aria-hidden className="turns" size={18} />
            </Link>
          </li>
        ))}
      </ul>
    </Part>
  );
}

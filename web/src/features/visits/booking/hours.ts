import type { OpenHours } from "../../../api/model.ts";
import type { MessageId } from "../../../lib/intl/intl.tsx";

/** ISO weekdays, Monday first. */
export const WEEK = [1, 2, 3, 4, 5, 6, 7] as const;

/** What is wrong with a week of hours, if anything is. */
export function hoursProblem(weekly: readonly OpenHours[]): MessageId | undefined {
  if (weekly.some(({ from, to }) => from === "" || to === "" || from >= to)) return "hours.backwards";
  const overlap = weekly.some((one, at) =>
    weekly.some(
      (other, index) => index > at && one.weekday === other.weekday && one.from < other.to && other.from < one.to,
    ),
  );
  return overlap ? "hours.overlap" : undefined;
}

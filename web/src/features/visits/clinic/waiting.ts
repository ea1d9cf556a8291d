import type { Visit } from "../../../api/model.ts";

/** Over this many minutes somebody comes first and has been told why. */
export const LONG_WAIT_MIN = 20;

/** Minutes since somebody came in to wait. */
export function waitedMinutes(visit: Visit, nowMs: number): number {
  return visit.waiting_since === null ? 0 : Math.max(0, Math.floor((nowMs - Date.parse(visit.waiting_since)) / 60_000));
}

/** Who waits: longest over the limit first, then by the time they were booked for. */
export function peopleWaiting(visits: readonly Visit[], nowMs: number): readonly Visit[] {
  const over = (visit: Visit) => Math.max(0, waitedMinutes(visit, nowMs) - LONG_WAIT_MIN);
  return visits
    .filter(({ state }) => state === "waiting" || state === "stepped_away")
    .toSorted((a, b) => over(b) - over(a) || a.start.localeCompare(b.start));
}

import type { Slot } from "../../../api/model.ts";
import { dayKey } from "../../../lib/time.ts";

/** Free times by the day on which they begin in a zone, both in order. */
export function byDay(slots: readonly Slot[], zone: string): readonly (readonly [string, readonly Slot[]])[] {
  const days = new Map<string, Slot[]>();
  for (const slot of slots.toSorted((a, b) => a.start.localeCompare(b.start))) {
    const key = dayKey(slot.start, zone);
    const day = days.get(key);
    if (day === undefined) days.set(key, [slot]);
    else day.push(slot);
  }
  return [...days];
}

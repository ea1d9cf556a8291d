import type { Visitor } from "../../api/model.ts";
import { dayKey } from "../../lib/time.ts";

export type Act = "read" | "wrote" | "sent" | "unusual";

/** One who opened the record: what they did on each day, by the day's key. */
export interface VisitorRow {
  readonly id: string;
  readonly name: string;
  readonly role: string;
  readonly look: Visitor["look"];
  readonly days: ReadonlyMap<string, readonly Act[]>;
  readonly lines: readonly Visitor[];
}

/** Verbs of the account that only look; every other one changes something. */
const LOOKS = /^(?:read|list|search|view|calendar|history|enter)/;
const SENDS = /^(?:export|share)/;
const ORDER: readonly Act[] = ["unusual", "sent", "wrote", "read"];

/** What an entry of the account is to the person whose record it is. A refused try is unusual whatever it wanted. */
export function actOf({ action, outcome, purpose }: Pick<Visitor, "action" | "outcome" | "purpose">): Act {
  if (isRefused(outcome) || purpose === "emergency") return "unusual";
  const verb = action.slice(action.lastIndexOf(".") + 1);
  if (SENDS.test(verb)) return "sent";
  return LOOKS.test(verb) ? "read" : "wrote";
}

export const isRefused = (outcome: string): boolean => outcome === "refused";

/** The last days, oldest first, as `2026-11-22`. */
export function lastDays(nowMs: number, count: number, zone: string): readonly string[] {
  // At noon no change of the clocks can skip or double a day.
  const [year = 0, month = 1, day = 1] = dayKey(nowMs, zone).split("-").map(Number);
  return Array.from({ length: count }, (_, index) =>
    new Date(Date.UTC(year, month - 1, day - (count - 1 - index), 12)).toISOString().slice(0, 10),
  );
}

/** Who looked, the unusual first, then by how lately. */
export function rowsOf(visitors: readonly Visitor[], zone: string): readonly VisitorRow[] {
  const rows = new Map<string, { row: VisitorRow; days: Map<string, Act[]>; lines: Visitor[] }>();
  for (const line of visitors) {
    let entry = rows.get(line.actor_id);
    if (entry === undefined) {
      const days = new Map<string, Act[]>();
      const lines: Visitor[] = [];
      const row = { id: line.actor_id, name: line.actor_name, role: line.actor_role, look: line.look, days, lines };
      entry = { days, lines, row };
      rows.set(line.actor_id, entry);
    }
    entry.lines.push(line);
    const key = dayKey(line.at, zone);
    const acts = entry.days.get(key) ?? [];
    const act = actOf(line);
    if (!acts.includes(act)) acts.push(act);
    entry.days.set(
      key,
      acts.toSorted((a, b) => ORDER.indexOf(a) - ORDER.indexOf(b)),
    );
  }
  const newest = (row: VisitorRow) => row.lines.reduce((at, line) => (line.at > at ? line.at : at), "");
  return [...rows.values()]
    .map(({ row }) => row)
    .toSorted((a, b) => Number(isUnusual(b)) - Number(isUnusual(a)) || newest(b).localeCompare(newest(a)));
}

export function isUnusual(row: VisitorRow): boolean {
  return [...row.days.values()].some((acts) => acts.includes("unusual"));
}

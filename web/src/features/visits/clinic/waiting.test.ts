import { expect, it } from "vitest";
import type { Visit } from "../../../api/model.ts";
import { peopleWaiting, waitedMinutes } from "./waiting.ts";

const NOW = Date.parse("2026-11-24T10:06:00Z");
const visit = (id: string, start: string, since: string | null, state: Visit["state"] = "waiting") =>
  ({ id, start, waiting_since: since, state }) as Visit;

it("counts whole minutes since somebody came in to wait", () => {
  expect(waitedMinutes(visit("a", "", "2026-11-24T10:01:10Z"), NOW)).toBe(4);
  expect(waitedMinutes(visit("a", "", null), NOW)).toBe(0);
});

it("puts who has waited over twenty minutes first, else follows the book", () => {
  const waiting = peopleWaiting(
    [
      visit("teodoro", "2026-11-24T10:15:00Z", "2026-11-24T09:40:00Z"),
      visit("selam", "2026-11-24T10:00:00Z", "2026-11-24T09:57:00Z"),
      visit("henrik", "2026-11-24T09:45:00Z", "2026-11-24T09:50:00Z", "stepped_away"),
      visit("maren", "2026-11-24T10:30:00Z", null, "booked"),
    ],
    NOW,
  );
  expect(waiting.map(({ id }) => id)).toEqual(["teodoro", "henrik", "selam"]);
});

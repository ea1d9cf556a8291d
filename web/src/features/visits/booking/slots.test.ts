import { describe, expect, it } from "vitest";
import { hoursProblem } from "./hours.ts";
import { byDay } from "./slots.ts";

describe("free times", () => {
  it("stand under the day on which they begin for the person, in order", () => {
    const slots = ["2026-11-25T00:30:00Z", "2026-11-24T09:00:00Z", "2026-11-24T08:00:00Z"].map((start) => ({
      ...{ id: start, start, end: start },
    }));
    const days = byDay(slots, "America/New_York");
    expect(days.map(([day, there]) => [day, there.length])).toEqual([["2026-11-24", 3]]);
    expect(days[0]?.[1][0]?.start).toBe("2026-11-24T08:00:00Z");
  });
});

describe("a week of hours", () => {
  const span = (weekday: number, from: string, to: string) => ({ weekday, from, to });

  it("may have several spans a day that touch", () => {
    expect(
      hoursProblem([span(1, "09:00", "12:00"), span(1, "12:00", "15:00"), span(2, "09:00", "12:00")]),
    ).toBeUndefined();
  });

  it("is refused while a span is backwards, empty, or over another", () => {
    expect(hoursProblem([span(1, "12:00", "09:00")])).toBe("hours.backwards");
    expect(hoursProblem([span(1, "", "09:00")])).toBe("hours.backwards");
    expect(hoursProblem([span(1, "09:00", "12:00"), span(1, "11:00", "13:00")])).toBe("hours.overlap");
  });
});

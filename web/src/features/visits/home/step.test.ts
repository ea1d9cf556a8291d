import { describe, expect, it } from "vitest";
import type { Visit } from "../../../api/model.ts";
import { calledName, greetingOf } from "./greeting.ts";
import { delayMinutes, stepOf } from "./step.ts";

const BOOKED: Visit = {
  id: "v1",
  state: "booked",
  door: "closed",
  opens_at: "2026-11-24T10:15:00Z",
  start: "2026-11-24T10:30:00Z",
  end: "2026-11-24T10:50:00Z",
  practitioner: { id: "pr1", name: "Dr Amara Osei" },
  patient: { id: "p1", name: "Maren Holt", age: 34 },
  reason: "Dizzy spells",
  wants: [],
  checked: false,
  consented: false,
  waiting_since: null,
  place_in_queue: null,
  expected_at: null,
  late: null,
  note: "none",
  replaced_trip: null,
};

describe("the door of a visit", () => {
  it.each([
    ["closed", "booked", "/visits/v1", "home.go.closed"],
    ["open", "booked", "/visits/v1/wait", "home.go.open"],
    ["someone_in", "booked", "/visits/v1/wait", "home.go.someone"],
    ["open", "waiting", "/visits/v1/wait", "home.go.back"],
    ["open", "stepped_away", "/visits/v1/wait", "home.go.back"],
    ["someone_in", "in_room", "/visits/v1/room", "home.go.someone"],
  ] as const)("that is %s leads, while %s, to %s", (door, state, to, words) => {
    expect(stepOf({ ...BOOKED, door, state })).toEqual({ to, words });
  });

  it("speaks of a delay from five minutes on, and of none when nobody knows", () => {
    expect(delayMinutes({ ...BOOKED, expected_at: "2026-11-24T10:45:00Z" })).toBe(15);
    expect(delayMinutes({ ...BOOKED, expected_at: "2026-11-24T10:34:00Z" })).toBeUndefined();
    expect(delayMinutes(BOOKED)).toBeUndefined();
  });
});

describe("the greeting", () => {
  it("follows the hour where the person is", () => {
    expect([5, 11, 12, 17, 18, 2].map(greetingOf)).toEqual([
      "home.morning",
      "home.morning",
      "home.afternoon",
      "home.afternoon",
      "home.evening",
      "home.evening",
    ]);
  });

  it("calls people by the first of their names and not by a title", () => {
    expect(["Maren Holt", "Dr Amara Osei", "Prof. Ada Lund", "Dr"].map(calledName)).toEqual([
      "Maren",
      "Amara",
      "Ada",
      "Dr",
    ]);
  });
});

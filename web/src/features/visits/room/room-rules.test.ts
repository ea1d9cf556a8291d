import { describe, expect, it } from "vitest";
import type { RoomPerson } from "../../../world/core/model.ts";
import { handIsUp, seatedPose, withHand } from "./hand.ts";
import { mainPerson, marksByPlace, peopleHere } from "./surroundings.ts";
import { GAP_PX, SPEED_PX_PER_S, sweep } from "./sweep.ts";
import { wholeTrace } from "./whole-trace.ts";

const person = (id: string, part: Partial<RoomPerson> = {}): RoomPerson =>
  ({ id, name: id, self: false, standing: "here", ...part }) as RoomPerson;

describe("a raised hand", () => {
  it("is seen by everybody who looks at the pose", () => {
    expect(handIsUp(seatedPose(0, true))).toBe(true);
    expect(handIsUp(withHand(seatedPose(1, false), true))).toBe(true);
  });

  it("is not seen where hands are down, or nobody knows", () => {
    expect(handIsUp(seatedPose(0, false))).toBe(false);
    const low = seatedPose(0, false);
    expect(handIsUp({ ...low, left: { ...low.head, position: [0, 0.9, 0] } })).toBe(false);
    expect(handIsUp(undefined)).toBe(false);
  });
});

describe("who is in the room", () => {
  it("are all but those who went, oneself last", () => {
    const here = peopleHere([person("me", { self: true }), person("gone", { standing: "gone" }), person("henrik")]);
    expect(here.map(({ id }) => id)).toEqual(["henrik", "me"]);
  });

  it("shows large whoever else speaks, else the first other, else oneself", () => {
    const all = [person("henrik"), person("mira"), person("me", { self: true })];
    expect(mainPerson(all, new Set(["mira", "me"]))?.id).toBe("mira");
    expect(mainPerson(all, new Set(["me"]))?.id).toBe("henrik");
    expect(mainPerson([person("me", { self: true })], new Set())?.id).toBe("me");
  });

  it("has marks of one place together", () => {
    const marks = [
      { id: "1", place: "heart", text: "Weak pump" },
      { id: "2", place: "lungs", text: "Asthma" },
      { id: "3", place: "heart", text: "Valve" },
    ] as const;
    expect(marksByPlace(marks).map(([place, there]) => [place, there.length])).toEqual([
      ["heart", 2],
      ["lungs", 1],
    ]);
  });
});

describe("the sweep of a live trace", () => {
  const width = 400;
  const trace = (values: number[], startMs = 0) => ({ startMs, rateHz: 100, values: Float32Array.from(values) });

  it("runs at 25 mm a second and leaves a gap before the newest", () => {
    const long = trace(Array.from({ length: 1_000 }, () => 0));
    const nowMs = 9_000;
    const xs = sweep(long, nowMs, width, (value) => value).flatMap((piece) => piece.filter((_, at) => at % 2 === 0));
    const newest = ((nowMs / 1_000) * SPEED_PX_PER_S) % width;
    expect(xs.some((x) => Math.abs(x - newest) < 1)).toBe(true);
    expect(xs.filter((x) => x > newest + 1 && x < newest + GAP_PX - 1)).toEqual([]);
  });

  it("is broken where samples are missing, never drawn across", () => {
    const gappy = trace([0, 0, Number.NaN, Number.NaN, 0, 0]);
    expect(sweep(gappy, 60, width, (value) => value).length).toBe(2);
  });

  it("shows nothing of what comes after now", () => {
    expect(sweep(trace([1, 1, 1], 1_000), 900, width, (value) => value)).toEqual([]);
  });
});

describe("the pieces of a trace as one", () => {
  it("have nothing between them where nothing came", () => {
    const piece = (startMs: number, values: number[]) => ({
      ...{ startMs, rateHz: 100, values: Float32Array.from(values), beatsMs: [startMs] },
    });
    const whole = wholeTrace([piece(0, [1, 2]), piece(40, [5])]);
    expect([...(whole?.values ?? [])]).toEqual([1, 2, Number.NaN, Number.NaN, 5]);
    expect(whole?.beatsMs).toEqual([0, 40]);
  });

  it("are none where there is none", () => {
    expect(wholeTrace([])).toBeUndefined();
  });
});

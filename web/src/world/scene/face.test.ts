import { describe, expect, it } from "vitest";
import { EYE_REACH, lidAt, mouthAfter, seedOf, sharedGaze } from "./face.ts";

function blinks(seed: number): number[] {
  const starts: number[] = [];
  let before = 0;
  for (let ms = 0; ms < 300_000; ms += 10) {
    const lid = lidAt(seed, ms);
    if (lid > 0 && before === 0) starts.push(ms);
    before = lid;
  }
  return starts;
}

describe("lids", () => {
  it("close every two to seven seconds", () => {
    const starts = blinks(seedOf("amara"));
    const between = starts.slice(1).map((start, i) => start - (starts[i] ?? 0));
    expect(Math.min(...between)).toBeGreaterThanOrEqual(2000);
    expect(Math.max(...between)).toBeLessThanOrEqual(7000);
  });

  it("of two people do not close in step", () => {
    const [one, other] = [blinks(seedOf("amara")), blinks(seedOf("tomas"))];
    const together = one.filter((start) => other.some((at) => Math.abs(at - start) < 100)).length;
    expect(together).toBeLessThan(one.length / 4);
  });
});

describe("a mouth", () => {
  it("opens within about a tenth of a second and closes more slowly", () => {
    const opened = mouthAfter(0, 0.3, 100);
    expect(opened).toBeGreaterThan(0.38);
    expect(mouthAfter(opened, 0, 100)).toBeGreaterThan(0.12);
    expect(mouthAfter(opened, 0, 800)).toBeLessThan(0.01);
  });

  it("stays shut for the hiss of a microphone, and never opens beyond four fifths", () => {
    expect(mouthAfter(0, 0.003, 1000)).toBe(0);
    expect(mouthAfter(0, 1, 5000)).toBeCloseTo(0.8, 5);
  });
});

describe("a gaze", () => {
  it("near the middle is the eyes' alone; further aside the head follows, as far as a neck goes", () => {
    expect(sharedGaze(0.1)).toEqual({ eyes: 0.1, head: 0 });
    const aside = sharedGaze(-0.8);
    expect(aside.eyes + aside.head).toBeCloseTo(-0.8, 9);
    expect(aside.head).toBeLessThan(-0.6);
    expect(sharedGaze(3).eyes).toBe(EYE_REACH);
    expect(sharedGaze(3).head).toBe(0.9);
  });
});

import { describe, expect, it } from "vitest";
import { beatAt, breathAt } from "./beat.ts";

describe("a beat", () => {
  it("rises at once, falls slowly and rests before the next", () => {
    expect(beatAt(1000, [1000])).toBe(0);
    expect(beatAt(1110, [1000])).toBeCloseTo(1, 1);
    expect(beatAt(1250, [1000])).toBeGreaterThan(0.5);
    expect(beatAt(1400, [1000])).toBe(0);
  });

  it("takes the newest one that has come, in whatever order they stand", () => {
    expect(beatAt(2050, [2000, 1000, 2700])).toBeCloseTo(beatAt(1050, [1000]), 9);
  });

  it("is still without beats: nothing is made up", () => {
    for (let ms = 0; ms < 3000; ms += 50) expect(beatAt(ms, [])).toBe(0);
    expect(beatAt(1000, [1500])).toBe(0);
  });
});

describe("a breath", () => {
  it("goes from empty to full and back within five seconds, without a jump", () => {
    const breaths = Array.from({ length: 500 }, (_, i) => breathAt(i * 10));
    expect(Math.min(...breaths)).toBeCloseTo(0, 3);
    expect(Math.max(...breaths)).toBeCloseTo(1, 3);
    breaths.slice(1).forEach((breath, i) => {
      expect(Math.abs(breath - (breaths[i] ?? 0))).toBeLessThan(0.01);
    });
  });
});

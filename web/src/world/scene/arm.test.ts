import { describe, expect, it } from "vitest";
import type { Vec3 } from "../core/model.ts";
import { length, minus, reach } from "./arm.ts";

const UPPER = 0.25;
const LOWER = 0.235;
const SHOULDER: Vec3 = [0.155, 1.275, 0];
const POLE: Vec3 = [0.9, -0.3, -0.6];

describe("an arm", () => {
  it("reaches what is near, and neither bone stretches", () => {
    const target: Vec3 = [0.1, 1, 0.25];
    const { elbow, wrist } = reach(SHOULDER, target, UPPER, LOWER, POLE);
    expect(length(minus(wrist, target))).toBeLessThan(1e-9);
    expect(length(minus(elbow, SHOULDER))).toBeCloseTo(UPPER, 9);
    expect(length(minus(wrist, elbow))).toBeCloseTo(LOWER, 9);
  });

  it("points straight at what is too far", () => {
    const { elbow, wrist } = reach(SHOULDER, [0.155, 1.275, 5], UPPER, LOWER, POLE);
    expect(length(minus(wrist, SHOULDER))).toBeLessThan(UPPER + LOWER);
    expect(wrist[2]).toBeGreaterThan(0.48);
    expect(length(minus(elbow, SHOULDER))).toBeCloseTo(UPPER, 9);
  });

  it("bends its elbow outwards, whichever way it reaches", () => {
    for (const target of [
      [0.1, 1, 0.25],
      [0.3, 1.3, 0.2],
      [0.155, 0.9, 0.05],
    ] as Vec3[]) {
      const { elbow, wrist } = reach(SHOULDER, target, UPPER, LOWER, POLE);
      const middle = (SHOULDER[0] + wrist[0]) / 2;
      expect(elbow[0]).toBeGreaterThan(middle);
    }
  });

  it("is never undefined, even at its own shoulder or along its pole", () => {
    for (const target of [SHOULDER, [SHOULDER[0] + 0.9, SHOULDER[1] - 0.3, SHOULDER[2] - 0.6]] as Vec3[]) {
      const { elbow, wrist } = reach(SHOULDER, target, UPPER, LOWER, POLE);
      expect([...elbow, ...wrist].every(Number.isFinite)).toBe(true);
    }
  });
});

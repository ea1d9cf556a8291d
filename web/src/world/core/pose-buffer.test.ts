import { expect, test } from "vitest";
import type { Pose } from "./model.ts";
import { Playout, PoseBuffer } from "./pose-buffer.ts";

const at = (x: number): Pose => ({ head: { position: [x, 1.6, 0], rotation: [0, 0, 0, 1] } });
const x = (pose: Pose | undefined) => pose?.head.position[0];

test("between two ticks somebody is between two places", () => {
  const buffer = new PoseBuffer();
  buffer.add(1000, at(0));
  buffer.add(1050, at(1));
  expect(x(buffer.at(1025))).toBeCloseTo(0.5);
  expect(x(buffer.at(900))).toBe(0);
  expect(x(buffer.at(2000))).toBe(1);
});

test("who stood still for long begins to move when they did", () => {
  const buffer = new PoseBuffer();
  buffer.add(1000, at(0));
  buffer.add(5000, at(1));
  expect(x(buffer.at(3000))).toBe(0);
  expect(x(buffer.at(4950))).toBeCloseTo(0.5);
});

test("another seat is taken at once, not by flying there", () => {
  const buffer = new PoseBuffer();
  buffer.add(1000, at(0));
  buffer.add(1050, at(5));
  expect(x(buffer.at(1049))).toBe(0);
  expect(x(buffer.at(1050))).toBe(5);
});

test("what comes twice or late is passed over", () => {
  const buffer = new PoseBuffer();
  buffer.add(1050, at(1));
  buffer.add(1050, at(9));
  buffer.add(1000, at(9));
  expect(x(buffer.newest)).toBe(1);
  expect(x(buffer.at(1000))).toBe(1);
});

test("a steady line is played one and a half ticks late, an unsteady one later, never by more than 100 ms", () => {
  const steady = new Playout(50);
  const unsteady = new Playout(50);
  for (let tick = 0; tick < 100; tick++) {
    steady.arrived(tick * 50, 777 + tick * 50);
    unsteady.arrived(tick * 50, 777 + tick * 50 + (tick % 3) * 40);
  }
  expect(steady.lateMs).toBe(75);
  expect(steady.shownAt(777 + 5000)).toBe(5000 - 75);
  expect(unsteady.lateMs).toBeGreaterThan(95);
  expect(unsteady.lateMs).toBeLessThanOrEqual(100);
});

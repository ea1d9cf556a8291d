import { expect, test } from "vitest";
import { BUBBLE_M, outside } from "./bubble.ts";
import type { Pose } from "./model.ts";

const pose: Pose = {
  head: { position: [0.1, 1.6, 0], rotation: [0, 0, 0, 1] },
  left: { position: [0.3, 1.2, 0.1], rotation: [0, 0, 0, 1] },
};

test("nobody comes closer than the bubble, and hands stay with their head", () => {
  const moved = outside(pose, [[0, 1.5, 0]]);
  expect(moved.head.position[0]).toBeCloseTo(BUBBLE_M);
  expect(moved.head.position[1]).toBe(1.6);
  expect((moved.left?.position[0] ?? 0) - moved.head.position[0]).toBeCloseTo(0.2);
});

test("who is far enough away is left where they are", () => {
  expect(outside(pose, [[0.7, 1.6, 0]])).toBe(pose);
});

test("two in exactly the same place come apart", () => {
  const [x, , z] = outside(pose, [pose.head.position]).head.position;
  expect(Math.hypot(x - 0.1, z)).toBeCloseTo(BUBBLE_M);
});

/** Two-bone inverse kinematics for an arm, and the few vector rules it needs. */

import type { Vec3 } from "../core/model.ts";

export const plus = (a: Vec3, b: Vec3, scale = 1): Vec3 => [
  a[0] + b[0] * scale,
  a[1] + b[1] * scale,
  a[2] + b[2] * scale,
];
export const minus = (a: Vec3, b: Vec3): Vec3 => [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
export const dot = (a: Vec3, b: Vec3): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
export const length = (a: Vec3): number => Math.sqrt(dot(a, a));

export function normalised(a: Vec3): Vec3 {
  const size = length(a) || 1;
  return [a[0] / size, a[1] / size, a[2] / size];
}

export interface Arm {
  readonly elbow: Vec3;
  readonly wrist: Vec3;
}

/**
 * Where elbow and wrist are when the wrist goes as near to `target` as the arm reaches; the elbow bends towards `pole`.
 * The arm never stretches: a target that is too far gives a straight arm that points at it.
 */
export function reach(shoulder: Vec3, target: Vec3, upper: number, lower: number, pole: Vec3): Arm {
  const towards = minus(target, shoulder);
  const shortest = Math.abs(upper - lower) * 1.02 + 1e-4;
  const far = Math.max(shortest, Math.min(length(towards), (upper + lower) * 0.999));
  const direction = length(towards) < 1e-6 ? ([0, -1, 0] as const) : normalised(towards);
  const along = (upper * upper - lower * lower + far * far) / (2 * far);
  const aside = Math.sqrt(Math.max(0, upper * upper - along * along));
  let bend = plus(pole, direction, -dot(pole, direction));
  if (length(bend) < 1e-6) bend = Math.abs(direction[1]) < 0.9 ? plus([0, -1, 0], direction, direction[1]) : [0, 0, -1];
  return {
    elbow: plus(plus(shoulder, direction, along), normalised(bend), aside),
    wrist: plus(shoulder, direction, far),
  };
}

/** The bones of a body and where they rest. A body stands at the origin, 1.68 m tall, and looks along +z; its right is −x. */

import type { Vec3 } from "../core/model.ts";
import { reach } from "./arm.ts";

export const BONES = [
  "hips",
  "chest",
  "head",
  "upperRight",
  "lowerRight",
  "handRight",
  "upperLeft",
  "lowerLeft",
  "handLeft",
  "eyeRight",
  "eyeLeft",
  "lidRight",
  "lidLeft",
] as const;

export type Bone = (typeof BONES)[number];

export const bone = (name: Bone): number => BONES.indexOf(name);

export const HIP_HEIGHT = 0.87;
/** Of the hips above a seat. */
export const HIP_OVER_SEAT = 0.085;
export const CHEST: Vec3 = [0, 0.95, 0];
export const NECK: Vec3 = [0, 1.445, 0.012];
export const HEAD: Vec3 = [0, 1.515, 0.022];
export const HEAD_SCALE = 1.13;
export const UPPER_ARM = 0.25;
export const LOWER_ARM = 0.235;

/** −1 right, 1 left. */
export type Side = -1 | 1;
export const SIDES: readonly [Side, Side] = [-1, 1];

export const shoulder = (side: Side): Vec3 => [side * 0.155, 1.275, -0.005];
/** Elbows fall outwards, down and back. */
export const pole = (side: Side): Vec3 => [side * 0.9, -0.3, -0.6];
/** Between lap and hanging: sleeves bend least from here. */
export const restWrist = (side: Side): Vec3 => [side * 0.19, 0.95, 0.21];

export const restArm = (side: Side) => reach(shoulder(side), restWrist(side), UPPER_ARM, LOWER_ARM, pole(side));

export const EYE = { x: 0.039, y: -0.003, z: 0.0905, radius: 0.024 } as const;

/** Of an eye, in a body's own space. */
export const eyeCentre = (side: Side): Vec3 => [
  HEAD[0] + side * EYE.x * HEAD_SCALE,
  HEAD[1] + EYE.y * HEAD_SCALE,
  HEAD[2] + EYE.z * HEAD_SCALE,
];

/** What a vertex of a body is made of: its colour comes from the person's look. */
export const SLOTS = [
  "skin",
  "lip",
  "hair",
  "brow",
  "top",
  "collar",
  "coat",
  "legs",
  "shoes",
  "white",
  "iris",
  "dark",
  "glint",
  "teeth",
  "glasses",
  "cream",
  "green",
  "steel",
  "frame",
  "rubber",
  "wood",
  "linen",
] as const;

export type Slot = (typeof SLOTS)[number];

/** Where things stand in the consulting room. Metres; +z points from the window into the room, 0 is the floor. */

import type { Vec3 } from "../core/model.ts";

export interface Seat {
  readonly position: Vec3;
  /** About the vertical, rad; 0 looks along +z. */
  readonly turn: number;
  readonly height: number;
}

/** The two armchairs, then places for guests, who bring a chair. */
export const SEATS: readonly Seat[] = [
  { position: [-1.18, 0, -0.05], turn: 1.12, height: 0.45 },
  { position: [1.08, 0, -0.05], turn: -1.12, height: 0.45 },
  { position: [-1.05, 0, 1.5], turn: 2.5, height: 0.45 },
  { position: [0.95, 0, 1.5], turn: -2.5, height: 0.45 },
];

/** Further back than the chairs, so that the body stands beside and not between two faces. */
export const TABLE: Vec3 = [-0.05, 0, -0.42];
/** The body stands here, on its disc. */
export const BODY: Vec3 = [TABLE[0], 0.567, TABLE[2]];
/** Of a body 1.75 m tall. */
export const BODY_SCALE = 0.54;

export const WALL_SCREEN = { position: [-3.138, 1.55, -1.35], turn: Math.PI / 2, width: 1.72, height: 0.98 } as const;

/** Of the eyes of somebody of middle height who sits, above the seat's floor and before its middle. */
export const SEATED_EYE = { height: 1.235, forward: 0.12 } as const;

/** From here all of the room is seen, as in its reference picture. */
export const OVERVIEW = { position: [0.55, 1.48, 3.2], target: [-0.25, 1.12, -1], fieldOfView: 42 } as const;

export const SUN = { towards: [0.5, 0.5, -0.62], colour: "#ffe9c8", intensity: 4.2 } as const;
export const SKY = {
  zenith: "#7db3de",
  middle: "#b9d7ea",
  horizon: "#eef0e6",
  ground: "#b9bfa0",
  glow: "#fff1d0",
  cloud: 0.55,
  gain: 1.3,
} as const;
/** Side from which a surface's grain is seen in the shade: mostly the window. */
export const KEY: Vec3 = [0.25, 0.3, -0.9];
export const EXPOSURE = 1.2;

/** Torso, sleeves, coat, trousers, shoes, neck and hands. Numbers from look.md §7. */

import type { BufferGeometry } from "three";
import type { Vec3 } from "../core/model.ts";
import { HEAD, HIP_HEIGHT, restArm, SIDES, type Side, shoulder } from "../scene/skeleton.ts";
import { smoothstep } from "../scene/sky.ts";
import {
  cone,
  displace,
  ellipsoid,
  type Field,
  halfSpace,
  inflate,
  intersect,
  smoothMin,
  subtract,
  union,
  unionBy,
} from "./field.ts";
import { dressed, type Part, type Skinning, type Stuff, type Weights } from "./part.ts";
import { ring } from "./shapes.ts";
import { mesh } from "./surface.ts";

const torso = union(
  0.09,
  ellipsoid([0, 1.19, 0], [0.15, 0.16, 0.105]),
  ellipsoid([0, 1.03, 0.012], [0.137, 0.16, 0.104]),
  ellipsoid([0, 0.9, 0], [0.166, 0.12, 0.125]),
  cone([-0.12, 1.27, -0.008], [0.12, 1.27, -0.008], 0.062),
);

const upper = (side: Side): Field => cone(shoulder(side), restArm(side).elbow, 0.062, 0.05);

const between = (a: Vec3, b: Vec3, t: number): Vec3 => [
  a[0] + (b[0] - a[0]) * t,
  a[1] + (b[1] - a[1]) * t,
  a[2] + (b[2] - a[2]) * t,
];

function sleeve(side: Side): Field {
  const { elbow, wrist } = restArm(side);
  return union(0.02, upper(side), cone(elbow, between(elbow, wrist, 0.95), 0.05, 0.041));
}

/** Wide at the shoulder, narrow at the waist, or arms melt into a cape. */
const blend: Field = (_x, y) => 0.016 + 0.045 * Math.max(0, Math.min(1, (y - 1.12) / 0.12));

function withSleeves(body: Field, thicker = 0): Field {
  const [right, left] = SIDES.map((side) => inflate(sleeve(side), thicker)) as [Field, Field];
  return unionBy(blend, unionBy(blend, body, right), left);
}

const folds = (field: Field, deep: number): Field =>
  displace(field, (x, y, z) => deep * Math.sin(y * 38 + x * 16 + z * 12) * Math.sin(x * 21 - y * 9 + 2));

/** How the upper body moves: hips to chest by height, chest to arm by nearness, upper to lower arm past the elbow. */
export const upperBody = (x: number, y: number, z: number): Weights => {
  const side: Side = x < 0 ? -1 : 1;
  const { elbow, wrist } = restArm(side);
  const inArm = smoothstep(
    -0.035,
    0.045,
    torso(x, y, z) - smoothMin(upper(side)(x, y, z), cone(elbow, wrist, 0.045)(x, y, z), 0.03),
  );
  const bones = side < 0 ? (["upperRight", "lowerRight"] as const) : (["upperLeft", "lowerLeft"] as const);
  const lower: Vec3 = [wrist[0] - elbow[0], wrist[1] - elbow[1], wrist[2] - elbow[2]];
  const above: Vec3 = [elbow[0] - shoulder(side)[0], elbow[1] - shoulder(side)[1], elbow[2] - shoulder(side)[2]];
  // Across the plane that halves the elbow's angle.
  const across = [0, 1, 2].map((axis) => (lower[axis] ?? 0) / 0.235 + (above[axis] ?? 0) / 0.25) as [
    number,
    number,
    number,
  ];
  const past = across[0] * (x - elbow[0]) + across[1] * (y - elbow[1]) + across[2] * (z - elbow[2]);
  const bent = smoothstep(-0.06, 0.06, past / Math.hypot(...across));
  if (inArm > 0.98) return [bones[0], bones[1], bent];
  if (inArm > 0.02) return ["chest", bones[0], inArm];
  return ["hips", "chest", smoothstep(0.86, 1.12, y)];
};

const BOX = { low: [-0.56, 0.7, -0.26] as Vec3, high: [0.56, 1.42, 0.5] as Vec3 };
const CLOTH = 0.95;
const cloth = (slot: Stuff["slot"], shade?: number): Stuff =>
  shade === undefined ? { slot, roughness: CLOTH } : { slot, roughness: CLOTH, shade: () => shade };

function top(): BufferGeometry {
  let field = intersect(0.035, withSleeves(torso), halfSpace([0, -1, 0], -0.845));
  field = subtract(0.015, field, cone([0, 1.36, 0.02], [0, 1.5, 0.05], 0.058, 0.07));
  return dressed(mesh(folds(field, 0.004), { ...BOX, cell: 0.02, keep: 0.4 }), cloth("top"), upperBody);
}

/** Open in front; longer on somebody who stands. */
function coat(hem: number, standing: boolean): BufferGeometry {
  let field = withSleeves(inflate(torso, 0.02), 0.011);
  if (standing) field = union(0.07, field, ellipsoid([0, 0.76, 0], [0.185, 0.27, 0.135]));
  field = intersect(0.026, field, halfSpace([0, -1, 0], -hem));
  const opening: Field = (x, y, z) => {
    const above = y - 1;
    const half = 0.04 + Math.max(0, above) * 0.16 + Math.max(0, -above) * 0.06;
    return Math.max(Math.abs(x) - half, 0.03 - z);
  };
  field = subtract(0.024, field, opening);
  field = subtract(0.015, field, cone([0, 1.36, 0.02], [0, 1.5, 0.05], 0.072, 0.085));
  const span = { ...BOX, low: [BOX.low[0], hem - 0.1, BOX.low[2]] as Vec3, cell: 0.0185, keep: 0.26 };
  return dressed(mesh(folds(field, 0.004), span), cloth("coat"), upperBody);
}

function trousers(seat: number | undefined): BufferGeometry {
  const hips = seat === undefined ? HIP_HEIGHT : seat + 0.085;
  const leg = (side: Side): Field => {
    const knee: Vec3 = seat === undefined ? [side * 0.088, 0.47, 0.018] : [side * 0.105, seat + 0.075, 0.43];
    return union(0.02, cone([side * 0.085, hips, 0], knee, 0.088, 0.064), cone(knee, ankle(side, seat), 0.063, 0.054));
  };
  let field = union(0.05, ellipsoid([0, hips + 0.03, 0], [0.148, 0.1, 0.108]), leg(-1), leg(1));
  field = intersect(0.012, field, halfSpace([0, -1, 0], -0.075));
  if (seat === undefined) field = intersect(0.02, field, halfSpace([0, 1, 0], 0.93));
  const span = { low: [-0.3, 0.03, -0.2] as Vec3, high: [0.3, hips + 0.16, seat === undefined ? 0.2 : 0.56] as Vec3 };
  return dressed(mesh(folds(field, 0.003), { ...span, cell: 0.021, keep: 0.38 }), cloth("legs"), "hips");
}

function ankle(side: Side, seat: number | undefined): Vec3 {
  return seat === undefined ? [side * 0.095, 0.09, -0.01] : [side * 0.115, 0.09, side < 0 ? 0.4 : 0.45];
}

function shoe(side: Side, seat: number | undefined): BufferGeometry {
  const [x, , z] = ankle(side, seat);
  const whole = union(
    0.03,
    ellipsoid([x, 0.045, z + 0.075], [0.05, 0.05, 0.1]),
    ellipsoid([x, 0.062, z], [0.045, 0.062, 0.055]),
  );
  const field = intersect(0.012, whole, halfSpace([0, -1, 0], -0.012));
  const span = {
    low: [x - 0.08, -0.02, z - 0.09] as Vec3,
    high: [x + 0.08, 0.16, z + 0.2] as Vec3,
    cell: 0.014,
    keep: 0.34,
  };
  return dressed(mesh(field, span), { slot: "shoes", roughness: 0.6 }, "hips");
}

function neck(): BufferGeometry {
  const field = cone([0, 1.26, -0.012], [HEAD[0], HEAD[1] - 0.09, HEAD[2] - 0.02], 0.056, 0.05);
  const skinning: Skinning = (_x, y) => ["chest", "head", smoothstep(1.37, 1.45, y)];
  const stuff: Stuff = { slot: "skin", roughness: 0.6, shade: () => 0.93 };
  return dressed(
    mesh(field, { low: [-0.09, 1.22, -0.12], high: [0.09, 1.49, 0.12], cell: 0.02, keep: 0.5 }),
    stuff,
    skinning,
  );
}

function collar(): BufferGeometry {
  const geometry = ring(0.066, 0.058, 0.014, 0.3).translate(0, 1.345, 0.012);
  return dressed(geometry, cloth("collar", 0.86), "chest");
}

/** In its own frame: the wrist at the origin, fingers along −y, thumb towards +z, palm towards x of the other hand. */
function hand(side: Side): BufferGeometry {
  const curl = side < 0 ? 0.55 : -0.55;
  const fingers = [-0.029, -0.0098, 0.0098, 0.029].map((z, i): Field => {
    const long = [0.042, 0.05, 0.053, 0.047][i] ?? 0.05;
    const middle: Vec3 = [curl * 0.012, -0.088 - long * 0.55, z * 1.12];
    const tip: Vec3 = [curl * 0.032, -0.09 - long * 0.98, z * 1.1];
    return union(0.006, cone([0, -0.075, z], middle, 0.0115, 0.0105), cone(middle, tip, 0.0105, 0.0088));
  });
  const ball: Vec3 = [curl * 0.018, -0.062, 0.052];
  const thumb = union(
    0.012,
    cone([curl * 0.004, -0.03, 0.03], ball, 0.0135, 0.012),
    cone(ball, [curl * 0.024, -0.088, 0.056], 0.012, 0.0098),
  );
  const palm = ellipsoid([0, -0.052, 0], [0.0185, 0.05, 0.04]);
  const apart: Field = (x, y, z) => Math.min(...fingers.map((finger) => finger(x, y, z)));
  const field = union(0.014, palm, cone([0, 0.03, 0], [0, -0.04, 0], 0.025, 0.026), thumb, apart);
  const span = { low: [-0.06, -0.165, -0.065] as Vec3, high: [0.06, 0.06, 0.085] as Vec3, cell: 0.0085, keep: 0.42 };
  const stuff: Stuff = { slot: "skin", roughness: 0.6, blush: (_x, y) => 0.25 * smoothstep(-0.07, -0.14, y) };
  return dressed(mesh(field, span), stuff, side < 0 ? "handRight" : "handLeft");
}

export const SEAT_HEIGHT = 0.45;

export function clothes(): Part[] {
  return [
    { name: "top", geometry: top() },
    { name: "collar", geometry: collar() },
    { name: "coat", geometry: coat(0.85, false) },
    { name: "coat-standing", geometry: coat(0.66, true) },
    { name: "legs-seated", geometry: trousers(SEAT_HEIGHT) },
    { name: "legs-standing", geometry: trousers(undefined) },
    { name: "shoe-right-seated", geometry: shoe(-1, SEAT_HEIGHT) },
    { name: "shoe-left-seated", geometry: shoe(1, SEAT_HEIGHT) },
    { name: "shoe-right-standing", geometry: shoe(-1, undefined) },
    { name: "shoe-left-standing", geometry: shoe(1, undefined) },
    { name: "neck", geometry: neck() },
    { name: "hand-right", geometry: hand(-1) },
    { name: "hand-left", geometry: hand(1) },
  ];
}

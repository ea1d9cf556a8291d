/** The head: skull, ears, eyes with lids, brows, and a mouth that opens and smiles. In its own frame, the skull's middle at 0. */

import { BufferAttribute, BufferGeometry, SphereGeometry, TorusGeometry } from "three";
import type { Vec3 } from "../core/model.ts";
import { EYE, HEAD, HEAD_SCALE, SIDES, type Side } from "../scene/skeleton.ts";
import { smoothstep } from "../scene/sky.ts";
import { cone, ellipsoid, type Field, sphere, subtract, union } from "./field.ts";
import { dressed, joined, type Part, type Stuff } from "./part.ts";
import { taperedTube } from "./shapes.ts";
import { face, mesh } from "./surface.ts";

export const head: Field = (() => {
  let field = union(
    0.055,
    ellipsoid([0, 0.026, -0.014], [0.098, 0.118, 0.112]),
    ellipsoid([0, -0.052, 0.02], [0.077, 0.086, 0.078]),
  );
  const cheek = (side: Side): Field => ellipsoid([side * 0.045, -0.04, 0.062], [0.034, 0.032, 0.03]);
  field = union(0.03, field, cheek(-1), cheek(1));
  field = union(0.02, field, ellipsoid([0, -0.118, 0.062], [0.026, 0.02, 0.022]));
  for (const side of SIDES)
    field = subtract(0.03, field, ellipsoid([side * 0.038, -0.002, 0.125], [0.03, 0.022, 0.03]));
  const nostril = (side: Side): Field => sphere([side * 0.012, -0.038, 0.1], 0.0098);
  const nose = union(0.012, cone([0, 0, 0.088], [0, -0.034, 0.107], 0.0088, 0.0148), nostril(-1), nostril(1));
  field = union(0.018, field, nose);
  const ear = (side: Side): Field =>
    ellipsoid([side * 0.099, -0.016, -0.004], [0.012, 0.03, 0.02], [0, side * -0.35, 0]);
  return union(0.012, field, ear(-1), ear(1));
})();

/** How far forward the face is at a place of it. */
export function faceDepth(x: number, y: number): number {
  let z = 0.16;
  for (let step = 0; step < 40; step++) {
    const distance = head(x, y, z);
    if (distance < 0.0003) break;
    z -= Math.max(0.0005, distance * 0.8);
  }
  return z;
}

const bump = (distance: number, width: number): number => Math.exp(-(distance * distance) / (width * width));

const blush = (x: number, y: number, z: number): number => {
  const aside = Math.abs(x);
  let warm = 0.5 * bump(Math.hypot(aside - 0.11, y + 0.016), 0.022);
  if (z > 0) {
    warm += 0.55 * bump(Math.hypot(aside - 0.055, y + 0.045), 0.032);
    warm += 0.45 * bump(Math.hypot(x, y + 0.04, z - 0.115), 0.02);
  }
  return Math.min(0.8, warm);
};

/** Sockets a little darker, under the chin a little, too. */
const shade = (x: number, y: number, z: number): number => {
  const socket = z > 0 ? 0.14 * bump(Math.hypot(Math.abs(x) - EYE.x, (y - EYE.y) * 1.2), 0.03) : 0;
  return (1 - socket) * (1 - 0.06 * smoothstep(-0.09, -0.13, y));
};

const SKIN: Stuff = { slot: "skin", roughness: 0.6 };

function skull(): BufferGeometry {
  const geometry = mesh(head, { low: [-0.135, -0.16, -0.15], high: [0.135, 0.165, 0.15], cell: 0.0105, keep: 0.45 });
  return placed(dressed(geometry, { ...SKIN, shade, blush }, "head"));
}

/** From the head's frame to the body's. */
export function placed(geometry: BufferGeometry): BufferGeometry {
  return geometry.scale(HEAD_SCALE, HEAD_SCALE, HEAD_SCALE).translate(...HEAD);
}

/** A cap of a sphere about +z. */
function cap(radius: number, half: number, around: number): BufferGeometry {
  return new SphereGeometry(radius, around, 3, 0, 2 * Math.PI, 0, half).rotateX(Math.PI / 2);
}

function eye(side: Side): BufferGeometry[] {
  const r = EYE.radius;
  const bone = side < 0 ? "eyeRight" : "eyeLeft";
  const lid = side < 0 ? "lidRight" : "lidLeft";
  const wet = 0.12;
  const place = (geometry: BufferGeometry): BufferGeometry => placed(geometry.translate(side * EYE.x, EYE.y, EYE.z));
  // Both eyes look a little outwards by build; 0.03 rad inwards makes them look at somebody near.
  const turned = (geometry: BufferGeometry): BufferGeometry => geometry.rotateY(side * 0.03);
  const upper = new SphereGeometry(r * 1.1, 16, 6, 0, 2 * Math.PI, 0, 1.15);
  const open = Math.PI / 2 - 1.15 - 0.8;
  const lash = new TorusGeometry(r * 1.11 * Math.sin(1.15), 0.0021, 5, 18, 2.7);
  lash
    .rotateX(Math.PI / 2)
    .rotateY(-0.22)
    .translate(0, r * 1.1 * Math.cos(1.15), 0);
  const lower = new SphereGeometry(r * 1.07, 14, 5, 0, 2 * Math.PI, 0, 0.95).rotateX(Math.PI);
  const low = -(Math.PI / 2 - 0.95 - 0.44);
  const glint = cap(r * 0.2, 1.5, 8)
    .translate(0, 0, r)
    .rotateX(-0.3)
    .rotateY(0.28);
  return [
    dressed(place(new SphereGeometry(r, 12, 8)), { slot: "white", roughness: wet }, bone),
    dressed(place(turned(cap(r * 1.012, 0.68, 18))), { slot: "iris", roughness: wet, shade: () => 0.5 }, bone),
    dressed(place(turned(cap(r * 1.02, 0.59, 18))), { slot: "iris", roughness: wet }, bone),
    dressed(place(turned(cap(r * 1.03, 0.36, 14))), { slot: "dark", roughness: wet }, bone),
    dressed(place(glint), { slot: "glint", roughness: wet }, bone),
    dressed(place(upper.rotateX(open)), { ...SKIN, shade: () => 0.9 }, lid),
    dressed(place(lash.rotateX(open)), { slot: "dark", roughness: 0.9, shade: () => 1.6 }, lid),
    dressed(place(lower.rotateX(low)), { ...SKIN, shade: () => 0.95 }, "head"),
  ];
}

function brow(side: Side): BufferGeometry {
  const points = [-1, -0.4, 0.25, 1].map((t, i): Vec3 => {
    const x = side * (EYE.x + t * 0.026);
    const y = 0.0475 + ([-0.004, 0.003, 0.005, -0.006][i] ?? 0);
    return [x, y, faceDepth(x, y) + 0.0012];
  });
  const tube = taperedTube(points, [0.0018, 0.0046, 0.005, 0.0038, 0.001], { segments: 12, flat: 0.8 });
  return dressed(placed(tube), { slot: "brow", roughness: 0.95 }, "head");
}

const MOUTH_Y = -0.079;
const COLUMNS = 16;
const ROWS = 6;
const LIP_PLACES = [-1, -0.66, -0.3, 0, 0.3, 0.66, 1];

/** Half the mouth's width, and how much its corners are up. */
const wide = (smile: number): number => 0.033 + 0.009 * smile;
const corners = (smile: number): number => 0.005 + 0.014 * smile;

function lipY(u: number, v: number, open: number, smile: number): number {
  const deep = (0.0015 + 0.026 * open) * (1 - u ** 4) * Math.sqrt(Math.max(0, 1 - u * u * 0.8));
  return MOUTH_Y + corners(smile) * (u * u - 0.25) + deep * (0.2 - v);
}

interface Mouth {
  readonly pieces: readonly BufferGeometry[];
}

function mouth(open: number, smile: number): Mouth {
  const w = wide(smile);
  const lip = (v: 0 | 1): BufferGeometry => {
    const points = LIP_PLACES.map((u): Vec3 => {
      const [x, y] = [u * w, lipY(u, v, open, smile)];
      return [x, y, faceDepth(x, y) + 0.001];
    });
    const radii = v === 0 ? [0.001, 0.0028, 0.0034, 0.0028, 0.001] : [0.001, 0.0034, 0.0044, 0.0034, 0.001];
    return taperedTube(points, radii, { segments: 16, sides: 6, flat: 0.7 });
  };
  return { pieces: [lip(0), lip(1), inside(open, smile, 0, 0.34), inside(open, smile, 0.34, 1)] };
}

/** The strip of teeth above, the dark below. */
function inside(open: number, smile: number, from: number, to: number): BufferGeometry {
  const positions: number[] = [];
  const index: number[] = [];
  for (let i = 0; i <= COLUMNS; i++)
    for (let j = 0; j <= ROWS; j++) {
      const u = (i / COLUMNS) * 2 - 1;
      const v = from + (to - from) * (j / ROWS);
      const [x, y] = [u * wide(smile), lipY(u, v, open, smile)];
      positions.push(x, y, faceDepth(x, y) + 0.0006);
      if (i === COLUMNS || j === ROWS) continue;
      const a = i * (ROWS + 1) + j;
      index.push(a, a + 1, a + ROWS + 1, a + 1, a + ROWS + 2, a + ROWS + 1);
    }
  const geometry = new BufferGeometry();
  geometry.setAttribute("position", new BufferAttribute(Float32Array.from(positions), 3));
  const forward = Float32Array.from(positions, (_, i) => (i % 3 === 2 ? 1 : 0));
  geometry.setAttribute("normal", new BufferAttribute(forward, 3));
  geometry.setIndex(new BufferAttribute(Uint32Array.from(index), 1));
  face(geometry);
  return geometry;
}

const MOUTH_STUFF: readonly Stuff[] = [
  { slot: "lip", roughness: 0.55 },
  { slot: "lip", roughness: 0.5 },
  { slot: "teeth", roughness: 0.35 },
  { slot: "dark", roughness: 0.6 },
];

function mouthPart(): Part {
  const smiling = 0.55;
  const at = (open: number, smile: number): BufferGeometry =>
    joined(mouth(open, smile).pieces.map((piece, i) => dressed(placed(piece), MOUTH_STUFF[i] ?? SKIN, "head")));
  const rest = at(0, smiling);
  const from = rest.getAttribute("position").array;
  const difference = (geometry: BufferGeometry): Float32Array =>
    Float32Array.from(geometry.getAttribute("position").array, (value, i) => value - (from[i] ?? 0));
  return {
    name: "mouth",
    geometry: rest,
    shapes: { open: difference(at(1, smiling)), smile: difference(at(0, 1)) },
    keep: 0.5,
  };
}

export function headParts(): Part[] {
  return [
    { name: "head", geometry: skull() },
    { name: "eyes", geometry: joined([...eye(-1), ...eye(1)]), keep: 0.3 },
    { name: "brows", geometry: joined([brow(-1), brow(1)]), keep: 0.35 },
    mouthPart(),
  ];
}

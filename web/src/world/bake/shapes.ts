/** Solids of the kit, each centred unless it says otherwise. Lengths in metres. */

import {
  BoxGeometry,
  BufferAttribute,
  BufferGeometry,
  CatmullRomCurve3,
  CylinderGeometry,
  LatheGeometry,
  PlaneGeometry,
  Quaternion,
  SphereGeometry,
  Vector2,
  Vector3,
} from "three";
import { RoundedBoxGeometry } from "three/addons/geometries/RoundedBoxGeometry.js";
import { mergeVertices } from "three/addons/utils/BufferGeometryUtils.js";
import type { Vec3 } from "../core/model.ts";
import { compact, face } from "./surface.ts";

/** A box with rounded edges: everything that a hand could touch. */
export function roundedBox(size: Vec3, bevel = 0.02, segments = 2): BufferGeometry {
  const radius = Math.min(bevel, ...size.map((side) => side / 2 - 0.001));
  return mergeVertices(new RoundedBoxGeometry(...size, segments, radius));
}

/** A box with inner vertices, for light to be written into. */
export function block(size: Vec3, spacing = 0.25): BufferGeometry {
  const segments = size.map((side) => Math.max(1, Math.round(side / spacing))) as [number, number, number];
  return new BoxGeometry(...size, ...segments);
}

/** One side of a wall, floor or ceiling: it looks towards +z. */
export function sheet(width: number, height: number, spacing: number): BufferGeometry {
  const across = Math.max(1, Math.round(width / spacing));
  return new PlaneGeometry(width, height, across, Math.max(1, Math.round(height / spacing)));
}

/** A wall with an opening, in one piece so that light runs on across it: it looks towards +z and lies in z = 0. */
export function pierced(wall: Rectangle, opening: Rectangle, spacing: number): BufferGeometry {
  const xs = stops(wall.left, opening.left, opening.right, wall.right, spacing);
  const ys = stops(wall.low, opening.low, opening.high, wall.high, spacing);
  const index: number[] = [];
  for (let j = 0; j < ys.length - 1; j++)
    for (let i = 0; i < xs.length - 1; i++) {
      const [x, y] = [((xs[i] ?? 0) + (xs[i + 1] ?? 0)) / 2, ((ys[j] ?? 0) + (ys[j + 1] ?? 0)) / 2];
      if (x > opening.left && x < opening.right && y > opening.low && y < opening.high) continue;
      const a = j * xs.length + i;
      index.push(a, a + 1, a + xs.length, a + 1, a + xs.length + 1, a + xs.length);
    }
  const geometry = new BufferGeometry();
  const positions = ys.flatMap((y) => xs.flatMap((x) => [x, y, 0]));
  geometry.setAttribute("position", new BufferAttribute(Float32Array.from(positions), 3));
  const normals = Float32Array.from(positions, (_, i) => (i % 3 === 2 ? 1 : 0));
  geometry.setAttribute("normal", new BufferAttribute(normals, 3));
  geometry.setIndex(new BufferAttribute(Uint32Array.from(index), 1));
  return compact(geometry, Uint32Array.from(index));
}

export interface Rectangle {
  readonly left: number;
  readonly right: number;
  readonly low: number;
  readonly high: number;
}

/** Evenly spaced stops from end to end that also hold both inner places. */
function stops(from: number, a: number, b: number, to: number, spacing: number): number[] {
  const between = (start: number, end: number): number[] => {
    const steps = Math.max(1, Math.round((end - start) / spacing));
    return Array.from({ length: steps }, (_, i) => start + ((end - start) * i) / steps);
  };
  return [...between(from, a), ...between(a, b), ...between(b, to), to];
}

export function cylinder(radius: number, height: number, sides = 24, topRadius = radius): BufferGeometry {
  return new CylinderGeometry(topRadius, radius, height, sides, 1);
}

export function ball(radius: number, around = 20, down = 14): BufferGeometry {
  return new SphereGeometry(radius, around, down);
}

export function lathe(profile: readonly (readonly [number, number])[], sides = 32): BufferGeometry {
  return new LatheGeometry(
    profile.map((point) => new Vector2(...point)),
    sides,
  );
}

/** A straight rod between two points, with inner rings so that light can change along it. */
export function rod(from: Vec3, to: Vec3, radius: number, sides = 10): BufferGeometry {
  const a = new Vector3(...from);
  const b = new Vector3(...to);
  const length = a.distanceTo(b);
  const geometry = new CylinderGeometry(radius, radius, length, sides, length > 0.25 ? 3 : 1);
  const up = new Quaternion().setFromUnitVectors(new Vector3(0, 1, 0), b.clone().sub(a).normalize());
  geometry.applyQuaternion(up);
  return geometry.translate((a.x + b.x) / 2, (a.y + b.y) / 2, (a.z + b.z) / 2);
}

export interface TubeShape {
  readonly segments?: number;
  readonly sides?: number;
  /** Of the depth, 1 for round. */
  readonly flat?: number;
}

/** A tube through points whose radius changes from point to point. */
export function taperedTube(points: readonly Vec3[], radii: readonly number[], shape: TubeShape = {}): BufferGeometry {
  const { segments = 14, sides = 7, flat = 1 } = shape;
  const curve = new CatmullRomCurve3(points.map((point) => new Vector3(...point)));
  const frames = curve.computeFrenetFrames(segments, false);
  const positions: number[] = [];
  const normals: number[] = [];
  const index: number[] = [];
  for (let i = 0; i <= segments; i++) {
    const centre = curve.getPoint(i / segments);
    const radius = alongRadii(radii, i / segments);
    for (let j = 0; j < sides; j++) {
      const angle = (j / sides) * 2 * Math.PI;
      const out = new Vector3()
        .addScaledVector(frames.normals[i] ?? new Vector3(), Math.cos(angle))
        .addScaledVector(frames.binormals[i] ?? new Vector3(), Math.sin(angle));
      positions.push(centre.x + out.x * radius, centre.y + out.y * radius, centre.z + out.z * radius * flat);
      normals.push(out.x, out.y, out.z);
      if (i === segments) continue;
      const a = i * sides + j;
      const b = i * sides + ((j + 1) % sides);
      index.push(a, a + sides, b, b, a + sides, b + sides);
    }
  }
  const geometry = new BufferGeometry();
  geometry.setAttribute("position", new BufferAttribute(Float32Array.from(positions), 3));
  geometry.setAttribute("normal", new BufferAttribute(Float32Array.from(normals), 3));
  geometry.setIndex(new BufferAttribute(Uint32Array.from(index), 1));
  face(geometry);
  return geometry;
}

function alongRadii(radii: readonly number[], t: number): number {
  const place = t * (radii.length - 1);
  const before = Math.min(Math.floor(place), radii.length - 2);
  const a = radii[Math.max(before, 0)] ?? 0;
  const b = radii[before + 1] ?? a;
  return a + (b - a) * (place - before);
}

/** A closed tube around an ellipse that lies level and may rise towards the back. */
export function ring(radiusX: number, radiusZ: number, thick: number, rise = 0, segments = 24): BufferGeometry {
  const points = Array.from({ length: segments + 1 }, (_, i): Vec3 => {
    const angle = (i / segments) * 2 * Math.PI;
    // Its seam lies at the back.
    return [Math.sin(angle) * radiusX, Math.cos(angle) * rise * radiusZ, -Math.cos(angle) * radiusZ];
  });
  return taperedTube(points, [thick, thick], { segments, sides: 7 });
}

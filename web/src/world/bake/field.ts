/**
 * Smooth signed distance fields: below zero is inside. Lengths in metres.
 *
 * The smooth minimum is Inigo Quilez's quadratic one, https://iquilezles.org/articles/smin/; the ellipsoid's bound is his, too.
 */

import { Euler, Matrix4 } from "three";
import type { Vec3 } from "../core/model.ts";

export type Field = (x: number, y: number, z: number) => number;

export function sphere(c: Vec3, radius: number): Field {
  return (x, y, z) => Math.hypot(x - c[0], y - c[1], z - c[2]) - radius;
}

/** An ellipsoid, turned by Euler angles in rad. */
export function ellipsoid(c: Vec3, r: Vec3, turn?: Vec3): Field {
  const smallest = Math.min(...r);
  const bound: Field = (x, y, z) => {
    const near = Math.sqrt((x / r[0]) ** 2 + (y / r[1]) ** 2 + (z / r[2]) ** 2);
    const steep = Math.sqrt((x / r[0] ** 2) ** 2 + (y / r[1] ** 2) ** 2 + (z / r[2] ** 2) ** 2);
    return steep < 1e-9 ? -smallest : (near * (near - 1)) / steep;
  };
  if (turn === undefined) return (x, y, z) => bound(x - c[0], y - c[1], z - c[2]);
  const m = new Matrix4().makeRotationFromEuler(new Euler(...turn)).transpose().elements as unknown as number[];
  const e = (index: number): number => m[index] ?? 0;
  const [a, b, d, f, g, h, i, j, k] = [e(0), e(4), e(8), e(1), e(5), e(9), e(2), e(6), e(10)];
  return (px, py, pz) => {
    const x = px - c[0];
    const y = py - c[1];
    const z = pz - c[2];
    return bound(a * x + b * y + d * z, f * x + g * y + h * z, i * x + j * y + k * z);
  };
}

/** A round cone between two points; with one radius, a capsule. */
export function cone(from: Vec3, to: Vec3, radius: number, toRadius: number = radius): Field {
  const bx = to[0] - from[0];
  const by = to[1] - from[1];
  const bz = to[2] - from[2];
  const square = bx * bx + by * by + bz * bz;
  return (x, y, z) => {
    const px = x - from[0];
    const py = y - from[1];
    const pz = z - from[2];
    const t = Math.max(0, Math.min(1, (px * bx + py * by + pz * bz) / square));
    const along = Math.sqrt((px - bx * t) ** 2 + (py - by * t) ** 2 + (pz - bz * t) ** 2);
    return along - (radius + (toRadius - radius) * t);
  };
}

/** The half-space below `normal · point = distance`. */
export function halfSpace(normal: Vec3, distance: number): Field {
  return (x, y, z) => normal[0] * x + normal[1] * y + normal[2] * z - distance;
}

export function smoothMin(a: number, b: number, blend: number): number {
  const h = Math.max(blend - Math.abs(a - b), 0) / blend;
  return Math.min(a, b) - h * h * blend * 0.25;
}

export function union(blend: number, ...fields: readonly [Field, ...Field[]]): Field {
  const [first, ...others] = fields;
  return (x, y, z) => {
    let nearest = first(x, y, z);
    for (const other of others) nearest = smoothMin(nearest, other(x, y, z), blend);
    return nearest;
  };
}

/** A union whose blend differs from place to place. */
export function unionBy(blend: Field, a: Field, b: Field): Field {
  return (x, y, z) => smoothMin(a(x, y, z), b(x, y, z), blend(x, y, z));
}

export function subtract(blend: number, from: Field, what: Field): Field {
  return (x, y, z) => -smoothMin(-from(x, y, z), what(x, y, z), blend);
}

export function intersect(blend: number, a: Field, b: Field): Field {
  return (x, y, z) => -smoothMin(-a(x, y, z), -b(x, y, z), blend);
}

export function inflate(field: Field, by: number): Field {
  return (x, y, z) => field(x, y, z) - by;
}

export function displace(field: Field, by: Field): Field {
  return (x, y, z) => field(x, y, z) + by(x, y, z);
}

export function mirrorX(field: Field): Field {
  return (x, y, z) => field(Math.abs(x), y, z);
}

/** The gradient, and its length last. */
export function gradient(field: Field, x: number, y: number, z: number): [number, number, number, number] {
  const e = 0.0015;
  const gx = field(x + e, y, z) - field(x - e, y, z);
  const gy = field(x, y + e, z) - field(x, y - e, z);
  const gz = field(x, y, z + e) - field(x, y, z - e);
  const length = Math.sqrt(gx * gx + gy * gy + gz * gz) || 1;
  return [gx / length, gy / length, gz / length, length / (2 * e)];
}

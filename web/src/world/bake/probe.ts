/**
 * The light at a point, for what moves: nine terms of spherical harmonics a channel, already folded with the cosine
 * (R. Ramamoorthi and P. Hanrahan, 2001, doi:10.1145/383259.383317), so that they give irradiance / π for a normal.
 */

import { Vector3 } from "three";
import type { Vec3 } from "../core/model.ts";
import type { Light } from "./light.ts";

const RAYS = 600;
/** The cosine's own coefficients over π, by band. */
const FOLDED = [1, 2 / 3, 2 / 3, 2 / 3, 1 / 4, 1 / 4, 1 / 4, 1 / 4, 1 / 4];

export function probe(light: Light, at: Vec3): number[] {
  const terms = new Array<number>(27).fill(0);
  const seen = new Float32Array(3);
  const from = new Vector3(...at);
  for (let i = 0; i < RAYS; i++) {
    const y = 1 - (2 * (i + 0.5)) / RAYS;
    const r = Math.sqrt(1 - y * y);
    const towards = new Vector3(r * Math.cos(i * 2.399963), y, r * Math.sin(i * 2.399963));
    light.radiance(from, towards, seen);
    harmonics(towards.x, towards.y, towards.z).forEach((value, term) => {
      for (let c = 0; c < 3; c++) {
        const weight = ((4 * Math.PI) / RAYS) * (FOLDED[term] ?? 0);
        terms[term * 3 + c] = (terms[term * 3 + c] ?? 0) + (seen[c] ?? 0) * value * weight;
      }
    });
  }
  return terms.map((term) => Math.round(term * 1e4) / 1e4);
}

function harmonics(x: number, y: number, z: number): number[] {
  return [
    0.282095,
    0.488603 * y,
    0.488603 * z,
    0.488603 * x,
    1.092548 * x * y,
    1.092548 * y * z,
    0.315392 * (3 * z * z - 1),
    1.092548 * x * z,
    0.546274 * (x * x - y * y),
  ];
}

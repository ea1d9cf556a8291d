/**
 * From a field to triangles: naive surface nets (S. Gibson, 1998, doi:10.1007/BFb0056277), each vertex then walked onto
 * the surface, normals from the field's gradient, simplified by meshoptimizer.
 */

import { MeshoptSimplifier } from "meshoptimizer/simplifier";
import { BufferAttribute, BufferGeometry } from "three";
import type { Vec3 } from "../core/model.ts";
import { type Field, gradient } from "./field.ts";

await MeshoptSimplifier.ready;

export interface Span {
  readonly low: Vec3;
  readonly high: Vec3;
  /** Edge of a cell in metres. */
  readonly cell: number;
  /** Part of the triangles that stays. */
  readonly keep: number;
}

export function mesh(field: Field, span: Span): BufferGeometry {
  const { low, cell } = span;
  const size = low.map((from, axis) => Math.ceil(((span.high[axis] ?? 0) - from) / cell) + 1);
  const [nx = 1, ny = 1, nz = 1] = size;
  const values = new Float32Array(nx * ny * nz);
  for (let k = 0, i = 0; k < nz; k++)
    for (let j = 0; j < ny; j++)
      for (let l = 0; l < nx; l++, i++) values[i] = field(low[0] + l * cell, low[1] + j * cell, low[2] + k * cell);
  const { positions, vertexOf } = vertices(field, values, [nx, ny, nz], low, cell);
  const faces = quads(values, vertexOf, [nx, ny, nz]);
  const normals = new Float32Array(positions.length);
  for (let i = 0; i < positions.length; i += 3) {
    const [gx, gy, gz] = gradient(field, positions[i] ?? 0, positions[i + 1] ?? 0, positions[i + 2] ?? 0);
    normals.set([gx, gy, gz], i);
  }
  const geometry = new BufferGeometry();
  geometry.setAttribute("position", new BufferAttribute(Float32Array.from(positions), 3));
  geometry.setAttribute("normal", new BufferAttribute(normals, 3));
  geometry.setIndex(new BufferAttribute(Uint32Array.from(faces), 1));
  face(geometry);
  return span.keep < 1 ? simplify(geometry, span.keep, 0.012) : geometry;
}

const EDGES = [0, 1, 0, 2, 0, 4, 1, 3, 1, 5, 2, 3, 2, 6, 3, 7, 4, 5, 4, 6, 5, 7, 6, 7];

function vertices(field: Field, values: Float32Array, size: Vec3, low: Vec3, cell: number) {
  const [nx, ny, nz] = size;
  const corner = [0, 1, nx, nx + 1, nx * ny, nx * ny + 1, nx * ny + nx, nx * ny + nx + 1];
  const vertexOf = new Int32Array(values.length).fill(-1);
  const positions: number[] = [];
  const at = (base: number, c: number): number => values[base + (corner[c] ?? 0)] ?? 0;
  for (let k = 0; k < nz - 1; k++)
    for (let j = 0; j < ny - 1; j++)
      for (let l = 0; l < nx - 1; l++) {
        const base = l + nx * (j + ny * k);
        let inside = 0;
        for (let c = 0; c < 8; c++) if (at(base, c) < 0) inside++;
        if (inside === 0 || inside === 8) continue;
        const sum = [0, 0, 0];
        let crossings = 0;
        for (let e = 0; e < EDGES.length; e += 2) {
          const u = EDGES[e] ?? 0;
          const v = EDGES[e + 1] ?? 0;
          const a = at(base, u);
          const b = at(base, v);
          if (a < 0 === b < 0) continue;
          const t = a / (a - b);
          for (let axis = 0; axis < 3; axis++) {
            const from = (u >> axis) & 1;
            sum[axis] = (sum[axis] ?? 0) + from + (((v >> axis) & 1) - from) * t;
          }
          crossings++;
        }
        const [sx = 0, sy = 0, sz = 0] = sum;
        vertexOf[base] = positions.length / 3;
        const first: Vec3 = [
          low[0] + (l + sx / crossings) * cell,
          low[1] + (j + sy / crossings) * cell,
          low[2] + (k + sz / crossings) * cell,
        ];
        positions.push(...onto(field, first, cell));
      }
  return { positions, vertexOf };
}

/** Three Newton steps towards the surface, none longer than half a cell. */
function onto(field: Field, from: Vec3, cell: number): Vec3 {
  let [x, y, z] = from;
  for (let step = 0; step < 3; step++) {
    const [gx, gy, gz, steep] = gradient(field, x, y, z);
    const far = Math.max(-cell / 2, Math.min(cell / 2, field(x, y, z) / Math.max(steep, 0.3)));
    x -= gx * far;
    y -= gy * far;
    z -= gz * far;
  }
  return [x, y, z];
}

function quads(values: Float32Array, vertexOf: Int32Array, size: Vec3): number[] {
  const [nx, ny, nz] = size;
  const faces: number[] = [];
  const quad = (...cells: readonly [number, number, number, number]): void => {
    const [a = -1, b = -1, c = -1, d = -1] = cells.map((one) => vertexOf[one] ?? -1);
    if (Math.min(a, b, c, d) >= 0) faces.push(a, b, c, a, c, d);
  };
  const layer = nx * ny;
  for (let k = 1; k < nz - 1; k++)
    for (let j = 1; j < ny - 1; j++)
      for (let l = 1; l < nx - 1; l++) {
        const b = l + nx * (j + ny * k);
        const inside = (values[b] ?? 0) < 0;
        if (inside !== (values[b + 1] ?? 0) < 0) quad(b, b - nx, b - nx - layer, b - layer);
        if (inside !== (values[b + nx] ?? 0) < 0) quad(b, b - layer, b - 1 - layer, b - 1);
        if (inside !== (values[b + layer] ?? 0) < 0) quad(b, b - 1, b - 1 - nx, b - nx);
      }
  return faces;
}

/** Turn every triangle to the side its normals point to. */
export function face(geometry: BufferGeometry): void {
  const p = geometry.getAttribute("position").array;
  const n = geometry.getAttribute("normal").array;
  const index = geometry.getIndex()?.array ?? [];
  const of = (array: ArrayLike<number>, i: number): number => array[i] ?? 0;
  for (let i = 0; i < index.length; i += 3) {
    const [a, b, c] = [of(index, i) * 3, of(index, i + 1) * 3, of(index, i + 2) * 3];
    const u = [0, 1, 2].map((axis) => of(p, b + axis) - of(p, a + axis)) as [number, number, number];
    const v = [0, 1, 2].map((axis) => of(p, c + axis) - of(p, a + axis)) as [number, number, number];
    const cross = [u[1] * v[2] - u[2] * v[1], u[2] * v[0] - u[0] * v[2], u[0] * v[1] - u[1] * v[0]];
    const towards = cross.reduce((sum, part, axis) => sum + part * of(n, a + axis), 0);
    if (towards >= 0) continue;
    (index as Uint32Array)[i + 1] = c / 3;
    (index as Uint32Array)[i + 2] = b / 3;
  }
}

export function simplify(geometry: BufferGeometry, keep: number, error: number): BufferGeometry {
  const index = Uint32Array.from(geometry.getIndex()?.array ?? []);
  const positions = Float32Array.from(geometry.getAttribute("position").array);
  const target = Math.floor((index.length * keep) / 3) * 3;
  const [kept] = MeshoptSimplifier.simplify(index, positions, 3, target, error, []);
  return compact(geometry, kept);
}

/** Only the vertices that these triangles use, in the order of their use. */
export function compact(geometry: BufferGeometry, index: Uint32Array): BufferGeometry {
  const place = new Map<number, number>();
  const renumbered = index.map((vertex) => {
    const known = place.get(vertex);
    if (known !== undefined) return known;
    place.set(vertex, place.size);
    return place.size - 1;
  });
  const result = new BufferGeometry();
  for (const [name, attribute] of Object.entries(geometry.attributes)) {
    const width = attribute.itemSize;
    const array = new Float32Array(place.size * width);
    for (const [from, to] of place)
      for (let c = 0; c < width; c++) array[to * width + c] = attribute.array[from * width + c] ?? 0;
    result.setAttribute(name, new BufferAttribute(array, width));
  }
  result.setIndex(new BufferAttribute(renumbered, 1));
  return result;
}

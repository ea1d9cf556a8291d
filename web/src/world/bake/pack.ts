/** Writes what scene/pack.ts reads. */

import { deflateSync } from "node:zlib";
import { BYTES, type ColumnHeader, type Integers, MAGIC, type MeshHeader } from "../scene/pack.ts";

export interface PackedColumn {
  readonly header: ColumnHeader;
  readonly values: Integers;
}

export interface ToPack {
  readonly name: string;
  readonly index: Uint32Array;
  readonly low: Uint32Array;
  readonly columns: readonly PackedColumn[];
}

export function pack(meta: unknown, meshes: readonly ToPack[]): Uint8Array<ArrayBuffer> {
  const headers = meshes.map(
    (mesh): MeshHeader => ({
      name: mesh.name,
      vertices: vertexCount(mesh),
      indices: mesh.index.length,
      lowIndices: mesh.low.length,
      columns: mesh.columns.map((column) => column.header),
    }),
  );
  const planes: Uint8Array[] = [];
  for (const mesh of meshes) {
    const vertices = vertexCount(mesh);
    for (const { header, values } of mesh.columns)
      for (let c = 0; c < header.width; c++) {
        const one = Array.from({ length: vertices }, (_, v) => values[v * header.width + c] ?? 0);
        planes.push(differences(one, BYTES[header.kind]));
      }
    planes.push(differences(mesh.index, 4), differences(mesh.low, 4));
  }
  const header = new TextEncoder().encode(JSON.stringify({ meta, meshes: headers }));
  const body = deflateSync(Buffer.concat(planes), { level: 9 });
  const file = new Uint8Array(8 + header.length + body.length);
  const view = new DataView(file.buffer);
  view.setUint32(0, MAGIC, true);
  view.setUint32(4, header.length, true);
  file.set(header, 8);
  file.set(body, 8 + header.length);
  return file;
}

function vertexCount(mesh: ToPack): number {
  const [first] = mesh.columns;
  return first === undefined ? 0 : first.values.length / first.header.width;
}

/** Zigzagged differences, lowest bytes first, each kind of byte together. */
function differences(values: ArrayLike<number>, bytes: 1 | 2 | 4): Uint8Array {
  const result = new Uint8Array(values.length * bytes);
  let before = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? 0;
    let difference = value - before;
    // Differences wrap within the column's width, as the reader's typed array does.
    if (bytes < 4) difference = (difference << (32 - 8 * bytes)) >> (32 - 8 * bytes);
    const zigzag = (difference << 1) ^ (difference >> 31);
    for (let plane = 0; plane < bytes; plane++) result[plane * values.length + i] = (zigzag >>> (8 * plane)) & 255;
    before = value;
  }
  return result;
}

/** Positions on a 16-bit grid of the mesh's own box. */
export function positionColumn(values: ArrayLike<number>): PackedColumn {
  const low = [0, 1, 2].map((axis) => extreme(values, axis, Math.min));
  const high = [0, 1, 2].map((axis) => extreme(values, axis, Math.max));
  const step = Math.max(...high.map((top, axis) => top - (low[axis] ?? 0)), 1e-6) / 65535;
  const grid = new Uint16Array(values.length);
  for (let i = 0; i < values.length; i++) grid[i] = Math.round(((values[i] ?? 0) - (low[i % 3] ?? 0)) / step);
  return { header: { name: "position", kind: "u16", width: 3, step, origin: low }, values: grid };
}

function extreme(values: ArrayLike<number>, axis: number, pick: (a: number, b: number) => number): number {
  let found = values[axis] ?? 0;
  for (let i = axis; i < values.length; i += 3) found = pick(found, values[i] ?? 0);
  return found;
}

export function column(
  name: string,
  kind: ColumnHeader["kind"],
  width: number,
  step: number,
  values: ArrayLike<number>,
): PackedColumn {
  const [least, most] = { i8: [-128, 127], u8: [0, 255], i16: [-32768, 32767], u16: [0, 65535] }[kind] as [
    number,
    number,
  ];
  const make = { i8: Int8Array, u8: Uint8Array, i16: Int16Array, u16: Uint16Array }[kind];
  const result = new make(values.length);
  for (let i = 0; i < values.length; i++)
    result[i] = Math.max(least, Math.min(most, Math.round((values[i] ?? 0) / step)));
  return { header: { name, kind, width, step }, values: result };
}

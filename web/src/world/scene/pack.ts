/**
 * Geometry on the wire: columns of small integers, each as differences from vertex to vertex, bytes of a kind together,
 * then deflated. The browser's own `DecompressionStream` unpacks it: our content security policy allows no WebAssembly,
 * which meshoptimizer's decoder is.
 *
 * File: "ABP1", length of the header (u32, little-endian), header (JSON), deflated columns in the header's order.
 */

export type Kind = "i8" | "u8" | "i16" | "u16";

/** One attribute: `width` numbers a vertex, each an integer that stands for `integer * step + origin`. */
export interface ColumnHeader {
  readonly name: string;
  readonly kind: Kind;
  readonly width: number;
  readonly step?: number;
  readonly origin?: readonly number[];
}

export interface MeshHeader {
  readonly name: string;
  readonly vertices: number;
  readonly indices: number;
  /** Of the list of triangles for weak machines. */
  readonly lowIndices: number;
  readonly columns: readonly ColumnHeader[];
}

export interface PackHeader {
  /** What else the place knows, as the bake wrote it. */
  readonly meta: unknown;
  readonly meshes: readonly MeshHeader[];
}

export type Integers = Int8Array | Uint8Array | Int16Array | Uint16Array;

export interface Unpacked {
  readonly name: string;
  readonly vertices: number;
  readonly index: Uint32Array;
  readonly low: Uint32Array;
  readonly columns: ReadonlyMap<string, { readonly header: ColumnHeader; readonly values: Integers }>;
}

export const MAGIC = 0x31504241;

export const BYTES: Record<Kind, 1 | 2> = { i8: 1, u8: 1, i16: 2, u16: 2 };

export class BadPack extends Error {}

export async function unpack(file: ArrayBuffer): Promise<{ meta: unknown; meshes: Map<string, Unpacked> }> {
  const view = new DataView(file);
  if (file.byteLength < 8 || view.getUint32(0, true) !== MAGIC) throw new BadPack("This is no packed place.");
  const start = 8 + view.getUint32(4, true);
  const header = JSON.parse(new TextDecoder().decode(new Uint8Array(file, 8, start - 8))) as PackHeader;
  const inflated = new Blob([new Uint8Array(file, start)]).stream().pipeThrough(new DecompressionStream("deflate"));
  const reader = new Planes(new Uint8Array(await new Response(inflated).arrayBuffer()));
  const meshes = new Map<string, Unpacked>();
  for (const mesh of header.meshes) {
    const columns = new Map(
      mesh.columns.map((column) => [column.name, { header: column, values: reader.column(column, mesh.vertices) }]),
    );
    const index = reader.index(mesh.indices);
    const low = reader.index(mesh.lowIndices);
    meshes.set(mesh.name, { name: mesh.name, vertices: mesh.vertices, index, low, columns });
  }
  return { meta: header.meta, meshes };
}

/** The numbers that the integers stand for. */
export function floats(mesh: Unpacked, name: string): Float32Array {
  const column = mesh.columns.get(name);
  if (column === undefined) throw new BadPack(`${mesh.name} has no ${name}`);
  const { step = 1, origin = [], width } = column.header;
  return Float32Array.from(column.values, (value, i) => value * step + (origin[i % width] ?? 0));
}

export function integers(mesh: Unpacked, name: string): Integers {
  const column = mesh.columns.get(name);
  if (column === undefined) throw new BadPack(`${mesh.name} has no ${name}`);
  return column.values;
}

class Planes {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  column({ kind, width }: ColumnHeader, vertices: number): Integers {
    const values = make(kind, vertices * width);
    for (let c = 0; c < width; c++) {
      let value = 0;
      for (let v = 0; v < vertices; v++) {
        value += this.#difference(v, vertices, BYTES[kind]);
        values[v * width + c] = value;
      }
      this.#at += vertices * BYTES[kind];
    }
    return values;
  }

  index(count: number): Uint32Array {
    const values = new Uint32Array(count);
    let value = 0;
    for (let i = 0; i < count; i++) {
      value += this.#difference(i, count, 4);
      values[i] = value;
    }
    this.#at += count * 4;
    return values;
  }

  /** Zigzag: small differences of either sign are small numbers. */
  #difference(i: number, count: number, bytes: 1 | 2 | 4): number {
    let zigzag = 0;
    for (let plane = 0; plane < bytes; plane++)
      zigzag |= (this.#bytes[this.#at + plane * count + i] ?? 0) << (8 * plane);
    return (zigzag >>> 1) ^ -(zigzag & 1);
  }
}

function make(kind: Kind, length: number): Integers {
  if (kind === "i8") return new Int8Array(length);
  if (kind === "u8") return new Uint8Array(length);
  return kind === "i16" ? new Int16Array(length) : new Uint16Array(length);
}

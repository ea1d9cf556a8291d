/**
 * The light of a place, written into its vertices: sky, sun that bounced, and that bounced once more.
 *
 * Cosine-weighted rays through a bounding volume hierarchy; a hit gives albedo × (floor of light + sun where it reaches +
 * what the hit triangle received in the first pass). Besides, how much of the sun's disc each vertex sees.
 */

import { BufferAttribute, BufferGeometry, Color, DoubleSide, Ray, Vector3 } from "three";
import { MeshBVH } from "three-mesh-bvh";
import type { Vec3 } from "../core/model.ts";

export interface LitMesh {
  readonly name: string;
  readonly geometry: BufferGeometry;
  /** Seen from both sides: it has no inside. */
  readonly thin: boolean;
  /** Part of the rays that it gets. */
  readonly share: number;
}

export interface Lamp {
  readonly sun: Vec3;
  /** Of the sun, linear RGB × intensity. */
  readonly sunlight: Vec3;
  readonly sky: (x: number, y: number, z: number) => readonly [number, number, number];
  /** What reaches everywhere. */
  readonly floor: number;
}

export interface Rays {
  readonly first: number;
  readonly second: number;
}

const AROUND = 96;
const DOWN = 48;
/** A vertex of which more rays than this hit the inside of something near lies inside it. */
const BURIED = 0.22;

export class Light {
  readonly #meshes: readonly LitMesh[];
  readonly #lamp: Lamp;
  readonly #bvh: MeshBVH;
  readonly #triangles: Uint32Array;
  readonly #facing: Float32Array;
  readonly #albedo: Float32Array;
  readonly #thin: Uint8Array;
  readonly #base: number[] = [];
  readonly #sky: Float32Array;
  readonly #vertices: number;
  #received: Float32Array | undefined;
  readonly #ray = new Ray();
  readonly #sunRay = new Ray();
  readonly #sun: Vector3;

  constructor(meshes: readonly LitMesh[], lamp: Lamp) {
    this.#meshes = meshes;
    this.#lamp = lamp;
    this.#sun = new Vector3(...lamp.sun);
    let vertices = 0;
    let indices = 0;
    for (const { geometry } of meshes) {
      this.#base.push(vertices);
      vertices += geometry.getAttribute("position").count;
      indices += geometry.getIndex()?.count ?? 0;
    }
    this.#vertices = vertices;
    this.#triangles = new Uint32Array(indices);
    this.#facing = new Float32Array(indices);
    this.#albedo = new Float32Array(indices);
    this.#thin = new Uint8Array(indices / 3);
    const positions = new Float32Array(vertices * 3);
    let next = 0;
    meshes.forEach(({ geometry, thin }, which) => {
      const base = this.#base[which] ?? 0;
      positions.set(geometry.getAttribute("position").array, base * 3);
      for (const vertex of geometry.getIndex()?.array ?? []) this.#triangles[next++] = vertex + base;
      this.#thin.fill(thin ? 1 : 0, (next - (geometry.getIndex()?.count ?? 0)) / 3, next / 3);
    });
    this.#measureFaces(positions);
    const all = new BufferGeometry();
    all.setAttribute("position", new BufferAttribute(positions, 3));
    all.setIndex(new BufferAttribute(this.#triangles.slice(), 1));
    this.#bvh = new MeshBVH(all, { indirect: true, targetLeafSize: 6 });
    this.#sky = table(lamp.sky);
  }

  #measureFaces(positions: Float32Array): void {
    const colours = new Float32Array(positions.length);
    this.#meshes.forEach(({ geometry }, which) => {
      colours.set(geometry.getAttribute("color").array, (this.#base[which] ?? 0) * 3);
    });
    const [a, b, c] = [new Vector3(), new Vector3(), new Vector3()];
    for (let i = 0; i < this.#triangles.length; i += 3) {
      const corners = [0, 1, 2].map((k) => (this.#triangles[i + k] ?? 0) * 3) as [number, number, number];
      a.fromArray(positions, corners[0]);
      b.fromArray(positions, corners[1]).sub(a);
      c.fromArray(positions, corners[2]).sub(a);
      b.cross(c).normalize().toArray(this.#facing, i);
      for (let channel = 0; channel < 3; channel++)
        this.#albedo[i + channel] = corners.reduce((sum, at) => sum + (colours[at + channel] ?? 0) / 3, 0);
    }
  }

  /** Four numbers a vertex, mesh by mesh: irradiance / π, and the seen part of the sun. */
  bake({ first, second }: Rays): Float32Array[] {
    this.#received = this.#healed(this.#pass(first));
    const light = smooth(this.#healed(this.#pass(second)), this.#triangles, this.#thin, 3);
    const sun = smooth(this.#sunlit(), this.#triangles, this.#thin, 1);
    return this.#meshes.map(({ geometry }, which) => {
      const base = this.#base[which] ?? 0;
      const count = geometry.getAttribute("position").count;
      const result = new Float32Array(count * 4);
      for (let i = 0; i < count; i++) {
        for (let c = 0; c < 3; c++) result[i * 4 + c] = light[(base + i) * 3 + c] ?? 0;
        result[i * 4 + 3] = sun[(base + i) * 3] ?? 0;
      }
      return result;
    });
  }

  /** Radiance that comes to a point from a direction; `inside` where the ray met the back of something near. */
  radiance(from: Vector3, towards: Vector3, into: Float32Array): boolean {
    this.#ray.origin.copy(from);
    this.#ray.direction.copy(towards);
    const hit = this.#bvh.raycastFirst(this.#ray, DoubleSide) as {
      readonly faceIndex?: number | null;
      readonly distance: number;
      readonly point: Vector3;
    } | null;
    if (hit === null || typeof hit.faceIndex !== "number") {
      const j = Math.min(DOWN - 1, Math.floor((1 - towards.y) * 0.5 * DOWN));
      const turn = (Math.atan2(towards.z, towards.x) + Math.PI) / (2 * Math.PI);
      const at = (j * AROUND + Math.min(AROUND - 1, Math.floor(turn * AROUND))) * 3;
      for (let c = 0; c < 3; c++) into[c] = this.#sky[at + c] ?? 0;
      return false;
    }
    const face = hit.faceIndex;
    const facing = (x: number, y: number, z: number): number =>
      (this.#facing[face * 3] ?? 0) * x + (this.#facing[face * 3 + 1] ?? 0) * y + (this.#facing[face * 3 + 2] ?? 0) * z;
    const side = facing(towards.x, towards.y, towards.z);
    const thin = this.#thin[face] === 1;
    const light = [this.#lamp.floor, this.#lamp.floor, this.#lamp.floor];
    if (side < 0 || thin) {
      let sunny = facing(...this.#lamp.sun);
      if (thin) sunny = Math.abs(sunny);
      if (sunny > 0 && this.#seesSun(hit.point))
        for (let c = 0; c < 3; c++) light[c] = (light[c] ?? 0) + ((this.#lamp.sunlight[c] ?? 0) * sunny) / Math.PI;
      if (this.#received !== undefined)
        for (let k = 0; k < 3; k++) {
          const vertex = (this.#triangles[face * 3 + k] ?? 0) * 3;
          for (let c = 0; c < 3; c++) light[c] = (light[c] ?? 0) + (this.#received[vertex + c] ?? 0) / 3;
        }
    }
    for (let c = 0; c < 3; c++) into[c] = (this.#albedo[face * 3 + c] ?? 0) * (light[c] ?? 0);
    return side > 0.05 && !thin && hit.distance < 0.5;
  }

  #seesSun(point: Vector3): boolean {
    this.#sunRay.origin.copy(point).addScaledVector(this.#sun, 0.01);
    this.#sunRay.direction.copy(this.#sun);
    return this.#bvh.raycastFirst(this.#sunRay, DoubleSide) === null;
  }

  #pass(rays: number): { light: Float32Array; buried: Uint8Array } {
    const light = new Float32Array(this.#vertices * 3);
    const buried = new Uint8Array(this.#vertices);
    const seen = new Float32Array(3);
    const [from, to] = [new Vector3(), new Vector3()];
    this.#meshes.forEach(({ geometry, share }, which) => {
      const directions = hemisphere(Math.max(5, Math.round(rays * share)));
      const position = geometry.getAttribute("position");
      const normal = geometry.getAttribute("normal");
      const base = this.#base[which] ?? 0;
      for (let v = 0; v < position.count; v++) {
        const n: Vec3 = [normal.getX(v), normal.getY(v), normal.getZ(v)];
        const frame = around(n);
        let inside = 0;
        for (const d of directions) {
          to.set(...frame(d));
          from.fromBufferAttribute(position, v);
          from.x += n[0] * 0.006 + to.x * 0.004;
          from.y += n[1] * 0.006 + to.y * 0.004;
          from.z += n[2] * 0.006 + to.z * 0.004;
          if (this.radiance(from, to, seen)) inside++;
          for (let c = 0; c < 3; c++) {
            const at = (base + v) * 3 + c;
            light[at] = (light[at] ?? 0) + (seen[c] ?? 0) / directions.length;
          }
        }
        buried[base + v] = inside > directions.length * BURIED ? 1 : 0;
      }
    });
    return { light, buried };
  }

  #sunlit(): Float32Array {
    const result = new Float32Array(this.#vertices * 3);
    const point = new Vector3();
    this.#meshes.forEach(({ geometry, thin }, which) => {
      const position = geometry.getAttribute("position");
      const normal = geometry.getAttribute("normal");
      for (let v = 0; v < position.count; v++) {
        const out = new Vector3().fromBufferAttribute(normal, v);
        if (out.dot(this.#sun) <= 0 && !thin) continue;
        point.fromBufferAttribute(position, v).addScaledVector(out, 0.01);
        if (this.#seesSun(point))
          result.fill(1, ((this.#base[which] ?? 0) + v) * 3, ((this.#base[which] ?? 0) + v) * 3 + 3);
      }
    });
    return result;
  }

  /** Fill vertices that lie inside something from their neighbours: every leg that enters a seat would go black. */
  #healed({ light, buried }: { light: Float32Array; buried: Uint8Array }): Float32Array {
    for (let round = 0; round < 8; round++) {
      const sum = new Float32Array(light.length);
      const count = new Uint16Array(this.#vertices);
      for (let i = 0; i < this.#triangles.length; i++) {
        const a = this.#triangles[i] ?? 0;
        const b = this.#triangles[i % 3 === 2 ? i - 2 : i + 1] ?? 0;
        for (const [to, from] of [
          [a, b],
          [b, a],
        ] as const) {
          if (buried[to] === 0 || buried[from] === 1) continue;
          count[to] = (count[to] ?? 0) + 1;
          for (let c = 0; c < 3; c++) sum[to * 3 + c] = (sum[to * 3 + c] ?? 0) + (light[from * 3 + c] ?? 0);
        }
      }
      for (let v = 0; v < this.#vertices; v++) {
        const many = count[v] ?? 0;
        if (many === 0) continue;
        for (let c = 0; c < 3; c++) light[v * 3 + c] = (sum[v * 3 + c] ?? 0) / many;
        buried[v] = 0;
      }
    }
    return light;
  }
}

/** Rounds of neighbour averaging: they take the noise away, so that 20 rays look like 100. */
function smooth(values: Float32Array, triangles: Uint32Array, thin: Uint8Array, rounds: number): Float32Array {
  for (let round = 0; round < rounds; round++) {
    const sum = new Float32Array(values.length);
    const count = new Uint16Array(values.length / 3);
    for (let i = 0; i < triangles.length; i++) {
      if (thin[Math.floor(i / 3)] === 1) continue;
      const a = triangles[i] ?? 0;
      const b = triangles[i % 3 === 2 ? i - 2 : i + 1] ?? 0;
      for (const [to, from] of [
        [a, b],
        [b, a],
      ] as const) {
        count[to] = (count[to] ?? 0) + 1;
        for (let c = 0; c < 3; c++) sum[to * 3 + c] = (sum[to * 3 + c] ?? 0) + (values[from * 3 + c] ?? 0);
      }
    }
    for (let v = 0; v < count.length; v++) {
      const many = count[v] ?? 0;
      if (many === 0) continue;
      for (let c = 0; c < 3; c++) {
        const at = v * 3 + c;
        values[at] = (values[at] ?? 0) * 0.5 + ((sum[at] ?? 0) / many) * 0.5;
      }
    }
  }
  return values;
}

/** Directions about +z, cosine-weighted, on a golden spiral. */
export function hemisphere(count: number): Vec3[] {
  return Array.from({ length: count }, (_, i): Vec3 => {
    const u = (i + 0.5) / count;
    const angle = i * 2.399963;
    return [Math.sqrt(u) * Math.cos(angle), Math.sqrt(u) * Math.sin(angle), Math.sqrt(1 - u)];
  });
}

/** From the frame whose z is the normal to the world's (T. Duff et al., 2017, JCGT 6(1), 1–8). */
export function around(n: Vec3): (d: Vec3) => Vec3 {
  const sign = n[2] >= 0 ? 1 : -1;
  const a = -1 / (sign + n[2]);
  const b = n[0] * n[1] * a;
  const t: Vec3 = [1 + sign * n[0] * n[0] * a, sign * b, -sign * n[0]];
  const s: Vec3 = [b, sign + n[1] * n[1] * a, -n[1]];
  return (d) => [
    d[0] * t[0] + d[1] * s[0] + d[2] * n[0],
    d[0] * t[1] + d[1] * s[1] + d[2] * n[1],
    d[0] * t[2] + d[1] * s[2] + d[2] * n[2],
  ];
}

function table(sky: Lamp["sky"]): Float32Array {
  const result = new Float32Array(AROUND * DOWN * 3);
  for (let j = 0; j < DOWN; j++)
    for (let i = 0; i < AROUND; i++) {
      const y = 1 - (2 * (j + 0.5)) / DOWN;
      const r = Math.sqrt(1 - y * y);
      const angle = ((i + 0.5) / AROUND) * 2 * Math.PI - Math.PI;
      result.set(sky(r * Math.cos(angle), y, r * Math.sin(angle)), (j * AROUND + i) * 3);
    }
  return result;
}

export function linear(hex: string, intensity: number): Vec3 {
  const { r, g, b } = new Color(hex).multiplyScalar(intensity);
  return [r, g, b];
}

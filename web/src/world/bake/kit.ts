/** Collects parts, gives each its place, its colour and its grain, and merges them by surface class. */

import { BufferAttribute, type BufferGeometry, Color, Euler, Matrix4, Quaternion, Vector3 } from "three";
import { mergeGeometries, mergeVertices } from "three/addons/utils/BufferGeometryUtils.js";
import type { Vec3 } from "../core/model.ts";
import type { Surface } from "../scene/surfaces.ts";
import { chance } from "./chance.ts";

/** Repeats of the grain texture in a metre. */
const REPEATS: Partial<Record<Surface, number>> = {
  wood: 1.1,
  floor: 0.42,
  linen: 2.2,
  plaster: 0.5,
  stone: 0.7,
  slab: 0.42,
  grass: 0.35,
};

export interface Placement {
  readonly at?: Vec3;
  /** Euler angles in rad, x then y then z. */
  readonly turn?: Vec3;
  readonly scale?: number | Vec3;
  /** Axis along which the grain runs; by itself the longest side. */
  readonly grain?: 0 | 1 | 2;
  readonly repeats?: number;
  /** The part brings its own texture coordinates. */
  readonly ownCoordinates?: boolean;
}

export class Kit {
  readonly #parts = new Map<string, BufferGeometry[]>();
  readonly #frames: Matrix4[] = [new Matrix4()];
  readonly #chance = chance(11);
  #group = "";

  /** Build inside a frame of its own. */
  inside(placement: Placement, build: () => void): void {
    const frame = (this.#frames.at(-1) ?? new Matrix4()).clone().multiply(matrix(placement));
    this.#frames.push(frame);
    build();
    this.#frames.pop();
  }

  /** Keep what is built apart from the rest, under a name. */
  group(name: string, build: () => void): void {
    const before = this.#group;
    this.#group = `${name}/`;
    build();
    this.#group = before;
  }

  add(part: BufferGeometry, surface: Surface, colour: string, placement: Placement = {}): void {
    const geometry = part.getIndex() === null ? mergeVertices(part) : part.clone();
    const repeats = placement.repeats ?? REPEATS[surface];
    if (placement.ownCoordinates !== true)
      project(geometry, repeats ?? 1, placement.grain, this.#chance.next.bind(null));
    for (const name of Object.keys(geometry.attributes))
      if (!["position", "normal", "uv", "color"].includes(name)) geometry.deleteAttribute(name);
    geometry.morphAttributes = {};
    if (!geometry.hasAttribute("color")) paint(geometry, () => new Color(colour));
    geometry.applyMatrix4(matrix(placement));
    geometry.applyMatrix4(this.#frames.at(-1) ?? new Matrix4());
    const key = `${this.#group}${surface}`;
    const there = this.#parts.get(key);
    if (there === undefined) this.#parts.set(key, [geometry]);
    else there.push(geometry);
  }

  /** One geometry for each group and surface, by name `surface` or `group/surface`. */
  merged(): Map<string, BufferGeometry> {
    return new Map([...this.#parts].map(([name, parts]) => [name, mergeGeometries(parts, false)]));
  }
}

function matrix({ at = [0, 0, 0], turn = [0, 0, 0], scale = 1 }: Placement): Matrix4 {
  const size = typeof scale === "number" ? new Vector3(scale, scale, scale) : new Vector3(...scale);
  return new Matrix4().compose(new Vector3(...at), new Quaternion().setFromEuler(new Euler(...turn)), size);
}

export function paint(geometry: BufferGeometry, colour: (x: number, y: number, z: number) => Color): BufferGeometry {
  const position = geometry.getAttribute("position");
  const colours = new Float32Array(position.count * 3);
  for (let i = 0; i < position.count; i++)
    colour(position.getX(i), position.getY(i), position.getZ(i)).toArray(colours, i * 3);
  geometry.setAttribute("color", new BufferAttribute(colours, 3));
  return geometry;
}

/** Box-projected coordinates in metres, with an offset by chance so that no two boards match. */
function project(geometry: BufferGeometry, repeats: number, grain: 0 | 1 | 2 | undefined, next: () => number): void {
  geometry.computeBoundingBox();
  const box = geometry.boundingBox;
  const sides = box === null ? [1, 1, 1] : box.getSize(new Vector3()).toArray();
  const along = grain ?? sides.indexOf(Math.max(...sides));
  const position = geometry.getAttribute("position");
  const normal = geometry.getAttribute("normal");
  const coordinates = new Float32Array(position.count * 2);
  const offset = [next(), next()] as const;
  for (let i = 0; i < position.count; i++) {
    const towards = [normal.getX(i), normal.getY(i), normal.getZ(i)].map(Math.abs);
    const flat = towards.indexOf(Math.max(...towards));
    const axes = [0, 1, 2].filter((axis) => axis !== flat);
    if (axes[1] === along) axes.reverse();
    const place = [position.getX(i), position.getY(i), position.getZ(i)];
    coordinates[i * 2] = (place[axes[0] ?? 0] ?? 0) * repeats + offset[0];
    coordinates[i * 2 + 1] = (place[axes[1] ?? 1] ?? 0) * repeats + offset[1];
  }
  geometry.setAttribute("uv", new BufferAttribute(coordinates, 2));
}

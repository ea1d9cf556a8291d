/** The fixed part of the room: one mesh a surface class, from the place file. */

import { BufferAttribute, BufferGeometry, Group, type Material, Mesh } from "three";
import { floats, integers, type Unpacked } from "./pack.ts";
import { surfaceMaterial } from "./shading.ts";
import { type Surface, surfaceOf } from "./surfaces.ts";
import type { Textures } from "./textures.ts";

/** A twelfth of the cards is left: 2.6² of their area covers about half of what all of them covered. */
const CARD_GROWTH = 2.6;

export class Place {
  readonly group = new Group();
  readonly #materials = new Map<Surface, Material>();

  constructor(meshes: Iterable<Unpacked>, textures: Textures, full: boolean) {
    for (const mesh of meshes) {
      const surface = surfaceOf(mesh.name);
      const material = this.#materials.get(surface) ?? surfaceMaterial(surface, textures.of(surface), full);
      this.#materials.set(surface, material);
      const one = new Mesh(geometryOf(mesh, full), material);
      one.name = mesh.name;
      one.castShadow = full;
      one.receiveShadow = full;
      one.matrixAutoUpdate = false;
      this.group.add(one);
    }
  }

  /** An armchair makes room for a wheelchair. */
  showChair(seat: number, shown: boolean): void {
    for (const child of this.group.children) if (child.name.startsWith(`chair-${seat}/`)) child.visible = shown;
  }

  dispose(): void {
    for (const child of this.group.children) if (child instanceof Mesh) child.geometry.dispose();
    for (const material of this.#materials.values()) material.dispose();
  }
}

function geometryOf(mesh: Unpacked, full: boolean): BufferGeometry {
  const geometry = new BufferGeometry();
  const positions = floats(mesh, "position");
  if (!full && surfaceOf(mesh.name) === "foliage") growCards(positions);
  geometry.setAttribute("position", new BufferAttribute(positions, 3));
  geometry.setAttribute("normal", new BufferAttribute(padded(integers(mesh, "normal")), 4, true));
  geometry.setAttribute("color", new BufferAttribute(integers(mesh, "colour"), 3, true));
  geometry.setAttribute("bake", new BufferAttribute(integers(mesh, "bake"), 4, true));
  geometry.setAttribute("uv", new BufferAttribute(floats(mesh, "uv"), 2));
  geometry.setIndex(new BufferAttribute(full ? mesh.index : mesh.low, 1));
  return geometry;
}

/** Few leaves have to be large: each card of four corners grows about its middle. */
function growCards(positions: Float32Array): void {
  for (let i = 0; i < positions.length; i += 12)
    for (let axis = 0; axis < 3; axis++) {
      const corners = [0, 3, 6, 9].map((corner) => i + corner + axis);
      const middle = corners.reduce((sum, at) => sum + (positions[at] ?? 0) / 4, 0);
      for (const at of corners) positions[at] = middle + ((positions[at] ?? 0) - middle) * CARD_GROWTH;
    }
}

/** Graphics cards like each vertex to begin on four bytes. */
function padded(triples: ArrayLike<number>): Int8Array {
  const result = new Int8Array((triples.length / 3) * 4);
  for (let i = 0; i < triples.length; i++) result[Math.floor(i / 3) * 4 + (i % 3)] = triples[i] ?? 0;
  return result;
}

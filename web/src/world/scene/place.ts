/** The fixed part of the room: one mesh a surface class, from the place file. */

import { BufferAttribute, BufferGeometry, Group, type Material, Mesh } from "three";
import { floats, integers, type Unpacked } from "./pack.ts";
import { surfaceMaterial } from "./shading.ts";
import { type Surface, surfaceOf } from "./surfaces.ts";
import type { Textures } from "./textures.ts";

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
  geometry.setAttribute("position", new BufferAttribute(floats(mesh, "position"), 3));
  geometry.setAttribute("normal", new BufferAttribute(padded(integers(mesh, "normal")), 4, true));
  geometry.setAttribute("color", new BufferAttribute(integers(mesh, "colour"), 3, true));
  geometry.setAttribute("bake", new BufferAttribute(integers(mesh, "bake"), 4, true));
  geometry.setAttribute("uv", new BufferAttribute(floats(mesh, "uv"), 2));
  geometry.setIndex(new BufferAttribute(full ? mesh.index : mesh.low, 1));
  return geometry;
}

/** Graphics cards like each vertex to begin on four bytes. */
function padded(triples: ArrayLike<number>): Int8Array {
  const result = new Int8Array((triples.length / 3) * 4);
  for (let i = 0; i < triples.length; i++) result[Math.floor(i / 3) * 4 + (i % 3)] = triples[i] ?? 0;
  return result;
}

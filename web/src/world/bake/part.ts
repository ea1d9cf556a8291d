/** A part of a body: a mesh, what it is made of, and which bones move it. */

import type { BufferGeometry } from "three";
import { BufferAttribute } from "three";
import { mergeGeometries } from "three/addons/utils/BufferGeometryUtils.js";
import { type Bone, bone, SLOTS, type Slot } from "../scene/skeleton.ts";

/** Two bones, and the part of the second. */
export type Weights = readonly [Bone, Bone, number];

export interface Stuff {
  readonly slot: Slot;
  readonly roughness: number;
  /** Brightness of the slot's colour here, 1 by itself. */
  readonly shade?: (x: number, y: number, z: number) => number;
  /** Towards the warmth under the skin, 0 to 1. */
  readonly blush?: (x: number, y: number, z: number) => number;
}

export type Skinning = Bone | ((x: number, y: number, z: number) => Weights);

/** Writes stuff and bones into the geometry's vertices. */
export function dressed(geometry: BufferGeometry, stuff: Stuff, skinning: Skinning): BufferGeometry {
  const position = geometry.getAttribute("position");
  const surface = new Float32Array(position.count * 4);
  const skin = new Float32Array(position.count * 3);
  for (let i = 0; i < position.count; i++) {
    const at = [position.getX(i), position.getY(i), position.getZ(i)] as const;
    const shade = Math.min(2.5, stuff.shade?.(...at) ?? 1);
    surface.set(
      [SLOTS.indexOf(stuff.slot), shade * 100, (stuff.blush?.(...at) ?? 0) * 255, stuff.roughness * 255],
      i * 4,
    );
    const [a, b, weight]: Weights = typeof skinning === "string" ? [skinning, skinning, 0] : skinning(...at);
    skin.set([bone(a), bone(b), weight * 255], i * 3);
  }
  for (const name of Object.keys(geometry.attributes))
    if (name !== "position" && name !== "normal") geometry.deleteAttribute(name);
  geometry.setAttribute("surface", new BufferAttribute(surface, 4));
  geometry.setAttribute("skin", new BufferAttribute(skin, 3));
  return geometry;
}

export function joined(pieces: readonly BufferGeometry[]): BufferGeometry {
  return mergeGeometries([...pieces], false);
}

export interface Part {
  readonly name: string;
  readonly geometry: BufferGeometry;
  /** What a mouth adds to its vertices when it opens and when it smiles. */
  readonly shapes?: { readonly open: Float32Array; readonly smile: Float32Array };
  /** Part of its triangles that weak machines draw. */
  readonly keep?: number;
}

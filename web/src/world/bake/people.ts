/** Makes the file of people's parts: every part with the light that it and the body around it leave to it. */

import { MeshoptSimplifier } from "meshoptimizer/simplifier";
import { BufferAttribute, BufferGeometry, DoubleSide, Ray, Vector3 } from "three";
import { MeshBVH } from "three-mesh-bvh";
import { handFrame } from "../scene/hand.ts";
import { HIP_HEIGHT, HIP_OVER_SEAT, restArm, type Side } from "../scene/skeleton.ts";
import { aidParts } from "./aids.ts";
import { clothes, SEAT_HEIGHT } from "./clothes.ts";
import { hairParts } from "./hair.ts";
import { headParts } from "./head.ts";
import { around, hemisphere } from "./light.ts";
import { column, pack, positionColumn, type ToPack } from "./pack.ts";
import type { Part } from "./part.ts";
import { compact } from "./surface.ts";

await MeshoptSimplifier.ready;

/** These hide light from the others. Hands do not: they move, and their shadow would stay. */
const BARE = new Set(["top", "legs-seated", "head", "neck"]);
/** Light comes back from what is near and pale: no crease is black. */
const DARKEST = 0.25;
const FAR = 0.7;
const LOW = 0.22;

export function people(rays: number): Uint8Array<ArrayBuffer> {
  const parts = [...clothes(), ...headParts(), ...hairParts(), ...aidParts()].map((part) =>
    part.shapes === undefined ? { ...part, geometry: inOrder(part.geometry) } : part,
  );
  const seated = parts.map((part) => ({ part, geometry: seat(part) }));
  return pack(
    {},
    seated.map(({ part, geometry }) => {
      const others = seated.filter((one) => BARE.has(one.part.name) && one.part.name !== part.name);
      return packed(part, openness(geometry, [geometry, ...others.map((one) => one.geometry)], rays));
    }),
  );
}

function inOrder(geometry: BufferGeometry): BufferGeometry {
  return compact(geometry, Uint32Array.from(geometry.getIndex()?.array ?? []));
}

/** Where it is while its owner sits: hands at the wrists, the upper body as far down as the seat is. */
function seat({ name, geometry }: Part): BufferGeometry {
  const moved = geometry.clone();
  if (name.startsWith("hand-")) {
    const side: Side = name === "hand-right" ? -1 : 1;
    moved.applyMatrix4(handFrame(side, restArm(side)));
  }
  const onFloor = name.startsWith("legs") || name.startsWith("shoe") || ["wheelchair", "chair"].includes(name);
  return onFloor ? moved : moved.translate(0, SEAT_HEIGHT + HIP_OVER_SEAT - HIP_HEIGHT, 0);
}

/** How much of the surroundings each vertex sees, 0 to 1. */
function openness(geometry: BufferGeometry, scene: readonly BufferGeometry[], rays: number): Float32Array {
  const bvh = new MeshBVH(positionsOnly(scene));
  const position = geometry.getAttribute("position");
  const normal = geometry.getAttribute("normal");
  const directions = hemisphere(rays);
  const result = new Float32Array(position.count);
  const ray = new Ray();
  for (let v = 0; v < position.count; v++) {
    const out = new Vector3().fromBufferAttribute(normal, v);
    const frame = around([out.x, out.y, out.z]);
    let free = 0;
    for (const d of directions) {
      ray.direction.set(...frame(d));
      ray.origin.fromBufferAttribute(position, v).addScaledVector(out, 0.005);
      const hit = bvh.raycastFirst(ray, DoubleSide) as { readonly distance: number } | null;
      free += hit === null ? 1 : Math.min(1, hit.distance / FAR);
    }
    result[v] = DARKEST + (1 - DARKEST) * (free / directions.length);
  }
  return result;
}

function positionsOnly(geometries: readonly BufferGeometry[]): BufferGeometry {
  const positions: number[] = [];
  const index: number[] = [];
  for (const geometry of geometries) {
    const first = positions.length / 3;
    for (const value of geometry.getAttribute("position").array) positions.push(value);
    for (const vertex of geometry.getIndex()?.array ?? []) index.push(vertex + first);
  }
  const all = new BufferGeometry();
  all.setAttribute("position", new BufferAttribute(Float32Array.from(positions), 3));
  all.setIndex(new BufferAttribute(Uint32Array.from(index), 1));
  return all;
}

function packed({ name, geometry, shapes, keep = LOW }: Part, open: Float32Array): ToPack {
  const array = (attribute: string): ArrayLike<number> => geometry.getAttribute(attribute).array;
  const skin = array("skin");
  const withOpenness = Float32Array.from({ length: open.length * 4 }, (_, i) =>
    i % 4 === 3 ? (open[Math.floor(i / 4)] ?? 0) * 255 : (skin[Math.floor(i / 4) * 3 + (i % 4)] ?? 0),
  );
  const columns = [
    positionColumn(array("position")),
    column("normal", "i8", 3, 1 / 127, array("normal")),
    column("surface", "u8", 4, 1, array("surface")),
    column("skin", "u8", 4, 1, withOpenness),
  ];
  if (shapes !== undefined) {
    columns.push(column("open", "i16", 3, 1e-5, shapes.open), column("smile", "i16", 3, 1e-5, shapes.smile));
  }
  const index = Uint32Array.from(geometry.getIndex()?.array ?? []);
  const positions = Float32Array.from(array("position"));
  const target = Math.floor((index.length * keep) / 3) * 3;
  const low = keep === 1 ? index : MeshoptSimplifier.simplify(index, positions, 3, target, 0.05, ["Prune"])[0];
  return { name, index, low, columns };
}

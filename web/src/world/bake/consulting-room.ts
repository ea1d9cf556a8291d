/** Makes the consulting room's file: builds, lights, thins for weak machines, packs. */

import { MeshoptEncoder } from "meshoptimizer/encoder";
import { MeshoptSimplifier } from "meshoptimizer/simplifier";
import { BufferAttribute, type BufferGeometry } from "three";
import { normalised } from "../scene/arm.ts";
import { SEATS, SKY, SUN } from "../scene/consulting-room.ts";
import { skyRadiance } from "../scene/sky.ts";
import { BAKE_RANGE, surfaceOf } from "../scene/surfaces.ts";
import { garden } from "./garden.ts";
import { Kit } from "./kit.ts";
import { Light, type LitMesh, linear, type Rays } from "./light.ts";
import { column, pack, positionColumn, type ToPack } from "./pack.ts";
import { probe } from "./probe.ts";
import { room } from "./room.ts";
import { compact } from "./surface.ts";

await MeshoptEncoder.ready;
await MeshoptSimplifier.ready;

/** Gain of the sky over what the dome shows, and the light that reaches everywhere: chosen by eye, look.md's rig. */
const GAIN = 1.6;
const FLOOR = 0.22;
const THIN = new Set(["leaf", "foliage"]);
const OUTSIDE = new Set(["foliage", "grass", "slab"]);
/** Part of the triangles that weak machines draw. */
const LOW: Partial<Record<string, number>> = { foliage: 0.075, leaf: 0.35, grass: 0.1, floor: 0.2 };

export function consultingRoom(rays: Rays): Uint8Array<ArrayBuffer> {
  const kit = new Kit();
  room(kit);
  garden(kit);
  const meshes = [...kit.merged()].map(([name, geometry]): LitMesh => {
    const surface = surfaceOf(name);
    return {
      name,
      geometry: reordered(geometry),
      thin: THIN.has(surface),
      share: THIN.has(surface) || OUTSIDE.has(surface) ? 0.34 : 1,
    };
  });
  const sun = normalised(SUN.towards);
  const dome = skyRadiance(SKY, sun);
  const light = new Light(meshes, {
    sun,
    sunlight: linear(SUN.colour, SUN.intensity),
    sky: (x, y, z) => dome(x, y, z).map((value) => value * GAIN) as [number, number, number],
    floor: FLOOR,
  });
  const baked = light.bake(rays);
  const probes = SEATS.map(({ position: [x, , z] }) => probe(light, [x, 1.15, z]));
  return pack(
    { probes },
    meshes.map((mesh, i) => packed(mesh, baked[i] ?? new Float32Array())),
  );
}

function packed({ name, geometry }: LitMesh, bake: Float32Array): ToPack {
  const array = (attribute: string): ArrayLike<number> => geometry.getAttribute(attribute).array;
  const index = Uint32Array.from(geometry.getIndex()?.array ?? []);
  const colours = Float32Array.from(array("color"), Math.sqrt);
  const light = Float32Array.from(bake, (value, i) => (i % 4 === 3 ? value : Math.sqrt(value / BAKE_RANGE)));
  const columns = [
    positionColumn(array("position")),
    column("normal", "i8", 3, 1 / 127, array("normal")),
    // Square roots: eyes tell dark steps apart better than bright ones.
    column("colour", "u8", 3, 1 / 255, colours),
    column("bake", "u8", 4, 1 / 255, light),
    column("uv", "i16", 2, 1 / 2048, array("uv")),
  ];
  return { name, index, low: thinned(name, geometry, index, bake), columns };
}

function thinned(name: string, geometry: BufferGeometry, index: Uint32Array, bake: Float32Array): Uint32Array {
  const surface = surfaceOf(name);
  if (name === "lawn/leaf") return new Uint32Array();
  const keep = LOW[surface] ?? 0.15;
  if (surface === "foliage") {
    // Cards are pairs of triangles: whole ones are left out, and the others drawn larger (scene/place.ts).
    const every = Math.round(1 / keep);
    return index.filter((_, i) => Math.floor(i / 6) % every === 0);
  }
  const positions = Float32Array.from(geometry.getAttribute("position").array);
  const target = Math.floor((index.length * keep) / 3) * 3;
  const weights = [0.5, 0.5, 0.5, 0.2];
  return MeshoptSimplifier.simplifyWithAttributes(index, positions, 3, bake, 4, weights, null, target, 0.02, [])[0];
}

/** In an order that both the graphics card and the packing like. */
function reordered(geometry: BufferGeometry): BufferGeometry {
  const index = Uint32Array.from(geometry.getIndex()?.array ?? []);
  const whole = geometry.clone();
  whole.setIndex(new BufferAttribute(index, 1));
  return compact(whole, index);
}

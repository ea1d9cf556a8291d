/** One skinned mesh of a person, put together from the parts that their look asks for: a single draw. */

import { Bone, BufferAttribute, BufferGeometry, Color, Matrix4, Skeleton, SkinnedMesh, Vector3 } from "three";
import type { Look, Vec3 } from "../core/model.ts";
import { type Palette, palette } from "./colours.ts";
import { floats, integers, type Unpacked } from "./pack.ts";
import { probeMaterial } from "./probe-light.ts";
import { BONES, CHEST, eyeCentre, HIP_HEIGHT, HIP_OVER_SEAT, NECK, restArm, type Side, shoulder } from "./skeleton.ts";

export interface BodyOptions {
  readonly look: Look;
  readonly seed: number;
  readonly badge: boolean;
  /** A chair comes with the person. */
  readonly chair: boolean;
  readonly seatHeight: number | undefined;
  readonly probe: readonly number[];
  readonly full: boolean;
}

/** How much lower the upper body is than that of somebody who stands, m. */
export function sunk(seatHeight: number | undefined): number {
  return seatHeight === undefined ? 0 : seatHeight + HIP_OVER_SEAT - HIP_HEIGHT;
}

function partsOf({ look, badge, chair, seatHeight }: BodyOptions): string[] {
  const how = seatHeight === undefined ? "standing" : "seated";
  const names = ["top", "collar", "neck", "head", "eyes", "brows", "mouth", "hand-right", "hand-left"];
  names.push(`legs-${how}`, `shoe-right-${how}`, `shoe-left-${how}`, `hair-${look.hair}`);
  if (look.coat) names.push(seatHeight === undefined ? "coat-standing" : "coat");
  if (look.coat && badge) names.push("badge");
  if (look.beard) names.push("beard");
  if (look.glasses) names.push("glasses");
  if (look.hearingAid && look.hair !== "headscarf") names.push("hearing-aid");
  if (look.wheelchair && seatHeight !== undefined) names.push("wheelchair");
  else if (chair) names.push("chair");
  return names;
}

const ON_FLOOR = /^(legs|shoe|wheelchair|chair)/;

export function bodyMesh(parts: ReadonlyMap<string, Unpacked>, options: BodyOptions): SkinnedMesh {
  const chosen = partsOf(options).map((name) => {
    const part = parts.get(name);
    if (part === undefined) throw new Error(`The file of people has no ${name}`);
    return part;
  });
  const vertices = chosen.reduce((sum, part) => sum + part.vertices, 0);
  const triangles = (part: Unpacked): Uint32Array => (options.full ? part.index : part.low);
  const made = new Arrays(
    vertices,
    chosen.reduce((sum, part) => sum + triangles(part).length, 0),
  );
  const down = sunk(options.seatHeight);
  const colours = palette(options.look, options.seed);
  for (const part of chosen) {
    const lower = ON_FLOOR.test(part.name) || part.name.startsWith("hand-") ? 0 : down;
    made.add(part, triangles(part), lower, colours);
  }
  const mesh = new SkinnedMesh(made.geometry(), probeMaterial(options.probe, options.full));
  const skeleton = restSkeleton(down);
  for (const one of skeleton.bones) mesh.add(one);
  mesh.bind(skeleton, new Matrix4());
  mesh.frustumCulled = false;
  mesh.castShadow = options.full;
  mesh.receiveShadow = options.full;
  return mesh;
}

class Arrays {
  readonly #positions: Float32Array;
  readonly #normals: Int8Array;
  readonly #colours: Float32Array;
  readonly #stuff: Uint8Array;
  readonly #bones: Uint8Array;
  readonly #weights: Uint8Array;
  readonly #open: Float32Array;
  readonly #smile: Float32Array;
  readonly #index: Uint32Array;
  #vertex = 0;
  #corner = 0;

  constructor(vertices: number, indices: number) {
    this.#positions = new Float32Array(vertices * 3);
    this.#normals = new Int8Array(vertices * 4);
    this.#colours = new Float32Array(vertices * 3);
    this.#stuff = new Uint8Array(vertices * 4);
    this.#bones = new Uint8Array(vertices * 4);
    this.#weights = new Uint8Array(vertices * 4);
    this.#open = new Float32Array(vertices * 3);
    this.#smile = new Float32Array(vertices * 3);
    this.#index = new Uint32Array(indices);
  }

  add(part: Unpacked, triangles: Uint32Array, down: number, colours: Palette): void {
    const positions = floats(part, "position");
    for (let i = 1; i < positions.length; i += 3) positions[i] = (positions[i] ?? 0) + down;
    this.#positions.set(positions, this.#vertex * 3);
    if (part.columns.has("open")) {
      this.#open.set(floats(part, "open"), this.#vertex * 3);
      this.#smile.set(floats(part, "smile"), this.#vertex * 3);
    }
    const [normals, surface, skin] = [integers(part, "normal"), integers(part, "surface"), integers(part, "skin")];
    const colour = new Color();
    for (let v = 0; v < part.vertices; v++) {
      // Thousands of times a body: nothing is allocated here.
      const from = v * 4;
      const to = this.#vertex + v;
      for (let k = 0; k < 3; k++) this.#normals[to * 4 + k] = normals[v * 3 + k] ?? 0;
      colour.copy(colours.of[surface[from] ?? 0] ?? colours.warm);
      const blush = surface[from + 2] ?? 0;
      if (blush > 0) colour.lerp(colours.warm, blush / 255);
      colour.multiplyScalar((surface[from + 1] ?? 100) / 100).toArray(this.#colours, to * 3);
      this.#stuff[to * 4] = surface[from + 3] ?? 255;
      this.#stuff[to * 4 + 1] = skin[from + 3] ?? 255;
      this.#bones[to * 4] = skin[from] ?? 0;
      this.#bones[to * 4 + 1] = skin[from + 1] ?? 0;
      const weight = skin[from + 2] ?? 0;
      this.#weights[to * 4] = 255 - weight;
      this.#weights[to * 4 + 1] = weight;
    }
    for (const vertex of triangles) this.#index[this.#corner++] = vertex + this.#vertex;
    this.#vertex += part.vertices;
  }

  geometry(): BufferGeometry {
    const geometry = new BufferGeometry();
    geometry.setAttribute("position", new BufferAttribute(this.#positions, 3));
    geometry.setAttribute("normal", new BufferAttribute(this.#normals, 4, true));
    geometry.setAttribute("color", new BufferAttribute(this.#colours, 3));
    geometry.setAttribute("stuff", new BufferAttribute(this.#stuff, 4, true));
    geometry.setAttribute("skinIndex", new BufferAttribute(this.#bones, 4));
    geometry.setAttribute("skinWeight", new BufferAttribute(this.#weights, 4, true));
    geometry.morphAttributes = {
      position: [new BufferAttribute(this.#open, 3), new BufferAttribute(this.#smile, 3)],
    };
    geometry.morphTargetsRelative = true;
    geometry.setIndex(new BufferAttribute(this.#index, 1));
    return geometry;
  }
}

/** Bones lie flat under the mesh: the person sets each of them in the body's own space. */
function restSkeleton(down: number): Skeleton {
  const rest = new Map<string, Vec3>([
    ["chest", CHEST],
    ["head", NECK],
    ...([-1, 1] as Side[]).flatMap((side): [string, Vec3][] => {
      const name = side < 0 ? "Right" : "Left";
      return [
        [`upper${name}`, shoulder(side)],
        [`lower${name}`, restArm(side).elbow],
        [`eye${name}`, eyeCentre(side)],
        [`lid${name}`, eyeCentre(side)],
      ];
    }),
  ]);
  const bones = BONES.map((name) => {
    const one = new Bone();
    one.name = name;
    const at = rest.get(name);
    if (at !== undefined) one.position.set(at[0], at[1] + down, at[2]);
    return one;
  });
  const inverses = bones.map((one) => new Matrix4().setPosition(new Vector3().copy(one.position).negate()));
  return new Skeleton(bones, inverses);
}

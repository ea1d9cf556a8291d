/** The body on the table: glassy skin, lungs that breathe, a heart that beats with the person's own beats. */

import {
  AdditiveBlending,
  BackSide,
  BufferAttribute,
  BufferGeometry,
  CanvasTexture,
  Color,
  FrontSide,
  Group,
  Mesh,
  ShaderMaterial,
  type Side,
  Sprite,
  SpriteMaterial,
  Vector3,
} from "three";
import type { BodyMark, Vec3 } from "../core/model.ts";
import { BODY, BODY_SCALE } from "./consulting-room.ts";
import { floats, integers, type Unpacked } from "./pack.ts";

interface Glass {
  readonly colour: string;
  readonly edge: string;
  /** Opacity seen straight on and at the edge. */
  readonly opacity: readonly [number, number];
  readonly power: number;
  readonly side?: Side;
  readonly solid?: boolean;
}

/** In the order in which they are drawn: inside out. */
const LAYERS: readonly (readonly [string, Glass])[] = [
  ["skin", { colour: "#93b8c0", edge: "#2a5a6c", opacity: [0.24, 0.72], power: 1.2, side: BackSide }],
  ["lungs", { colour: "#d98f84", edge: "#a9483f", opacity: [0.55, 0.95], power: 1.2 }],
  ["vessels", { colour: "#b4483a", edge: "#d98a72", opacity: [0.75, 0.9], power: 1 }],
  ["heart", { colour: "#e2492f", edge: "#ffb48a", opacity: [0.97, 1], power: 1.5, solid: true }],
  ["skin", { colour: "#9cbfc6", edge: "#2a5a6c", opacity: [0.39, 0.96], power: 1.35, solid: true }],
];

const HEART: Vec3 = [0.025, 1.28, 0.03];
const LUNGS: Vec3 = [0, 1.31, 0];

/** Where a mark sits on the figure: before the skin, so that it can be seen and pointed at. */
const PLACES: Record<BodyMark["place"], Vec3> = {
  head: [0, 1.67, 0.11],
  heart: [0.04, 1.29, 0.125],
  lungs: [-0.1, 1.36, 0.11],
  belly: [0, 1.05, 0.11],
  joints: [0.1, 0.52, 0.075],
  whole: [0.33, 0.95, 0.05],
};

/** Of a mark, in the room. Marks of one place stand below one another. */
export function markPlace(marks: readonly BodyMark[], index: number): Vec3 {
  const mark = marks[index];
  const place = PLACES[mark?.place ?? "whole"];
  const before = marks.slice(0, index).filter((other) => other.place === mark?.place).length;
  return [
    BODY[0] + place[0] * BODY_SCALE,
    BODY[1] + (place[1] - before * 0.09) * BODY_SCALE,
    BODY[2] + place[2] * BODY_SCALE,
  ];
}

export class Twin {
  readonly group = new Group();
  readonly #parts = new Map<string, Mesh[]>();
  readonly #halo: Sprite;

  constructor(parts: ReadonlyMap<string, Unpacked>, full: boolean) {
    const geometries = new Map([...parts].map(([name, part]) => [name, geometryOf(part, full)]));
    LAYERS.forEach(([name, glass], order) => {
      const geometry = geometries.get(name);
      // Weak machines see the front alone: overdraw hurts them more than triangles.
      if (geometry === undefined || (!full && glass.side === BackSide)) return;
      const mesh = new Mesh(geometry, material(glass));
      mesh.renderOrder = 5 + order;
      this.group.add(mesh);
      this.#parts.set(name, [...(this.#parts.get(name) ?? []), mesh]);
    });
    this.#halo = new Sprite(
      new SpriteMaterial({
        map: glow(),
        color: "#ff8a5c",
        blending: AdditiveBlending,
        transparent: true,
        depthWrite: false,
      }),
    );
    this.#halo.position.set(HEART[0], HEART[1], HEART[2] + 0.03);
    this.#halo.scale.setScalar(0.42);
    this.#halo.renderOrder = 11;
    this.group.add(this.#halo);
    this.group.position.set(...BODY);
    this.group.scale.setScalar(BODY_SCALE);
  }

  /** `beat` and `breath` from 0 to 1; without a live pulse the heart rests. */
  update(beat: number, breath: number): void {
    swell(this.#parts.get("heart"), HEART, 1 + 0.07 * beat);
    swell(this.#parts.get("lungs"), LUNGS, 1 + 0.04 * breath);
    this.#halo.material.opacity = 0.35 + 0.45 * beat;
  }

  dispose(): void {
    for (const meshes of this.#parts.values())
      for (const mesh of meshes) {
        mesh.geometry.dispose();
        (mesh.material as ShaderMaterial).dispose();
      }
    this.#halo.material.map?.dispose();
    this.#halo.material.dispose();
    this.group.removeFromParent();
  }
}

function swell(meshes: readonly Mesh[] | undefined, about: Vec3, size: number): void {
  for (const mesh of meshes ?? []) {
    mesh.scale.setScalar(size);
    mesh.position.copy(new Vector3(...about).multiplyScalar(1 - size));
  }
}

function geometryOf(part: Unpacked, full: boolean): BufferGeometry {
  const geometry = new BufferGeometry();
  geometry.setAttribute("position", new BufferAttribute(floats(part, "position"), 3));
  const normals = Float32Array.from(integers(part, "normal"), (value) => value / 127);
  geometry.setAttribute("normal", new BufferAttribute(normals, 3));
  geometry.setIndex(new BufferAttribute(full ? part.index : part.low, 1));
  return geometry;
}

function material({ colour, edge, opacity, power, side = FrontSide, solid = false }: Glass): ShaderMaterial {
  return new ShaderMaterial({
    transparent: true,
    depthWrite: solid,
    side,
    uniforms: {
      colour: { value: new Color(colour) },
      edge: { value: new Color(edge) },
      shape: { value: new Vector3(opacity[0], opacity[1], power) },
    },
    vertexShader: /* glsl */ `
varying vec3 vNormalInView, vToEye, vOwnNormal;
void main() {
  vec4 place = modelViewMatrix * vec4(position, 1.0);
  vToEye = -place.xyz;
  vNormalInView = normalMatrix * normal;
  vOwnNormal = normal;
  gl_Position = projectionMatrix * place;
}`,
    fragmentShader: /* glsl */ `
varying vec3 vNormalInView, vToEye, vOwnNormal;
uniform vec3 colour, edge, shape;
void main() {
  vec3 n = normalize(vNormalInView), v = normalize(vToEye);
  float rim = pow(1.0 - abs(dot(n, v)), shape.z);
  vec3 shown = mix(colour * (0.82 + 0.3 * (0.5 + 0.5 * vOwnNormal.y)), edge, rim);
  float shine = pow(max(0.0, dot(reflect(-v, n), normalize(vec3(0.4, 0.8, 0.45)))), 24.0);
  gl_FragColor = vec4(shown + shine * 0.35, mix(shape.x, shape.y, rim) + shine * 0.3);
  #include <tonemapping_fragment>
  #include <colorspace_fragment>
}`,
  });
}

/** A round, soft light. */
export function glow(): CanvasTexture {
  const canvas = document.createElement("canvas");
  canvas.width = 128;
  canvas.height = 128;
  const paint = canvas.getContext("2d");
  const soft = paint?.createRadialGradient(64, 64, 0, 64, 64, 64);
  if (paint && soft) {
    for (const [at, opacity] of [
      [0, 1],
      [0.25, 0.45],
      [0.6, 0.1],
      [1, 0],
    ] as const)
      soft.addColorStop(at, `rgba(255, 255, 255, ${opacity})`);
    paint.fillStyle = soft;
    paint.fillRect(0, 0, 128, 128);
  }
  return new CanvasTexture(canvas);
}

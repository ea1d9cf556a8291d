/** One sky, as a shader for the dome and as a function for the bake, so that sky and light always agree. */

import { BackSide, Color, Mesh, ShaderMaterial, SphereGeometry, Vector3 } from "three";
import type { Vec3 } from "../core/model.ts";

export interface SkyColours {
  readonly zenith: string;
  readonly middle: string;
  readonly horizon: string;
  readonly ground: string;
  readonly glow: string;
  /** How much of it the clouds cover, 0 to 1. */
  readonly cloud: number;
  readonly gain: number;
}

/** Radiance from a direction, clouds taken as their average. */
export function skyRadiance(sky: SkyColours, sun: Vec3): (x: number, y: number, z: number) => [number, number, number] {
  const [zenith, middle, horizon, ground, glow] = [sky.zenith, sky.middle, sky.horizon, sky.ground, sky.glow].map(
    (hex) => new Color(hex).toArray(),
  ) as [Rgb, Rgb, Rgb, Rgb, Rgb];
  return (x, y, z) => {
    const towards = Math.max(0, x * sun[0] + y * sun[1] + z * sun[2]);
    const halo = towards ** 24 * 0.22 + towards ** 5 * 0.12;
    return [0, 1, 2].map((c) => {
      let value = mix(horizon[c] ?? 0, middle[c] ?? 0, smoothstep(0, 0.22, y));
      value = mix(value, zenith[c] ?? 0, smoothstep(0.12, 0.8, y));
      value = mix(value, 1, y > 0 ? 0.25 * sky.cloud : 0);
      value = mix(value, ground[c] ?? 0, smoothstep(0, -0.08, y));
      return (value + (glow[c] ?? 0) * halo) * sky.gain;
    }) as Rgb;
  };
}

type Rgb = [number, number, number];

const mix = (a: number, b: number, t: number): number => a + (b - a) * t;

export function smoothstep(from: number, to: number, x: number): number {
  const t = Math.min(1, Math.max(0, (x - from) / (to - from)));
  return t * t * (3 - 2 * t);
}

export function skyDome(sky: SkyColours, sun: Vec3, clouds: boolean): Mesh<SphereGeometry, ShaderMaterial> {
  const material = new ShaderMaterial({
    side: BackSide,
    depthWrite: false,
    defines: clouds ? { CLOUDS: "" } : {},
    uniforms: {
      zenith: { value: new Color(sky.zenith) },
      middle: { value: new Color(sky.middle) },
      horizon: { value: new Color(sky.horizon) },
      ground: { value: new Color(sky.ground) },
      glow: { value: new Color(sky.glow) },
      sun: { value: new Vector3(...sun) },
      cloud: { value: sky.cloud },
      gain: { value: sky.gain },
    },
    vertexShader: VERTEX,
    fragmentShader: FRAGMENT,
  });
  const dome = new Mesh(new SphereGeometry(50, 32, 16), material);
  dome.frustumCulled = false;
  // Last of the opaque ones: most of it lies behind walls.
  dome.renderOrder = 4;
  return dome;
}

const VERTEX = /* glsl */ `
varying vec3 direction;
void main() {
  direction = position;
  vec4 place = projectionMatrix * mat4(mat3(modelViewMatrix)) * vec4(position, 1.0);
  gl_Position = place.xyww;
}`;

const FRAGMENT = /* glsl */ `
varying vec3 direction;
uniform vec3 zenith, middle, horizon, ground, glow, sun;
uniform float cloud, gain;
float chance(vec2 p) { return fract(sin(dot(p, vec2(127.1, 311.7))) * 43758.5); }
float noise(vec2 p) {
  vec2 i = floor(p), f = fract(p);
  f = f * f * (3.0 - 2.0 * f);
  return mix(mix(chance(i), chance(i + vec2(1, 0)), f.x), mix(chance(i + vec2(0, 1)), chance(i + 1.0), f.x), f.y);
}
float octaves(vec2 p) {
  float sum = 0.0, weight = 0.5;
  for (int i = 0; i < 6; i++) { sum += weight * noise(p); p = p * 2.03 + 7.0; weight *= 0.5; }
  return sum;
}
void main() {
  vec3 v = normalize(direction);
  vec3 colour = mix(horizon, middle, smoothstep(0.0, 0.22, v.y));
  colour = mix(colour, zenith, smoothstep(0.12, 0.8, v.y));
  colour = mix(colour, ground, 1.0 - smoothstep(-0.08, 0.0, v.y));
  #ifdef CLOUDS
  if (v.y > 0.0) {
    vec2 q = v.xz / (v.y + 0.18) * 1.15;
    float thick = smoothstep(0.5, 0.82, octaves(q + octaves(q * 1.3) * 0.5)) * cloud * smoothstep(0.02, 0.25, v.y);
    float shade = octaves(q + sun.xz * 0.25);
    colour = mix(colour, vec3(mix(1.05, 0.86, smoothstep(0.4, 0.75, shade))), thick);
  }
  #endif
  float towards = max(dot(v, sun), 0.0);
  colour += glow * (pow(towards, 350.0) * 1.5 + pow(towards, 24.0) * 0.22 + pow(towards, 5.0) * 0.12);
  gl_FragColor = vec4(colour * gain, 1.0);
  #include <tonemapping_fragment>
  #include <colorspace_fragment>
}`;

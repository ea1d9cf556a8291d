/** How surfaces take the baked light, and the tone of the finished picture. */

import {
  DoubleSide,
  MeshLambertMaterial,
  MeshStandardMaterial,
  ShaderChunk,
  type Texture,
  Vector3,
  type WebGLProgramParametersWithUniforms,
} from "three";
import { KEY } from "./consulting-room.ts";
import { BAKE_RANGE, type Surface } from "./surfaces.ts";

/** AgX, then more colour, a little contrast and gain: kind to dark skin and to the window, and not grey (look.md §4). */
const GRADED = /* glsl */ `vec3 CustomToneMapping( vec3 color ) {
  vec3 c = AgXToneMapping( color );
  float l = dot( c, vec3( 0.2126, 0.7152, 0.0722 ) );
  c = max( mix( vec3( l ), c, 1.28 ), 0.0 );
  return min( pow( c, vec3( 1.16 ) ) * vec3( 1.19, 1.18, 1.155 ), 1.0 );
}`;

/** three keeps one place for a tone mapping of one's own: this chunk. */
export function installTone(): void {
  ShaderChunk.tonemapping_pars_fragment = ShaderChunk.tonemapping_pars_fragment.replace(
    "vec3 CustomToneMapping( vec3 color ) { return color; }",
    GRADED,
  );
}

export interface Finish {
  readonly roughness: number;
  readonly metalness?: number;
  /** Height of the grain texture when it is used as bumps. */
  readonly bump?: number;
  /** Soft light along edges, as cloth and leaves have. */
  readonly rim?: number;
  /** Light that comes through. */
  readonly through?: number;
  /** Part of the mirrored surroundings. */
  readonly mirror?: number;
  readonly thin?: boolean;
  /** Cut out where the texture is clear. */
  readonly cut?: boolean;
}

export const FINISHES: Record<Surface, Finish> = {
  plaster: { roughness: 0.96, bump: 0.6 },
  wood: { roughness: 0.52, bump: 0.5 },
  floor: { roughness: 0.5, bump: 0.7 },
  linen: { roughness: 1, bump: 1.2, rim: 0.35, mirror: 0.4 },
  stone: { roughness: 0.8, bump: 0.8 },
  slab: { roughness: 0.72, bump: 0.8 },
  grass: { roughness: 1, bump: 2, rim: 0.25, mirror: 0.2 },
  matte: { roughness: 0.92 },
  glazed: { roughness: 0.3 },
  metal: { roughness: 0.33, metalness: 0.6, mirror: 1.1 },
  leaf: { roughness: 0.7, rim: 0.2, through: 0.18, mirror: 0.5, thin: true },
  foliage: { roughness: 0.95, rim: 0.2, through: 0.38, mirror: 0.15, thin: true, cut: true },
};

const DECLARED = /* glsl */ `
varying vec4 vBake;
uniform vec3 keyDirection;`;

/** Where a vertex has its light from: baked in, or for what moves, from the probe of its place. */
const BAKED_VERTEX = /* glsl */ `vBake = vec4( bake.rgb * bake.rgb * ${BAKE_RANGE.toFixed(1)}, bake.a );`;

function fragment({ rim = 0, through = 0, mirror = 1 }: Finish): string {
  return /* glsl */ `#include <lights_fragment_maps>
  {
    vec3 keyInView = normalize( ( viewMatrix * vec4( keyDirection, 0.0 ) ).xyz );
    float bumped = dot( normal, keyInView ) - dot( normalize( vNormal ) * faceDirection, keyInView );
    iblIrradiance = vBake.rgb * PI * ( 1.0 + 0.9 * bumped );
    radiance *= clamp( dot( vBake.rgb, vec3( 0.3, 0.59, 0.11 ) ) / 0.55, 0.05, 1.2 ) * ${mirror.toFixed(2)};
    float edge = pow( 1.0 - clamp( dot( geometryViewDir, normal ), 0.0, 1.0 ), 3.0 );
    iblIrradiance += vBake.rgb * PI * ( edge * ${rim.toFixed(2)} + ${through.toFixed(2)} );
  }`;
}

/** No vertex around sees the sun: then the shadow map's gaps must not let it in. */
const SUN_WHERE_SEEN = "directLight.color *= smoothstep( 0.0, 0.06, vBake.a );";
/** Without a shadow map the baked part of the sun is all there is. */
const SUN_AS_BAKED = "directLight.color *= vBake.a;";

/** Colours of vertices come as square roots. */
const SQUARED_COLOUR = "vColor.rgb *= vColor.rgb;";

function patch(material: MeshStandardMaterial | MeshLambertMaterial, finish: Finish, full: boolean, key: string): void {
  material.vertexColors = true;
  material.customProgramCacheKey = () => `baked-${key}-${full}`;
  material.onBeforeCompile = (shader: WebGLProgramParametersWithUniforms) => {
    // biome-ignore lint/complexity/useLiteralKeys: uniforms are an index signature
    shader.uniforms["keyDirection"] = { value: new Vector3(...KEY).normalize() };
    shader.vertexShader = shader.vertexShader
      .replace("#include <common>", "#include <common>\nattribute vec4 bake;\nvarying vec4 vBake;")
      .replace("#include <color_vertex>", `#include <color_vertex>\n${SQUARED_COLOUR}`)
      .replace("#include <begin_vertex>", `#include <begin_vertex>\n${BAKED_VERTEX}`);
    const sun = full ? SUN_WHERE_SEEN : SUN_AS_BAKED;
    shader.fragmentShader = shader.fragmentShader
      .replace("#include <common>", `#include <common>\n${DECLARED}`)
      .replace("#include <lights_fragment_begin>", lights(sun))
      .replace("#include <lights_fragment_maps>", full ? fragment(finish) : flat(finish));
  };
}

/** three unrolls its lights out of this chunk, so the sun is dimmed inside of it. */
export function lights(sun: string): string {
  return ShaderChunk.lights_fragment_begin.replace(
    "getDirectionalLightInfo( directionalLight, directLight );",
    `getDirectionalLightInfo( directionalLight, directLight );\n${sun}`,
  );
}

function flat({ through = 0 }: Finish): string {
  return `#include <lights_fragment_maps>\nirradiance += vBake.rgb * PI * ${(1 + through).toFixed(2)};`;
}

export function surfaceMaterial(
  surface: Surface,
  grain: Texture | undefined,
  full: boolean,
): MeshStandardMaterial | MeshLambertMaterial {
  const finish = FINISHES[surface];
  const map = grain === undefined ? {} : { map: grain };
  const side = finish.thin === true ? { side: DoubleSide } : {};
  const cut = finish.cut === true ? { alphaTest: full ? 0.25 : 0.5, alphaToCoverage: full } : {};
  if (!full) {
    const material = new MeshLambertMaterial({ ...map, ...side, ...cut });
    patch(material, finish, false, surface);
    return material;
  }
  const bumps = finish.bump === undefined || grain === undefined ? {} : { bumpMap: grain, bumpScale: finish.bump };
  const { roughness, metalness = 0 } = finish;
  const material = new MeshStandardMaterial({ roughness, metalness, ...map, ...bumps, ...side, ...cut });
  patch(material, finish, true, surface);
  return material;
}

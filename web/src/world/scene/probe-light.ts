/** The material of people: light from the probe of their place, dimmed by what the body hides from itself. */

import { MeshLambertMaterial, MeshStandardMaterial, Vector3 } from "three";
import { KEY } from "./consulting-room.ts";
import { lights } from "./shading.ts";

const IRRADIANCE = /* glsl */ `
attribute vec4 stuff;
varying vec4 vBake;
varying float vRough;
uniform vec3 probe[9];
vec3 probeLight( vec3 n ) {
  return max( vec3( 0.0 ),
    probe[0] * 0.282095
    + ( probe[1] * n.y + probe[2] * n.z + probe[3] * n.x ) * 0.488603
    + ( probe[4] * n.x * n.y + probe[5] * n.y * n.z + probe[7] * n.x * n.z ) * 1.092548
    + probe[6] * 0.315392 * ( 3.0 * n.z * n.z - 1.0 )
    + probe[8] * 0.546274 * ( n.x * n.x - n.y * n.y ) );
}`;

const TAKEN = /* glsl */ `#include <defaultnormal_vertex>
vBake = vec4( probeLight( normalize( mat3( modelMatrix ) * objectNormal ) ) * stuff.y, 1.0 );
vRough = stuff.x;`;

const FULL = /* glsl */ `#include <lights_fragment_maps>
{
  iblIrradiance = vBake.rgb * PI;
  radiance *= clamp( dot( vBake.rgb, vec3( 0.3, 0.59, 0.11 ) ) / 0.55, 0.05, 1.2 ) * mix( 0.75, 0.22, smoothstep( 0.12, 0.5, vRough ) );
  float edge = pow( 1.0 - clamp( dot( geometryViewDir, normal ), 0.0, 1.0 ), 3.0 );
  iblIrradiance += vBake.rgb * PI * edge * mix( 0.0, 0.42, smoothstep( 0.2, 0.7, vRough ) );
}`;

const FLAT = "#include <lights_fragment_maps>\nirradiance += vBake.rgb * PI;";

export function probeMaterial(probe: readonly number[], full: boolean): MeshStandardMaterial | MeshLambertMaterial {
  const terms = Array.from({ length: 9 }, (_, i) => new Vector3(probe[i * 3], probe[i * 3 + 1], probe[i * 3 + 2]));
  const material = full ? new MeshStandardMaterial({ roughness: 1 }) : new MeshLambertMaterial();
  material.vertexColors = true;
  material.customProgramCacheKey = () => `person-${full}`;
  material.onBeforeCompile = (shader) => {
    Object.assign(shader.uniforms, { probe: { value: terms }, keyDirection: { value: new Vector3(...KEY) } });
    shader.vertexShader = shader.vertexShader
      .replace("#include <common>", `#include <common>\n${IRRADIANCE}`)
      .replace("#include <defaultnormal_vertex>", TAKEN);
    shader.fragmentShader = shader.fragmentShader
      .replace("#include <common>", "#include <common>\nvarying vec4 vBake;\nvarying float vRough;")
      .replace("#include <roughnessmap_fragment>", "float roughnessFactor = vRough;")
      // Without a shadow map the sun would shine through the roof; the seats lie in the shade.
      .replace("#include <lights_fragment_begin>", lights(full ? "" : "directLight.color *= 0.0;"))
      .replace("#include <lights_fragment_maps>", full ? FULL : FLAT);
  };
  return material;
}

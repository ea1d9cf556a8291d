/** What smooth surfaces mirror: the sky alone, taken once. Where the bake is dark they do not shine, so no room is needed. */

import { type Mesh, NoToneMapping, PMREMGenerator, Scene, type Texture, type WebGLRenderer } from "three";
import { normalised } from "./arm.ts";
import { SKY, SUN } from "./consulting-room.ts";
import { skyDome } from "./sky.ts";

export function surroundings(renderer: WebGLRenderer): { texture: Texture; dispose: () => void } {
  const generator = new PMREMGenerator(renderer);
  const scene = new Scene();
  const dome: Mesh = skyDome(SKY, normalised(SUN.towards), false);
  scene.add(dome);
  const tone = renderer.toneMapping;
  renderer.toneMapping = NoToneMapping;
  const target = generator.fromScene(scene, 0.02, 0.1, 100, { size: 128 });
  renderer.toneMapping = tone;
  generator.dispose();
  dome.geometry.dispose();
  (Array.isArray(dome.material) ? dome.material : [dome.material]).forEach((material) => {
    material.dispose();
  });
  return { texture: target.texture, dispose: () => target.dispose() };
}

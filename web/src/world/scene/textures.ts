/** Grain textures, painted on the device when it has time: nothing of them comes over the wire. */

import { DataTexture, LinearFilter, LinearMipmapLinearFilter, RepeatWrapping, SRGBColorSpace } from "three";
import { boards, type Cutout, flags, type Grain, lawn, leaves, plaster, stone, weave, wood } from "./grain.ts";
import type { Surface } from "./surfaces.ts";

const SIZES: Partial<Record<Surface, readonly [number, Grain]>> = {
  plaster: [256, plaster],
  wood: [512, wood],
  floor: [1024, boards],
  linen: [256, weave],
  stone: [512, stone],
  slab: [512, flags],
  grass: [512, lawn],
};
const LEAVES = 512;

export class Textures {
  readonly #textures = new Map<Surface, DataTexture>();
  readonly #unpainted: Surface[] = [];
  #painting: { readonly surface: Surface; readonly canvas: Painting } | undefined;
  readonly #largest: number;

  /** Weak machines get small ones. */
  constructor(full: boolean) {
    this.#largest = full ? 1024 : 256;
  }

  of(surface: Surface): DataTexture | undefined {
    if (SIZES[surface] === undefined && surface !== "foliage") return undefined;
    const there = this.#textures.get(surface);
    if (there !== undefined) return there;
    const texture = blank();
    this.#textures.set(surface, texture);
    // Without its leaves a crown is a heap of cards: these come first.
    if (surface === "foliage") this.#paint(surface);
    else this.#unpainted.push(surface);
    return texture;
  }

  /** Paint on for about so long: a whole texture at once would let the page stand still. */
  paint(forMs: number): void {
    const until = performance.now() + forMs;
    do {
      this.#painting ??= this.#next(this.#unpainted.shift());
      if (this.#painting === undefined) return;
      const { surface, canvas } = this.#painting;
      if (canvas.paintRow()) continue;
      this.#show(surface, canvas);
      this.#painting = undefined;
    } while (performance.now() < until);
  }

  get bytes(): number {
    let sum = 0;
    for (const texture of this.#textures.values()) sum += texture.image.width * texture.image.height * 4 * 1.33;
    return sum;
  }

  #paint(surface: Surface): void {
    const canvas = this.#next(surface)?.canvas;
    while (canvas?.paintRow());
    if (canvas !== undefined) this.#show(surface, canvas);
  }

  #next(surface: Surface | undefined): { surface: Surface; canvas: Painting } | undefined {
    if (surface === undefined) return undefined;
    const [wanted, grain] = SIZES[surface] ?? [LEAVES, undefined];
    return { surface, canvas: new Painting(Math.min(wanted, this.#largest), grain ?? leaves()) };
  }

  #show(surface: Surface, { data, size }: Painting): void {
    const texture = this.#textures.get(surface);
    if (texture === undefined) return;
    texture.dispose();
    texture.image = { data, width: size, height: size };
    texture.generateMipmaps = true;
    texture.needsUpdate = true;
  }

  dispose(): void {
    for (const texture of this.#textures.values()) texture.dispose();
    this.#textures.clear();
  }
}

function blank(): DataTexture {
  const texture = new DataTexture(new Uint8Array([214, 214, 214, 255]), 1, 1);
  texture.wrapS = RepeatWrapping;
  texture.wrapT = RepeatWrapping;
  texture.magFilter = LinearFilter;
  texture.minFilter = LinearMipmapLinearFilter;
  texture.anisotropy = 8;
  texture.colorSpace = SRGBColorSpace;
  texture.needsUpdate = true;
  return texture;
}

class Painting {
  readonly size: number;
  readonly data: Uint8Array<ArrayBuffer>;
  readonly #paint: Grain | Cutout;
  #row = 0;

  constructor(size: number, paint: Grain | Cutout) {
    this.size = size;
    this.data = new Uint8Array(size * size * 4);
    this.#paint = paint;
  }

  /** Paint one more row; false when all are done. */
  paintRow(): boolean {
    if (this.#row === this.size) return false;
    const { data, size } = this;
    const v = (this.#row + 0.5) / size;
    for (let i = 0, at = this.#row * size * 4; i < size; i++, at += 4) {
      const value = this.#paint((i + 0.5) / size, v);
      const [bright, cover] = typeof value === "number" ? [value, 1] : value;
      data.fill(Math.max(0, Math.min(255, bright * 255)), at, at + 3);
      data[at + 3] = cover * 255;
    }
    this.#row++;
    return true;
  }
}

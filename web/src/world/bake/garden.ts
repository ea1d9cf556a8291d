/** What is seen through the window: lawn, stone path, birdbath, trees and beds. */

import { chance } from "./chance.ts";
import type { Kit } from "./kit.ts";
import { bush, FAR_GREEN, tree, tufts } from "./plants.ts";
import { block, lathe, sheet } from "./shapes.ts";

const FLAT = -Math.PI / 2;
/** The path leads away from the middle of the window's right half. */
const PATH_X = 0.55;

export function garden(kit: Kit): void {
  // Pale stone along the wall: grass alone bounces green onto the ceiling.
  kit.add(sheet(44, 26, 1.1), "grass", "#9cb56c", { at: [0, -0.15, -16], turn: [FLAT, 0, 0] });
  kit.add(block([9, 0.05, 2], 0.4), "slab", "#efe2c8", { at: [0, -0.13, -3.7] });
  kit.add(sheet(1.5, 7.2, 0.4), "slab", "#dccfb8", { at: [PATH_X, -0.115, -8.25], turn: [FLAT, 0, 0] });
  birdbath(kit);
  trees(kit);
  beds(kit);
  hedge(kit);
  tufts(kit, 1100, 31, (luck) => {
    const x = luck.between(-7, 8);
    const z = luck.between(-11, -4.75);
    return Math.abs(x - PATH_X) < 0.8 ? undefined : [x, -0.15, z];
  });
}

function birdbath(kit: Kit): void {
  const bowl: [number, number][] = [
    [0, 0],
    [0.36, 0],
    [0.36, 0.04],
    [0.3, 0.1],
    [0.15, 0.34],
    [0.14, 0.5],
    [0.24, 0.64],
    [0.7, 0.74],
    [0.8, 0.8],
    [0.79, 0.83],
    [0.73, 0.83],
    [0.3, 0.77],
    [0, 0.76],
  ];
  kit.add(lathe(bowl, 40), "stone", "#cfc5b2", { at: [PATH_X, -0.15, -11.2] });
  kit.add(sheet(1.36, 1.36, 0.35), "glazed", "#9fc0cf", {
    at: [PATH_X, 0.645, -11.2],
    turn: [FLAT, 0, 0],
    scale: [0.72, 0.72, 1],
  });
}

function trees(kit: Kit): void {
  tree(kit, { at: [-2.75, -0.2, -9.6], size: 1.25, seed: 5, cards: 1500, card: 0.17 });
  const lighter = { colours: ["#97a66a", "#aab47a", "#85965d"], dark: "#566a43" };
  tree(kit, { at: [4.4, -0.2, -8.8], size: 1.12, seed: 8, cards: 1500, card: 0.16, foliage: lighter });
  tree(kit, { at: [8.2, -0.2, -13], size: 1.6, seed: 12, cards: 1100, card: 0.24 });
  tree(kit, { at: [-8.5, -0.2, -13], size: 1.7, seed: 3, cards: 800, card: 0.26 });
  tree(kit, { at: [1.9, -0.2, -17.5], size: 1.6, seed: 21, cards: 800, card: 0.26, foliage: FAR_GREEN });
  tree(kit, { at: [-5, -0.2, -19], size: 1.9, seed: 14, cards: 700, card: 0.3, foliage: FAR_GREEN });
  tree(kit, { at: [6.5, -0.2, -21], size: 1.9, seed: 17, cards: 700, card: 0.3, foliage: FAR_GREEN });
}

function beds(kit: Kit): void {
  const luck = chance(9);
  for (let i = 0; i < 12; i++) {
    const side = i % 2 === 0 ? -1 : 1;
    const x = PATH_X + side * (1.3 + luck.between(0, 0.35));
    const bloom = [["#d9c6ea", "#c3b0dc", "#efe6f7"], ["#f6ecd9", "#f1d9c0", "#fff8ec"], undefined][i % 3];
    bush(kit, {
      at: [x, -0.17, -4.9 - i * 0.78],
      size: luck.between(0.85, 1.15),
      seed: 40 + i,
      cards: 150,
      card: 0.085,
      ...(bloom === undefined ? {} : { flowers: bloom }),
    });
  }
}

function hedge(kit: Kit): void {
  for (let i = 0; i < 16; i++)
    bush(kit, { at: [-15 + i * 2, -0.2, -23], size: 2.6, seed: 70 + i, cards: 150, card: 0.29, foliage: FAR_GREEN });
}

/** Things to sit on, to put things on and to read from. */

import type { Vec3 } from "../core/model.ts";
import { chance } from "./chance.ts";
import type { Kit } from "./kit.ts";
import { lathe, rod, roundedBox, taperedTube } from "./shapes.ts";

/** Its seat is 0.45 high; it looks along +z. */
export function armchair(kit: Kit, at: Vec3, turn: number): void {
  const wood = "#b58654";
  const linen = "#efe6d6";
  kit.inside({ at, turn: [0, turn, 0] }, () => {
    kit.add(roundedBox([0.6, 0.17, 0.58], 0.055, 4), "linen", linen, { at: [0, 0.375, 0.02] });
    kit.add(roundedBox([0.6, 0.6, 0.15], 0.065, 4), "linen", linen, { at: [0, 0.7, -0.285], turn: [-0.2, 0, 0] });
    const cushion = roundedBox([0.44, 0.24, 0.13], 0.06, 4);
    kit.add(cushion, "linen", "#a9b79f", { at: [0.02, 0.6, -0.15], turn: [-0.3, 0.05, 0.03] });
    for (const side of [-1, 1]) {
      kit.add(rod([side * 0.36, 0, 0.32], [side * 0.345, 0.6, 0.27], 0.021, 12), "wood", wood);
      kit.add(rod([side * 0.36, 0, -0.36], [side * 0.345, 0.64, -0.26], 0.021, 12), "wood", wood);
      const arm = roundedBox([0.075, 0.035, 0.66], 0.016, 3);
      kit.add(arm, "wood", wood, { at: [side * 0.345, 0.61, 0.01], turn: [0.05, 0, 0] });
      kit.add(rod([side * 0.35, 0.27, -0.31], [side * 0.35, 0.27, 0.3], 0.017), "wood", wood);
    }
    kit.add(rod([-0.35, 0.27, 0.3], [0.35, 0.27, 0.3], 0.017), "wood", wood);
    kit.add(rod([-0.35, 0.27, -0.31], [0.35, 0.27, -0.31], 0.017), "wood", wood);
  });
}

/** With a stone disc on which the body stands, its top 0.567 high. */
export function roundTable(kit: Kit, at: Vec3): void {
  kit.inside({ at }, () => {
    const top: [number, number][] = [
      [0, 0.5],
      [0.24, 0.5],
      [0.44, 0.5],
      [0.47, 0.512],
      [0.475, 0.528],
      [0.465, 0.542],
      [0.38, 0.545],
      [0.26, 0.545],
      [0.15, 0.545],
      [0, 0.545],
    ];
    kit.add(lathe(top, 48), "wood", "#b98654", { repeats: 1.3, grain: 0 });
    for (let i = 0; i < 3; i++) {
      const angle = (i * 2 * Math.PI) / 3 + 0.5;
      const [x, z] = [Math.cos(angle), Math.sin(angle)];
      const leg: Vec3[] = [
        [x * 0.1, 0.5, z * 0.1],
        [x * 0.17, 0.25, z * 0.17],
        [x * 0.34, 0, z * 0.34],
      ];
      kit.add(taperedTube(leg, [0.028, 0.024, 0.018], { segments: 8, sides: 9 }), "wood", "#a9784a");
    }
    const disc: [number, number][] = [
      [0, 0],
      [0.13, 0],
      [0.14, 0.006],
      [0.138, 0.018],
      [0.13, 0.022],
      [0.07, 0.022],
      [0, 0.022],
    ];
    kit.add(lathe(disc, 40), "stone", "#d9d2c4", { at: [0, 0.545, 0] });
  });
}

export function bookshelf(kit: Kit, at: Vec3): void {
  const luck = chance(4);
  kit.inside({ at }, () => {
    for (const y of [0.95, 1.35]) kit.add(roundedBox([0.24, 0.035, 1.5], 0.008), "wood", "#bd9060", { at: [0, y, 0] });
    const covers = ["#8c5a4a", "#d8c7a4", "#5f7a6d", "#c79a68", "#6c7f92", "#efe5d2"];
    let z = -0.68;
    for (let i = 0; i < 15; i++) {
      const thick = luck.between(0.025, 0.05);
      const tall = luck.between(0.18, 0.26);
      const lean = i === 9 ? 0.18 : 0;
      const book = roundedBox([0.16, tall, thick], 0.004, 1);
      kit.add(book, "matte", covers[i % 6] ?? "", { at: [0, 1.37 + tall / 2, z], turn: [lean, 0, 0] });
      z += thick + 0.005;
    }
    const vase: [number, number][] = [
      [0, 0],
      [0.06, 0],
      [0.085, 0.06],
      [0.07, 0.16],
      [0.035, 0.2],
      [0.045, 0.23],
    ];
    kit.add(lathe(vase, 24), "stone", "#c6b39a", { at: [0, 0.97, 0.45] });
  });
}

export function cup(kit: Kit, at: Vec3): void {
  const profile: [number, number][] = [
    [0, 0],
    [0.035, 0],
    [0.045, 0.05],
    [0.043, 0.08],
    [0.039, 0.08],
    [0.038, 0.01],
    [0, 0.01],
  ];
  kit.add(lathe(profile, 24), "glazed", "#efe6d8", { at });
}

export function rug(kit: Kit, at: Vec3): void {
  // Rings, so that the shadows of chairs and table find vertices to lie on.
  const rings = (radius: number, height: number): [number, number][] => {
    const steps = Math.round(radius / 0.1);
    const top = Array.from({ length: steps }, (_, i): [number, number] => [radius * (1 - i / steps) - 0.012, height]);
    return [[radius, 0], [radius, height * 0.7], ...top, [0, height]];
  };
  kit.add(lathe(rings(1.5, 0.014), 72), "linen", "#cdbfa6", { at, repeats: 3 });
  kit.add(lathe(rings(1.28, 0.018), 72), "linen", "#d9cdb8", { at, repeats: 3 });
}

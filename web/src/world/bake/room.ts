/** The consulting room: two armchairs at social distance, a round table, a window to a garden. +z is towards the viewer. */

import { PlaneGeometry } from "three";
import { SEATS, TABLE, WALL_SCREEN } from "../scene/consulting-room.ts";
import { armchair, bookshelf, cup, roundTable, rug } from "./furniture.ts";
import type { Kit } from "./kit.ts";
import { flowers, potPlant } from "./plants.ts";
import { block, pierced, rod, roundedBox, sheet } from "./shapes.ts";

const WIDTH = 6.4;
const HEIGHT = 2.9;
/** Of the wall with the window, and of the open front behind the viewer. */
const BACK = -2.6;
const FRONT = 4;
const DEPTH = FRONT - BACK;
const MIDDLE = (FRONT + BACK) / 2;
const WALL = "#f4ead9";
/** The opening. */
const OPENING = { left: -1.75, right: 2.55, sill: 0.4, head: 2.52 };

export function room(kit: Kit): void {
  shell(kit);
  windowWall(kit);
  woodwork(kit);
  curtains(kit);
  rug(kit, [TABLE[0], 0.001, TABLE[2] + 0.25]);
  roundTable(kit, TABLE);
  SEATS.slice(0, 2).forEach((seat, i) => {
    kit.group(`chair-${i}`, () => armchair(kit, seat.position, seat.turn));
  });
  const [sx, sy, sz] = WALL_SCREEN.position;
  kit.add(roundedBox([0.05, 1.12, 1.86], 0.02), "wood", "#a97c4f", { at: [sx - 0.032, sy, sz] });
  bookshelf(kit, [WIDTH / 2 - 0.13, 0, -1.2]);
  potPlant(kit, [-2.6, 0, -2.15], 0.9, 1);
  potPlant(kit, [2.8, 0, -2.1], 0.85, 3);
  cup(kit, [0.95, OPENING.sill + 0.025, BACK + 0.02]);
  flowers(kit, [1.95, OPENING.sill + 0.025, BACK]);
}

/** Walls run past the corners and into the floor, so that no light leaks through a seam. */
function shell(kit: Kit): void {
  kit.add(sheet(WIDTH + 0.2, DEPTH + 0.2, 0.14), "floor", "#d8b281", {
    at: [0, 0, MIDDLE],
    turn: [-Math.PI / 2, 0, 0],
    grain: 0,
  });
  kit.add(block([WIDTH + 0.4, 0.1, DEPTH + 0.3], 1.2), "matte", "#c9b79a", { at: [0, -0.06, MIDDLE] });
  kit.add(sheet(WIDTH + 0.2, DEPTH + 0.2, 0.22), "plaster", "#f7f1e6", {
    at: [0, HEIGHT, MIDDLE],
    turn: [Math.PI / 2, 0, 0],
  });
  kit.add(block([WIDTH + 0.6, 0.1, DEPTH + 0.6], 1.5), "matte", "#e4d8c4", { at: [0, HEIGHT + 0.06, MIDDLE] });
  for (const side of [-1, 1]) {
    kit.add(sheet(DEPTH + 0.2, HEIGHT + 0.2, 0.18), "plaster", WALL, {
      at: [(side * WIDTH) / 2, HEIGHT / 2, MIDDLE],
      turn: [0, -side * (Math.PI / 2), 0],
    });
    kit.add(block([0.2, HEIGHT + 0.6, DEPTH + 0.6], 1.5), "matte", WALL, {
      at: [side * (WIDTH / 2 + 0.11), HEIGHT / 2, MIDDLE],
    });
  }
  kit.add(block([WIDTH, 0.5, 0.12], 0.3), "plaster", WALL, { at: [0, HEIGHT - 0.25, FRONT] });
}

function windowWall(kit: Kit): void {
  const { left, right, sill, head } = OPENING;
  const half = WIDTH / 2 + 0.1;
  const opening = { left, right, low: sill, high: head };
  const wall = { left: -half, right: half, low: -0.1, high: HEIGHT + 0.1 };
  kit.add(pierced(wall, opening, 0.15), "plaster", WALL, { at: [0, 0, BACK] });
  const behind = (from: number, to: number, low: number, high: number): void => {
    const at: [number, number, number] = [(from + to) / 2, (low + high) / 2, BACK - 0.09];
    kit.add(block([to - from, high - low, 0.16], 0.8), "matte", WALL, { at });
  };
  behind(-half, left, -0.1, HEIGHT + 0.1);
  behind(right, half, -0.1, HEIGHT + 0.1);
  behind(left, right, -0.1, sill);
  behind(left, right, head, HEIGHT + 0.1);
}

function woodwork(kit: Kit): void {
  const { left, right, sill, head } = OPENING;
  const frame = "#b88a5a";
  const middle = (left + right) / 2;
  kit.add(roundedBox([right - left + 0.12, 0.05, 0.44], 0.015), "wood", "#c79a68", { at: [middle, sill, BACK + 0.04] });
  kit.add(roundedBox([right - left + 0.1, 0.09, 0.14], 0.012), "wood", frame, {
    at: [middle, head - 0.02, BACK - 0.06],
  });
  // Two slim mullions, placed so that none crosses the body on the table.
  for (const x of [left + 0.02, -1.12, 0.98, right - 0.02])
    kit.add(roundedBox([0.06, head - sill, 0.1], 0.012), "wood", frame, { at: [x, (sill + head) / 2, BACK - 0.07] });
  const skirting = "#cfae84";
  kit.add(roundedBox([WIDTH, 0.11, 0.03], 0.008), "wood", skirting, { at: [0, 0.05, BACK + 0.012] });
  for (const side of [-1, 1]) {
    const at: [number, number, number] = [side * (WIDTH / 2 - 0.012), 0.05, MIDDLE];
    kit.add(roundedBox([0.03, 0.11, DEPTH], 0.008), "wood", skirting, { at });
  }
  for (let i = -2; i <= 2; i++)
    kit.add(roundedBox([0.14, 0.17, DEPTH], 0.014), "wood", "#c59a6b", {
      at: [i * 1.45, HEIGHT - 0.065, MIDDLE],
      grain: 2,
    });
}

function curtains(kit: Kit): void {
  const { left, right } = OPENING;
  for (const x of [left - 0.24, right + 0.18]) {
    const cloth = new PlaneGeometry(0.62, 2.5, 56, 12);
    const position = cloth.getAttribute("position");
    for (let i = 0; i < position.count; i++) {
      const [u, v] = [position.getX(i), position.getY(i)];
      const open = 0.7 + 0.3 * (1 - (v + 1.25) / 2.5);
      position.setZ(i, 0.05 * Math.sin(u * 46 + Math.sin(v * 1.3) * 0.5) * open);
    }
    cloth.computeVertexNormals();
    kit.add(cloth, "linen", "#fffaf0", { at: [x, 1.31, BACK + 0.14] });
  }
  kit.add(rod([left - 0.65, 2.58, BACK + 0.14], [right + 0.6, 2.58, BACK + 0.14], 0.014), "metal", "#8a7b66");
}

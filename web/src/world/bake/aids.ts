/** Aids are ordinary and well made: glasses, hearing aid, wheelchair. Besides, a clinician's badge and a guest's chair. */

import { type BufferGeometry, TorusGeometry } from "three";
import type { Vec3 } from "../core/model.ts";
import { EYE, SIDES, type Slot } from "../scene/skeleton.ts";
import { faceDepth, placed } from "./head.ts";
import { dressed, joined, type Part } from "./part.ts";
import { ball, cylinder, rod, roundedBox, taperedTube } from "./shapes.ts";

const glossy = (geometry: BufferGeometry, slot: Slot, bone: "head" | "chest"): BufferGeometry =>
  dressed(geometry, { slot, roughness: 0.25 }, bone);

function glasses(): BufferGeometry {
  const z = faceDepth(EYE.x, EYE.y) + 0.017;
  const pieces: BufferGeometry[] = [];
  for (const side of SIDES) {
    const rim = new TorusGeometry(0.031, 0.0026, 8, 32).scale(1.08, 0.92, 1).rotateY(side * 0.16);
    pieces.push(rim.translate(side * 0.041, EYE.y - 0.002, z - 0.004));
    const temple: Vec3[] = [
      [side * 0.073, 0.004, z - 0.012],
      [side * 0.094, 0.006, 0.03],
      [side * 0.101, 0.006, -0.005],
      [side * 0.104, -0.012, -0.022],
    ];
    pieces.push(taperedTube(temple, [0.0022, 0.0022], { segments: 10, sides: 6 }));
  }
  const bridge: Vec3[] = [
    [-0.011, 0.002, z],
    [0, 0.007, z + 0.003],
    [0.011, 0.002, z],
  ];
  pieces.push(taperedTube(bridge, [0.0023, 0.0023], { segments: 6, sides: 6 }));
  return joined(pieces.map((piece) => glossy(placed(piece), "glasses", "head")));
}

/** Behind the left ear. */
function hearingAid(): BufferGeometry {
  const body: Vec3[] = [
    [0.112, 0.012, -0.006],
    [0.118, 0.02, -0.02],
    [0.119, 0, -0.034],
    [0.114, -0.02, -0.036],
  ];
  const wire: Vec3[] = [
    [0.112, 0.012, -0.004],
    [0.119, 0, 0.012],
    [0.114, -0.02, 0.014],
  ];
  return joined([
    glossy(placed(taperedTube(body, [0.004, 0.0085, 0.0088, 0.005], { segments: 12, sides: 8 })), "cream", "head"),
    glossy(placed(taperedTube(wire, [0.0016, 0.0016], { segments: 8, sides: 5 })), "white", "head"),
    glossy(placed(ball(0.0065, 8, 6).translate(0.113, -0.02, 0.013)), "white", "head"),
  ]);
}

/** On the coat's left, as a card with a green head. */
function badge(): BufferGeometry {
  const at: Vec3 = [0.085, 1.16, 0.128];
  const turned = (piece: BufferGeometry, x: number, y: number, z: number): BufferGeometry =>
    piece
      .translate(x, y, z)
      .rotateX(-0.12)
      .rotateY(0.35)
      .translate(...at);
  return joined([
    glossy(turned(roundedBox([0.06, 0.08, 0.006], 0.003, 2), 0, 0, 0), "cream", "chest"),
    glossy(turned(roundedBox([0.05, 0.02, 0.004], 0.002, 1), 0, 0.024, 0.003), "green", "chest"),
    glossy(turned(ball(0.012, 14, 8).scale(1, 1.1, 0.3), 0, -0.006, 0.003), "skin", "chest"),
    glossy(turned(roundedBox([0.034, 0.005, 0.004], 0.001, 1), 0, -0.029, 0.003), "steel", "chest"),
  ]);
}

/** With hand rims and a cambered frame; its seat is 0.46 high. */
function wheelchair(): BufferGeometry {
  const pieces: BufferGeometry[] = [];
  const put = (piece: BufferGeometry, slot: Slot, roughness = 0.45): void => {
    pieces.push(dressed(piece, { slot, roughness }, "hips"));
  };
  for (const side of SIDES) {
    const upright = (geometry: BufferGeometry, x: number, y: number, z: number): BufferGeometry =>
      geometry.rotateY(Math.PI / 2).translate(x, y, z);
    put(upright(new TorusGeometry(0.29, 0.017, 8, 40), side * 0.31, 0.307, 0), "rubber", 0.8);
    put(upright(new TorusGeometry(0.262, 0.007, 6, 36), side * 0.343, 0.307, 0), "steel", 0.3);
    put(
      cylinder(0.03, 0.06, 14)
        .rotateZ(Math.PI / 2)
        .translate(side * 0.31, 0.307, 0),
      "steel",
      0.3,
    );
    for (let i = 0; i < 12; i++) {
      const angle = (i / 12) * 2 * Math.PI;
      const rim: Vec3 = [side * 0.31, 0.307 + Math.sin(angle) * 0.285, Math.cos(angle) * 0.285];
      put(rod([side * 0.31, 0.307, 0], rim, 0.002, 4), "steel", 0.3);
    }
    put(upright(new TorusGeometry(0.06, 0.018, 8, 20), side * 0.2, 0.078, 0.42), "rubber", 0.8);
    const frame: (readonly [Vec3, Vec3, number])[] = [
      [[side * 0.2, 0.1, 0.42], [side * 0.235, 0.4, 0.36], 0.012],
      [[side * 0.25, 0.43, -0.18], [side * 0.25, 0.43, 0.28], 0.014],
      [[side * 0.25, 0.4, -0.2], [side * 0.25, 0.92, -0.26], 0.014],
      [[side * 0.262, 0.65, 0.08], [side * 0.262, 0.43, 0.08], 0.011],
      [[side * 0.22, 0.4, 0.3], [side * 0.13, 0.12, 0.52], 0.012],
      [[side * 0.31, 0.307, 0], [side * 0.25, 0.43, -0.02], 0.016],
    ];
    for (const [from, to, radius] of frame) put(rod(from, to, radius), "frame", 0.35);
    put(rod([side * 0.25, 0.92, -0.26], [side * 0.25, 0.93, -0.36], 0.017), "rubber", 0.7);
    put(roundedBox([0.05, 0.03, 0.28], 0.014).translate(side * 0.262, 0.66, -0.03), "rubber", 0.8);
    put(
      roundedBox([0.13, 0.014, 0.17], 0.006)
        .rotateX(-0.12)
        .translate(side * 0.115, 0.04, 0.5),
      "rubber",
      0.6,
    );
  }
  put(roundedBox([0.46, 0.06, 0.44], 0.025).translate(0, 0.425, 0.05), "rubber", 0.95);
  put(roundedBox([0.46, 0.44, 0.05], 0.025).rotateX(-0.1).translate(0, 0.68, -0.235), "rubber", 0.95);
  return joined(pieces);
}

/** A plain chair for a guest, its seat as high as the armchairs'. */
function chair(): BufferGeometry {
  const pieces: BufferGeometry[] = [];
  const put = (piece: BufferGeometry, slot: Slot, roughness: number): void => {
    pieces.push(dressed(piece, { slot, roughness }, "hips"));
  };
  put(roundedBox([0.5, 0.1, 0.5], 0.04, 3).translate(0, 0.4, 0.03), "linen", 1);
  put(roundedBox([0.48, 0.4, 0.08], 0.035, 3).rotateX(-0.2).translate(0, 0.72, -0.24), "linen", 1);
  for (const side of SIDES) {
    put(rod([side * 0.24, 0, 0.27], [side * 0.22, 0.37, 0.24], 0.019, 12), "wood", 0.52);
    put(rod([side * 0.24, 0, -0.28], [side * 0.21, 0.88, -0.3], 0.019, 12), "wood", 0.52);
    put(rod([side * 0.23, 0.35, -0.24], [side * 0.225, 0.35, 0.25], 0.016), "wood", 0.52);
  }
  return joined(pieces);
}

export function aidParts(): Part[] {
  return [
    { name: "glasses", geometry: glasses(), keep: 0.4 },
    { name: "hearing-aid", geometry: hearingAid(), keep: 0.4 },
    { name: "badge", geometry: badge() },
    { name: "wheelchair", geometry: wheelchair() },
    { name: "chair", geometry: chair() },
  ];
}

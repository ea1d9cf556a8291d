/** Trees, bushes, flowers and pot plants. A crown is made of cards; the leaves on a card are painted at run time. */

import { BufferAttribute, BufferGeometry, Color, Euler, Quaternion, Vector3 } from "three";
import type { Vec3 } from "../core/model.ts";
import { type Chance, chance } from "./chance.ts";
import type { Kit } from "./kit.ts";
import { ball, cylinder, lathe, taperedTube } from "./shapes.ts";

export interface Foliage {
  readonly colours: readonly string[];
  /** Below and inside. */
  readonly dark: string;
}

const GREEN: Foliage = { colours: ["#93a862", "#a9b878", "#84995a"], dark: "#566b40" };
export const FAR_GREEN: Foliage = { colours: ["#84a36a", "#94b078", "#7a9a64"], dark: "#537349" };

/** A round mass that carries leaves: centre and radius. */
type Mass = readonly [x: number, y: number, z: number, radius: number];

interface Cards {
  readonly count: number;
  /** Half the edge of a card, m. */
  readonly size: number;
  readonly foliage: Foliage;
  /** How flat a mass is, 1 for a ball. */
  readonly flat: number;
}

/** Cards scattered through masses; their normals point outwards, so that a crown is lit as one soft body. */
function crown(masses: readonly Mass[], cards: Cards, luck: Chance): BufferGeometry {
  const total = masses.reduce((sum, mass) => sum + mass[3] ** 2, 0);
  const low = Math.min(...masses.map((mass) => mass[1] - mass[3] * cards.flat));
  const high = Math.max(...masses.map((mass) => mass[1] + mass[3] * cards.flat));
  const out = new Quads();
  const dark = new Color(cards.foliage.dark);
  for (const [x, y, z, radius] of masses) {
    const count = Math.round((cards.count * radius ** 2) / total);
    for (let i = 0; i < count; i++) {
      const away = anyDirection(luck);
      const depth = 0.62 + 0.4 * Math.sqrt(luck.next());
      const centre = new Vector3(x, y, z).addScaledVector(
        new Vector3(away.x, away.y * cards.flat, away.z),
        radius * depth,
      );
      const turn = new Quaternion()
        .setFromUnitVectors(new Vector3(0, 0, 1), away)
        .multiply(
          new Quaternion().setFromEuler(
            new Euler(luck.between(-0.9, 0.9), luck.between(-0.9, 0.9), luck.between(0, 6.28)),
          ),
        );
      const height = (centre.y - low) / (high - low);
      const colour = new Color(cards.foliage.colours[i % cards.foliage.colours.length])
        .lerp(dark, Math.max(0, 0.72 - height * 0.62 - (depth - 0.62) * 0.9))
        .multiplyScalar(luck.between(0.88, 1.12));
      out.card(centre, turn, cards.size * luck.between(0.75, 1.25), away, colour, luck);
    }
  }
  return out.geometry();
}

class Quads {
  readonly #positions: number[] = [];
  readonly #normals: number[] = [];
  readonly #colours: number[] = [];
  readonly #coordinates: number[] = [];
  readonly #index: number[] = [];

  card(centre: Vector3, turn: Quaternion, half: number, normal: Vector3, colour: Color, luck: Chance): void {
    const first = this.#positions.length / 3;
    // One of the four pictures of leaves.
    const picture = Math.floor(luck.next() * 4);
    for (const [x, y] of [
      [-1, -1],
      [1, -1],
      [1, 1],
      [-1, 1],
    ] as const) {
      const corner = new Vector3(x * half, y * half, 0).applyQuaternion(turn);
      // Each corner leans a little to its own side: a card then shades like a tuft and not like a plate.
      const lean = normal
        .clone()
        .addScaledVector(corner, 0.45 / half)
        .normalize();
      this.#positions.push(...corner.add(centre).toArray());
      this.#normals.push(...lean.toArray());
      this.#colours.push(colour.r, colour.g, colour.b);
      this.#coordinates.push(((picture & 1) + (x + 1) / 2) / 2, ((picture >> 1) + (y + 1) / 2) / 2);
    }
    this.#index.push(first, first + 1, first + 2, first, first + 2, first + 3);
  }

  geometry(): BufferGeometry {
    const geometry = new BufferGeometry();
    geometry.setAttribute("position", new BufferAttribute(Float32Array.from(this.#positions), 3));
    geometry.setAttribute("normal", new BufferAttribute(Float32Array.from(this.#normals), 3));
    geometry.setAttribute("color", new BufferAttribute(Float32Array.from(this.#colours), 3));
    geometry.setAttribute("uv", new BufferAttribute(Float32Array.from(this.#coordinates), 2));
    geometry.setIndex(new BufferAttribute(Uint32Array.from(this.#index), 1));
    return geometry;
  }
}

function anyDirection(luck: Chance): Vector3 {
  const y = luck.between(-1, 1);
  const angle = luck.between(0, 2 * Math.PI);
  const r = Math.sqrt(1 - y * y);
  return new Vector3(r * Math.cos(angle), y, r * Math.sin(angle));
}

export interface Tree {
  readonly at: Vec3;
  readonly size: number;
  readonly seed: number;
  readonly cards: number;
  readonly card: number;
  readonly foliage?: Foliage;
}

export function tree(kit: Kit, { at, size, seed, cards, card, foliage = GREEN }: Tree): void {
  const luck = chance(seed);
  kit.inside({ at, scale: size, turn: [0, luck.between(0, 6.28), 0] }, () => {
    const bark = "#75593f";
    const fork: Vec3 = [0.06, 1.55, 0.03];
    const trunk: Vec3[] = [[0, -0.1, 0], [0.02, 0.7, 0.01], fork];
    kit.add(taperedTube(trunk, [0.19, 0.13, 0.11], { segments: 8, sides: 9 }), "matte", bark);
    const masses: Mass[] = [[0.05, 2.75, 0, 0.72]];
    for (let i = 0; i < 5; i++) {
      const angle = i * 1.2566 + luck.between(-0.25, 0.25);
      const reach = luck.between(0.62, 0.86);
      const top: Vec3 = [Math.cos(angle) * reach, luck.between(2.1, 2.55), Math.sin(angle) * reach];
      const middle: Vec3 = [top[0] * 0.45, 1.95, top[2] * 0.45];
      kit.add(taperedTube([fork, middle, top], [0.075, 0.05, 0.02], { segments: 5, sides: 6 }), "matte", bark);
      masses.push([top[0], top[1], top[2], luck.between(0.5, 0.64)]);
    }
    masses.push([luck.between(-0.2, 0.2), 3.2, luck.between(-0.2, 0.2), 0.48]);
    kit.add(crown(masses, { count: cards, size: card / size, foliage, flat: 0.86 }, luck), "foliage", "", {
      ownCoordinates: true,
    });
  });
}

export interface Bush {
  readonly at: Vec3;
  readonly size: number;
  readonly seed: number;
  readonly cards: number;
  readonly card: number;
  readonly foliage?: Foliage;
  /** Colours of its flowers; without, there are none. */
  readonly flowers?: readonly string[];
}

export function bush(kit: Kit, { at, size, seed, cards, card, foliage = GREEN, flowers }: Bush): void {
  const luck = chance(seed);
  kit.inside({ at, scale: size }, () => {
    const masses: Mass[] = [[0, 0.32, 0, 0.36]];
    for (let i = 0; i < 3; i++) {
      const angle = i * 2.1 + luck.between(-0.4, 0.4);
      masses.push([Math.cos(angle) * 0.3, luck.between(0.22, 0.36), Math.sin(angle) * 0.3, luck.between(0.24, 0.32)]);
    }
    const shape = { size: card / size, foliage, flat: 0.9, count: cards };
    kit.add(crown(masses, shape, luck), "foliage", "", { ownCoordinates: true });
    if (flowers === undefined) return;
    const above = masses.map(([x, y, z, r]): Mass => [x, y + 0.05, z, r * 1.04]);
    const heads = { size: (card / size) * 0.62, foliage: { colours: flowers, dark: flowers[0] ?? "" }, flat: 0.9 };
    kit.add(crown(above, { ...heads, count: Math.round(cards * 0.3) }, luck), "foliage", "", { ownCoordinates: true });
  });
}

/** Tufts of three blades each, lit from above like the lawn they stand in. */
export function tufts(kit: Kit, count: number, seed: number, place: (luck: Chance) => Vec3 | undefined): void {
  const luck = chance(seed);
  const blade: { position: number[]; colour: number[]; index: number[] } = { position: [], colour: [], index: [] };
  for (let i = 0; i < count; i++) {
    const at = place(luck);
    if (at === undefined) continue;
    for (let b = 0; b < 3; b++) {
      const angle = luck.between(0, 6.28);
      const lean = luck.between(0.02, 0.07);
      const x = at[0] + luck.between(-0.05, 0.05);
      const z = at[2] + luck.between(-0.05, 0.05);
      const first = blade.position.length / 3;
      const [wx, wz] = [Math.cos(angle) * 0.009, Math.sin(angle) * 0.009];
      const top = at[1] + 0.12 * luck.between(0.5, 1.2);
      blade.position.push(x - wx, at[1], z - wz, x + wx, at[1], z + wz);
      blade.position.push(x + Math.sin(angle) * lean, top, z - Math.cos(angle) * lean);
      const colour = new Color(["#86a45b", "#9ab468", "#7a9a52"][(i + b) % 3]).multiplyScalar(luck.between(0.9, 1.1));
      const foot = colour.clone().multiplyScalar(0.72);
      blade.colour.push(foot.r, foot.g, foot.b, foot.r, foot.g, foot.b, colour.r, colour.g, colour.b);
      blade.index.push(first, first + 1, first + 2);
    }
  }
  const geometry = new BufferGeometry();
  geometry.setAttribute("position", new BufferAttribute(Float32Array.from(blade.position), 3));
  geometry.setAttribute("color", new BufferAttribute(Float32Array.from(blade.colour), 3));
  const up = Float32Array.from(blade.position, (_, i) => (i % 3 === 1 ? 1 : 0));
  geometry.setAttribute("normal", new BufferAttribute(up, 3));
  geometry.setIndex(new BufferAttribute(Uint32Array.from(blade.index), 1));
  kit.group("lawn", () => kit.add(geometry, "leaf", ""));
}

/** A leaf folded along its midrib, seven rows long, its stalk at the origin. */
function leaf(length: number, width: number): BufferGeometry {
  const positions: number[] = [];
  const index: number[] = [];
  const rows = 7;
  for (let i = 0; i <= rows; i++) {
    const t = i / rows;
    const half = width * 0.5 * Math.sin(Math.PI * t ** 0.72) + 0.002;
    const [y, z] = [length * t, -length * 0.42 * t * t];
    positions.push(-half, y, z + half * 0.35, 0, y, z, half, y, z + half * 0.35);
    if (i === rows) continue;
    const a = i * 3;
    index.push(a, a + 1, a + 3, a + 1, a + 4, a + 3, a + 1, a + 2, a + 4, a + 2, a + 5, a + 4);
  }
  const geometry = new BufferGeometry();
  geometry.setAttribute("position", new BufferAttribute(Float32Array.from(positions), 3));
  geometry.setIndex(new BufferAttribute(Uint32Array.from(index), 1));
  geometry.computeVertexNormals();
  return geometry;
}

export function potPlant(kit: Kit, at: Vec3, size: number, seed: number): void {
  const luck = chance(seed);
  kit.inside({ at, scale: size }, () => {
    const pot: [number, number][] = [
      [0, 0],
      [0.19, 0],
      [0.21, 0.02],
      [0.26, 0.36],
      [0.275, 0.4],
      [0.25, 0.4],
      [0.235, 0.34],
      [0, 0.34],
    ];
    kit.add(lathe(pot, 28), "stone", seed % 2 === 0 ? "#b98e72" : "#cfc3ae");
    kit.add(cylinder(0.235, 0.01, 20), "matte", "#5a4636", { at: [0, 0.35, 0] });
    for (let i = 0; i < 15; i++) {
      const angle = i * 2.39996 + luck.between(-0.2, 0.2);
      const out = 0.14 + 0.3 * (i / 15) + luck.between(0, 0.08);
      const tall = 0.85 - 0.5 * (i / 15) + luck.between(0, 0.12);
      const [dx, dz] = [Math.cos(angle), Math.sin(angle)];
      const tip: Vec3 = [dx * out, 0.35 + tall, dz * out];
      const stem: Vec3[] = [[dx * 0.03, 0.34, dz * 0.03], [dx * out * 0.4, 0.35 + tall * 0.6, dz * out * 0.4], tip];
      kit.add(taperedTube(stem, [0.009, 0.005], { segments: 6, sides: 5 }), "leaf", "#7a9457");
      const blade = leaf(0.34 + 0.05 * (i % 3), 0.15);
      blade.rotateX(0.75 + (i / 15) * 0.7);
      blade.rotateY(Math.atan2(dx, dz));
      kit.add(blade, "leaf", ["#4f7d46", "#5f8d50", "#467240"][i % 3] ?? "", { at: tip });
    }
  });
}

/** A vase of long-stemmed flowers. */
export function flowers(kit: Kit, at: Vec3): void {
  kit.inside({ at }, () => {
    const vase: [number, number][] = [
      [0, 0],
      [0.07, 0],
      [0.11, 0.1],
      [0.09, 0.2],
      [0.05, 0.25],
      [0.06, 0.28],
    ];
    kit.add(lathe(vase, 24), "glazed", "#9fae9c");
    for (let i = 0; i < 9; i++) {
      const angle = i * 2.4;
      const tall = 0.33 + 0.11 * (i % 3);
      const head: Vec3 = [Math.cos(angle) * 0.16, 0.28 + tall, Math.sin(angle) * 0.1];
      const stem: Vec3[] = [[0, 0.24, 0], [Math.cos(angle) * 0.06, 0.28 + tall * 0.6, Math.sin(angle) * 0.05], head];
      kit.add(taperedTube(stem, [0.004, 0.0025], { segments: 6, sides: 4 }), "leaf", "#7f925c");
      for (let petal = 0; petal < 5; petal++) {
        const around = petal * 1.2566 + i;
        const beside: Vec3 = [head[0] + Math.cos(around) * 0.02, head[1], head[2] + Math.sin(around) * 0.02];
        const colour = ["#f4e2cc", "#ecc6a6", "#fff3e4"][i % 3] ?? "";
        kit.add(ball(0.018, 6, 4), "matte", colour, { at: beside, scale: [1, 0.6, 1] });
      }
      kit.add(ball(0.013, 6, 4), "matte", "#d9a94f", { at: [head[0], head[1] + 0.008, head[2]] });
    }
  });
}

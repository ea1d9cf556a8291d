/** The small grey pictures that give surfaces their grain. Pure: coordinates from 0 to 1 in, brightness out; each repeats. */

import { smoothstep } from "./sky.ts";

export type Grain = (u: number, v: number) => number;
/** Brightness and cover. */
export type Cutout = (u: number, v: number) => readonly [number, number];

/** Value noise on a lattice of `period` cells, seeded by it. */
function lattice(period: number): Grain {
  const values = new Float32Array(period * period);
  let state = period * 7919;
  for (let i = 0; i < values.length; i++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    values[i] = state / 4294967296;
  }
  const wrap = (i: number): number => ((i % period) + period) % period;
  return (x, y) => {
    const [xi, yi] = [Math.floor(x), Math.floor(y)];
    let [fx, fy] = [x - xi, y - yi];
    fx = fx * fx * (3 - 2 * fx);
    fy = fy * fy * (3 - 2 * fy);
    const at = (i: number, j: number): number => values[wrap(i) + period * wrap(j)] ?? 0;
    const top = at(xi, yi) + (at(xi + 1, yi) - at(xi, yi)) * fx;
    const bottom = at(xi, yi + 1) + (at(xi + 1, yi + 1) - at(xi, yi + 1)) * fx;
    return top + (bottom - top) * fy;
  };
}

const [n8, n16, n32, n64, n128, n256] = [8, 16, 32, 64, 128, 256].map(lattice) as [
  Grain,
  Grain,
  Grain,
  Grain,
  Grain,
  Grain,
];

const cloudy: Grain = (u, v) =>
  n8(u * 8, v * 8) * 0.4 +
  n16(u * 16, v * 16) * 0.25 +
  n32(u * 32, v * 32) * 0.17 +
  n64(u * 64, v * 64) * 0.1 +
  n128(u * 128, v * 128) * 0.08;

const speckle: Grain = (u, v) => n256(u * 256, v * 256) - 0.5;

/** Rings warped by noise, and fine streaks along u. */
export const wood: Grain = (u, v) => {
  const ring = Math.sin((v * 7 + n8(u * 2 + 3, v * 8) * 1.1 + cloudy(u, v) * 0.18) * 2 * Math.PI) * 0.5 + 0.5;
  const fine = n256(u * 16, v * 256) * 0.5 + n128(u * 8, v * 128) * 0.5;
  return 0.83 + 0.066 * ring + 0.13 * (fine - 0.5) + 0.05 * (n16(u * 2, v * 16) - 0.5);
};

const ROWS = 6;
const SHIFTS = [0.13, 0.61, 0.37, 0.85, 0.02, 0.48];

/** Six rows of boards, each board with its own tint and cut, dark joints between. */
export const boards: Grain = (u, v) => {
  const row = Math.min(ROWS - 1, Math.floor(v * ROWS));
  const along = ((u + (SHIFTS[row] ?? 0)) % 1) * 2;
  const board = Math.floor(along);
  const [fu, fv] = [along - board, v * ROWS - row];
  const id = row * 3 + board * 7;
  const tint = 0.9 + (0.14 * ((id * 37) % 11)) / 11;
  const grain = 0.82 + (wood((u + id * 0.17) % 1, (v * 2 + id * 0.31) % 1) - 0.82) * 0.95;
  const joint = gap(fv, 0.012) * gap(fu, 0.003);
  return grain * tint * (0.55 + 0.45 * joint);
};

const gap = (f: number, width: number): number => smoothstep(0, width, f) * smoothstep(0, width, 1 - f);

/** Threads over and under, some thicker. */
export const weave: Grain = (u, v) => {
  const threads = 64;
  const across = Math.sin(u * threads * 2 * Math.PI) * 0.5 + 0.5;
  const down = Math.sin(v * threads * 2 * Math.PI) * 0.5 + 0.5;
  const over = (Math.floor(u * threads) + Math.floor(v * threads)) % 2 === 1 ? across : down;
  const thick = (n128(u * 8, v * 128) + n128(u * 128, v * 8)) * 0.5;
  return 0.84 + 0.08 * over + 0.13 * (thick - 0.5) + 0.06 * (n16(u * 16, v * 16) - 0.5);
};

/** Ten per cent of contrast: anything more looks dirty. */
export const plaster: Grain = (u, v) => 0.94 + 0.1 * (cloudy(u, v) - 0.5) + 0.03 * speckle(u, v);

export const stone: Grain = (u, v) => {
  const vein = (1 - Math.abs(cloudy((u + 0.3) % 1, v) * 2 - 1)) ** 14 * 0.06;
  return 0.88 + 0.2 * (cloudy(u, v) - 0.5) + 0.1 * speckle(u, v) - vein;
};

/** Four by four flags with joints. */
export const flags: Grain = (u, v) => {
  const [i, j] = [Math.floor(u * 4), Math.floor(v * 4)];
  const tint = 0.93 + (0.09 * (((i * 5 + j * 11) * 7) % 13)) / 13;
  const joint = gap(u * 4 - i, 0.022) * gap(v * 4 - j, 0.022);
  const grain = 0.88 + 0.18 * (cloudy((u + i * 0.13) % 1, v) - 0.5) + 0.06 * speckle(u, v);
  return grain * tint * (0.68 + 0.32 * joint);
};

export const lawn: Grain = (u, v) => 0.76 + 0.42 * (cloudy(u, v) - 0.5) + 0.26 * speckle(u, v);

interface Leaf {
  readonly x: number;
  readonly y: number;
  readonly cos: number;
  readonly sin: number;
  readonly long: number;
  readonly tint: number;
}

const LEAVES_ON_A_CARD = 17;

/** Four cards of leaves side by side; the clear parts keep a leaf's brightness, so that no edge turns dark. */
export function leaves(): Cutout {
  const cards = [0, 1, 2, 3].map((card) => Array.from({ length: LEAVES_ON_A_CARD }, (_, i) => leafOf(card, i)));
  return (u, v) => {
    const card = cards[(u >= 0.5 ? 1 : 0) + (v >= 0.5 ? 2 : 0)] ?? [];
    const [x, y] = [((u * 2) % 1) * 2 - 1, ((v * 2) % 1) * 2 - 1];
    let bright = 0.82;
    let cover = 0;
    for (const leaf of card) {
      const along = ((x - leaf.x) * leaf.cos + (y - leaf.y) * leaf.sin) / leaf.long;
      const aside = (-(x - leaf.x) * leaf.sin + (y - leaf.y) * leaf.cos) / leaf.long;
      if (along < 0 || along > 1) continue;
      // Widest before its middle, pointed at the tip.
      const half = 0.27 * Math.sin(Math.PI * along ** 0.8) * (1 - 0.25 * along);
      const inside = smoothstep(0.03, -0.03, Math.abs(aside) - half);
      if (inside <= 0) continue;
      const rib = 1 - 0.12 * smoothstep(0.035, 0, Math.abs(aside)) - 0.1 * (aside > 0 ? 1 : 0);
      bright += (leaf.tint * rib * (0.86 + 0.2 * along) - bright) * inside;
      cover = Math.max(cover, inside);
    }
    return [bright, cover];
  };
}

function leafOf(card: number, i: number): Leaf {
  const angle = i * 2.39996 + card * 0.7;
  const out = 0.62 * Math.sqrt((LEAVES_ON_A_CARD - i) / LEAVES_ON_A_CARD);
  const turn = angle + 0.6 * Math.sin(i * 12.9898 + card * 4.1);
  const long = 0.4 + 0.1 * Math.sin(i * 7.7 + card);
  const [x, y] = [Math.cos(angle) * (out - 0.12), Math.sin(angle) * (out - 0.12)];
  return { x, y, cos: Math.cos(turn), sin: Math.sin(turn), long, tint: 0.8 + (0.2 * i) / LEAVES_ON_A_CARD };
}

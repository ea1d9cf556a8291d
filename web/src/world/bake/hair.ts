/** Hair, head cover and beard: a shell over the skull less a field in the shape of the face. */

import type { BufferGeometry } from "three";
import type { Vec3 } from "../core/model.ts";
import {
  displace,
  ellipsoid,
  type Field,
  halfSpace,
  inflate,
  intersect,
  smoothMin,
  sphere,
  subtract,
  union,
} from "./field.ts";
import { head, placed } from "./head.ts";
import { dressed, joined, type Part, type Stuff } from "./part.ts";
import { mesh, type Span } from "./surface.ts";

const skull = ellipsoid([0, 0.032, -0.02], [0.107, 0.126, 0.121]);
const LOW: Vec3 = [-0.16, -0.14, -0.19];
const HIGH: Vec3 = [0.16, 0.21, 0.17];

const locks = (field: Field, deep: number, many: number): Field =>
  displace(field, (x, y, z) => deep * Math.sin(Math.atan2(x, z) * many + y * 22));

/** The face, with its hairline at a height. */
const face = (hairline: number, width: number): Field =>
  union(
    0.03,
    ellipsoid([0, hairline - 0.115, 0.115], [width, 0.115, 0.105]),
    ellipsoid([0, -0.075, 0.11], [0.105, 0.1, 0.125]),
  );

function withoutEars(field: Field): Field {
  const one = subtract(0.008, field, ellipsoid([0.11, -0.026, 0.008], [0.03, 0.034, 0.028]));
  return subtract(0.008, one, ellipsoid([-0.11, -0.026, 0.008], [0.03, 0.034, 0.028]));
}

const HAIR: Stuff = {
  slot: "hair",
  roughness: 0.9,
  shade: (x, y, z) => 0.92 + 0.08 * (1 + Math.sin(Math.atan2(x, z) * 26 + y * 18)) + 0.6 * Math.max(0, y),
};

function made(field: Field, span: Partial<Span> = {}, stuff: Stuff = HAIR): BufferGeometry {
  return placed(dressed(mesh(field, { low: LOW, high: HIGH, cell: 0.0125, keep: 0.42, ...span }), stuff, "head"));
}

function short(): BufferGeometry {
  const crest = ellipsoid([0.018, 0.125, 0.045], [0.078, 0.036, 0.06], [-0.25, 0, -0.2]);
  let field = locks(union(0.03, skull, crest), 0.0035, 13);
  field = subtract(0.014, field, face(0.064, 0.085));
  field = intersect(0.012, field, halfSpace([0, -1, 0.55], 0.045));
  return made(withoutEars(field));
}

function bob(): BufferGeometry {
  let field = locks(union(0.05, skull, ellipsoid([0, -0.035, -0.018], [0.131, 0.1, 0.108])), 0.0045, 12);
  const open = union(
    0.02,
    ellipsoid([-0.01, -0.03, 0.12], [0.074, 0.105, 0.1]),
    ellipsoid([0, -0.11, 0.1], [0.075, 0.1, 0.1]),
  );
  field = subtract(0.02, field, open);
  return made(intersect(0.02, field, halfSpace([0, -1, 0], 0.108)));
}

function long(): BufferGeometry {
  const strand = (side: number): Field =>
    ellipsoid([side * 0.085, -0.1, -0.005], [0.04, 0.11, 0.05], [0, 0, side * 0.08]);
  let field = union(0.05, skull, ellipsoid([0, -0.06, -0.05], [0.118, 0.13, 0.085]), strand(1), strand(-1));
  field = displace(field, (x, y, z) => 0.006 * Math.sin(Math.atan2(x, z + 0.02) * 9 + Math.sin(y * 26) * 1.6));
  const open = union(
    0.03,
    ellipsoid([0.014, -0.02, 0.125], [0.073, 0.098, 0.11]),
    ellipsoid([0, -0.13, 0.1], [0.062, 0.12, 0.12]),
  );
  return made(subtract(0.02, field, open), { low: [-0.18, -0.27, -0.19] });
}

/** About seventy balls on a golden spiral, blended. */
function curly(): BufferGeometry {
  const balls: Field[] = [];
  const many = 108;
  for (let i = 0; i < many; i++) {
    const up = 1 - (2 * (i + 0.5)) / many;
    const around = Math.sqrt(1 - up * up);
    const at: Vec3 = [
      Math.cos(i * 2.399963) * around * 0.128,
      0.035 + up * 0.135,
      -0.022 + Math.sin(i * 2.399963) * around * 0.135,
    ];
    const onFace = at[2] > 0.035 && at[1] < 0.085;
    if (at[1] < -0.07 || onFace || (at[2] > -0.01 && at[1] < 0)) continue;
    balls.push(sphere(at, 0.034 * (1 + 0.22 * Math.sin(i * 12.9))));
  }
  let field: Field = (x, y, z) =>
    smoothMin(skull(x, y, z) - 0.012, Math.min(...balls.map((one) => one(x, y, z))), 0.02);
  const open = union(
    0.02,
    ellipsoid([0, -0.045, 0.135], [0.082, 0.12, 0.11]),
    ellipsoid([0, -0.09, 0.09], [0.12, 0.1, 0.11]),
  );
  field = intersect(0.02, subtract(0.01, field, open), halfSpace([0, -1, 0.4], 0.07));
  return made(field, { low: [-0.2, -0.14, -0.22], high: [0.2, 0.235, 0.17], cell: 0.0145, keep: 0.62 });
}

/** A wreath from ear to ear. */
function bald(): BufferGeometry {
  let field = locks(inflate(skull, -0.003), 0.002, 12);
  field = subtract(0.02, field, union(0.03, ellipsoid([0, 0.11, 0.03], [0.088, 0.1, 0.14]), face(0.06, 0.09)));
  return made(withoutEars(intersect(0.012, field, halfSpace([0, -1, 0.5], 0.05))));
}

function headscarf(): BufferGeometry {
  let cloth = union(
    0.05,
    ellipsoid([0, 0.03, -0.02], [0.124, 0.135, 0.133]),
    ellipsoid([0, -0.03, 0], [0.126, 0.1, 0.11]),
    ellipsoid([0, -0.15, 0.005], [0.122, 0.075, 0.115]),
    ellipsoid([0, -0.205, 0], [0.165, 0.075, 0.135]),
  );
  cloth = displace(cloth, (x, y, z) => {
    const low = Math.max(0, Math.min(1, (-y - 0.06) / 0.08));
    return low * 0.007 * Math.sin(y * 62 + x * 34 + z * 10) + 0.0018 * Math.sin(Math.atan2(x, z) * 9 + y * 30);
  });
  cloth = subtract(0.016, cloth, ellipsoid([0, -0.012, 0.13], [0.079, 0.112, 0.1]));
  cloth = subtract(0.012, cloth, inflate(head, 0.001));
  const stuff: Stuff = { slot: "hair", roughness: 0.95 };
  const outer = made(cloth, { low: [-0.2, -0.3, -0.19], high: [0.2, 0.19, 0.17], cell: 0.0135 }, stuff);
  let band = intersect(0.006, ellipsoid([0, 0.032, -0.016], [0.106, 0.12, 0.116]), halfSpace([0, -1, 0], -0.03));
  band = subtract(0.006, band, ellipsoid([0, -0.02, 0.13], [0.074, 0.106, 0.095]));
  const under = made(
    band,
    { low: [-0.13, 0, -0.15], high: [0.13, 0.18, 0.13], cell: 0.014 },
    { ...stuff, shade: () => 0.75 },
  );
  return joined([outer, under]);
}

function beard(): BufferGeometry {
  const jaw = (side: number): Field => ellipsoid([side * 0.085, -0.06, 0.01], [0.03, 0.05, 0.03]);
  let field = intersect(
    0.016,
    inflate(head, 0.009),
    union(0.025, ellipsoid([0, -0.11, 0.03], [0.092, 0.062, 0.085]), jaw(1), jaw(-1)),
  );
  field = subtract(0.008, field, ellipsoid([0, -0.078, 0.11], [0.044, 0.018, 0.04]));
  const half = (side: number): Field =>
    ellipsoid([side * 0.02, -0.0635, 0.092], [0.027, 0.0095, 0.014], [0, side * 0.3, side * -0.22]);
  field = union(0.008, field, half(1), half(-1));
  field = displace(field, (x, y) => 0.002 * Math.sin(x * 130 + y * 60));
  return made(field, { low: [-0.13, -0.19, -0.06], high: [0.13, 0, 0.14], cell: 0.0105 });
}

export function hairParts(): Part[] {
  return [
    { name: "hair-short", geometry: short() },
    { name: "hair-bob", geometry: bob() },
    { name: "hair-long", geometry: long() },
    { name: "hair-curly", geometry: curly() },
    { name: "hair-bald", geometry: bald() },
    { name: "hair-headscarf", geometry: headscarf() },
    { name: "beard", geometry: beard() },
  ];
}

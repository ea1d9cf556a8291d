// @vitest-environment node
import { describe, expect, it } from "vitest";
import { chance } from "./chance.ts";
import {
  cone,
  ellipsoid,
  type Field,
  gradient,
  halfSpace,
  intersect,
  smoothMin,
  sphere,
  subtract,
  union,
} from "./field.ts";
import { mesh } from "./surface.ts";

const BALL = { low: [-0.6, -0.6, -0.6], high: [0.6, 0.6, 0.6], cell: 0.08 } as const;

function triangles(field: Field, keep: number) {
  const geometry = mesh(field, { ...BALL, keep });
  return {
    position: geometry.getAttribute("position"),
    normal: geometry.getAttribute("normal"),
    index: geometry.getIndex(),
  };
}

describe("a field", () => {
  it("is negative inside and the distance outside", () => {
    expect(sphere([1, 0, 0], 0.5)(1, 0, 0)).toBeCloseTo(-0.5, 9);
    expect(cone([0, 0, 0], [0, 1, 0], 0.2, 0.1)(0.5, 1, 0)).toBeCloseTo(0.4, 9);
    expect(ellipsoid([0, 0, 0], [0.2, 0.4, 0.2])(0, 0.4, 0)).toBeCloseTo(0, 9);
  });

  it("turned by a right angle has its long side elsewhere", () => {
    const turned = ellipsoid([0, 0, 0], [0.2, 0.4, 0.2], [0, 0, Math.PI / 2]);
    expect(turned(0.39, 0, 0)).toBeLessThan(0);
    expect(turned(0, 0.39, 0)).toBeGreaterThan(0);
  });

  it("blended never lies above its parts, and equals them far from the seam", () => {
    expect(smoothMin(0.1, 0.1, 0.05)).toBeLessThan(0.1);
    expect(smoothMin(0.1, 0.9, 0.05)).toBe(0.1);
    expect(union(0.1, sphere([0, 0, 0], 0.3), sphere([0.5, 0, 0], 0.3))(0.25, 0, 0)).toBeLessThan(-0.05);
  });

  it("loses what is taken away and what lies outside a half-space", () => {
    const ball = sphere([0, 0, 0], 0.5);
    expect(subtract(0.01, ball, sphere([0.5, 0, 0], 0.2))(0.45, 0, 0)).toBeGreaterThan(0);
    expect(intersect(0.01, ball, halfSpace([0, 1, 0], 0))(0, 0.3, 0)).toBeGreaterThan(0);
  });

  it("has a gradient of length one that points away", () => {
    const [x, y, z, steep] = gradient(sphere([0, 0, 0], 0.3), 0.3, 0.3, 0);
    expect(x).toBeCloseTo(Math.SQRT1_2, 4);
    expect(y).toBeCloseTo(Math.SQRT1_2, 4);
    expect(z).toBeCloseTo(0, 4);
    expect(steep).toBeCloseTo(1, 4);
  });
});

describe("its surface", () => {
  it("lies on the field, with normals that point outwards", () => {
    const { position, normal } = triangles(sphere([0, 0, 0], 0.5), 1);
    expect(position.count).toBeGreaterThan(100);
    for (let i = 0; i < position.count; i++) {
      const place = [position.getX(i), position.getY(i), position.getZ(i)];
      expect(Math.hypot(...place)).toBeCloseTo(0.5, 4);
      const out = place.reduce((sum, part, axis) => sum + part * normal.getComponent(i, axis), 0);
      expect(out).toBeGreaterThan(0.49);
    }
  });

  it("is closed: every edge has two triangles that run along it in opposite directions", () => {
    const { index } = triangles(sphere([0, 0, 0], 0.5), 1);
    const edges = new Set<string>();
    const corners = index?.array ?? [];
    for (let i = 0; i < corners.length; i++) edges.add(`${corners[i]} ${corners[i % 3 === 2 ? i - 2 : i + 1]}`);
    for (const edge of edges) expect(edges.has(edge.split(" ").reverse().join(" "))).toBe(true);
  });

  it("keeps its shape when triangles are taken away", () => {
    const whole = triangles(sphere([0, 0, 0], 0.5), 1);
    const thin = triangles(sphere([0, 0, 0], 0.5), 0.4);
    expect(thin.index?.count ?? 0).toBeLessThanOrEqual((whole.index?.count ?? 0) * 0.41);
    for (let i = 0; i < thin.position.count; i++)
      expect(Math.hypot(thin.position.getX(i), thin.position.getY(i), thin.position.getZ(i))).toBeCloseTo(0.5, 4);
  });
});

describe("chance", () => {
  it("is the same from the same seed, and another from another", () => {
    const [one, same, other] = [chance(3), chance(3), chance(4)];
    const draw = (luck: typeof one) => Array.from({ length: 5 }, () => luck.next());
    const first = draw(one);
    expect(draw(same)).toEqual(first);
    expect(draw(other)).not.toEqual(first);
  });
});

/** The body on the table: skin, lungs, vessels, heart of a figure 1.75 m tall that looks along +z, palms forward. */

import { MeshoptSimplifier } from "meshoptimizer/simplifier";
import type { BufferGeometry } from "three";
import type { Vec3 } from "../core/model.ts";
import { cone, displace, ellipsoid, type Field, mirrorX, sphere, subtract, union } from "./field.ts";
import { column, pack, positionColumn } from "./pack.ts";
import { joined } from "./part.ts";
import { taperedTube } from "./shapes.ts";
import { mesh } from "./surface.ts";

await MeshoptSimplifier.ready;

/** Half of the figure, x to its left. */
const skin: Field = (() => {
  let field = union(
    0.05,
    ellipsoid([0, 1.33, -0.005], [0.165, 0.14, 0.105]),
    ellipsoid([0.075, 1.33, 0.03], [0.075, 0.07, 0.06]),
    ellipsoid([0, 1.13, 0], [0.132, 0.15, 0.088]),
    ellipsoid([0, 0.965, -0.005], [0.155, 0.11, 0.105]),
    cone([0.02, 1.455, -0.015], [0.165, 1.425, -0.012], 0.05, 0.052),
  );
  const arm: Vec3[] = [
    [0.178, 1.42, -0.012],
    [0.262, 1.15, -0.02],
    [0.325, 0.905, 0.02],
  ];
  const [shoulder, elbow, wrist] = arm as [Vec3, Vec3, Vec3];
  field = union(0.035, field, cone(shoulder, elbow, 0.054, 0.04), cone(elbow, wrist, 0.042, 0.027));
  field = union(
    0.018,
    field,
    ellipsoid([0.342, 0.845, 0.03], [0.017, 0.05, 0.034], [0, 0.5, 0.2]),
    cone([0.348, 0.81, 0.028], [0.366, 0.735, 0.04], 0.014, 0.009),
    cone([0.352, 0.81, 0.045], [0.372, 0.74, 0.058], 0.013, 0.008),
    cone([0.342, 0.81, 0.012], [0.357, 0.738, 0.02], 0.013, 0.008),
    cone([0.335, 0.855, 0.055], [0.338, 0.8, 0.085], 0.013, 0.009),
  );
  const knee: Vec3 = [0.098, 0.52, 0.012];
  field = union(
    0.05,
    field,
    cone([0.088, 0.93, 0], knee, 0.092, 0.058),
    cone(knee, [0.105, 0.09, -0.02], 0.056, 0.034),
  );
  field = union(0.03, field, ellipsoid([0.099, 0.37, -0.032], [0.048, 0.12, 0.05]));
  const foot = ellipsoid([0.118, 0.035, 0.055], [0.042, 0.032, 0.105], [0.08, 0.18, 0]);
  field = union(0.025, field, foot, sphere([0.106, 0.06, -0.025], 0.038));
  field = union(0.03, field, cone([0, 1.43, -0.018], [0, 1.57, 0], 0.058, 0.05));
  field = union(
    0.025,
    field,
    ellipsoid([0, 1.655, -0.008], [0.076, 0.098, 0.092]),
    ellipsoid([0, 1.595, 0.022], [0.056, 0.062, 0.062]),
  );
  return union(
    0.012,
    field,
    cone([0, 1.64, 0.082], [0, 1.615, 0.096], 0.008, 0.012),
    ellipsoid([0.074, 1.63, -0.008], [0.01, 0.026, 0.016]),
  );
})();

const lung: Field = displace(
  subtract(
    0.02,
    union(
      0.04,
      ellipsoid([0.078, 1.35, -0.005], [0.05, 0.1, 0.065], [0, 0, 0.12]),
      ellipsoid([0.088, 1.27, -0.005], [0.062, 0.075, 0.075]),
    ),
    ellipsoid([0, 1.26, 0.03], [0.05, 0.075, 0.06]),
  ),
  (_x, y, z) => 0.002 * Math.sin(y * 70) * Math.sin(z * 60),
);

const heart: Field = (() => {
  const chambers = union(
    0.03,
    ellipsoid([0.022, 1.285, 0.028], [0.038, 0.045, 0.036], [0, 0, 0.5]),
    ellipsoid([0.038, 1.25, 0.035], [0.026, 0.036, 0.027], [0, 0, 0.5]),
  );
  return union(0.014, chambers, cone([0.008, 1.32, 0.02], [0, 1.36, 0.01], 0.015, 0.013));
})();

function vessels(): BufferGeometry {
  const tubes: BufferGeometry[] = [];
  const put = (points: Vec3[], radii: number[]): void => {
    tubes.push(taperedTube(points, radii, { segments: 20, sides: 6 }));
  };
  put(
    [
      [0, 1.34, 0.015],
      [-0.005, 1.385, 0.005],
      [0.02, 1.4, -0.015],
      [0.025, 1.36, -0.035],
      [0.012, 1.2, -0.04],
      [0, 1.06, -0.03],
    ],
    [0.013, 0.012, 0.012, 0.01, 0.009],
  );
  for (const s of [-1, 1]) {
    put(
      [
        [s * 0.004, 1.38, 0],
        [s * 0.03, 1.5, 0],
        [s * 0.035, 1.6, 0],
        [s * 0.03, 1.68, 0.01],
      ],
      [0.007, 0.006, 0.004, 0.002],
    );
    put(
      [
        [0, 1.39, -0.01],
        [s * 0.1, 1.42, -0.01],
        [s * 0.178, 1.4, -0.012],
        [s * 0.26, 1.15, -0.015],
        [s * 0.322, 0.91, 0.02],
        [s * 0.345, 0.83, 0.03],
      ],
      [0.007, 0.006, 0.005, 0.004, 0.002],
    );
    put(
      [
        [0, 1.06, -0.03],
        [s * 0.05, 0.98, -0.02],
        [s * 0.09, 0.85, 0.01],
        [s * 0.098, 0.52, 0],
        [s * 0.105, 0.12, -0.015],
        [s * 0.118, 0.04, 0.06],
      ],
      [0.008, 0.008, 0.007, 0.005, 0.004, 0.002],
    );
    put(
      [
        [0, 1.12, -0.03],
        [s * 0.05, 1.13, -0.03],
        [s * 0.075, 1.13, -0.025],
      ],
      [0.005, 0.004, 0.003],
    );
  }
  put(
    [
      [0, 1.57, 0.01],
      [0, 1.46, 0.012],
      [0, 1.395, 0],
    ],
    [0.009, 0.009, 0.009],
  );
  return joined(tubes);
}

export function body(): Uint8Array<ArrayBuffer> {
  const whole = { low: [-0.46, -0.03, -0.2] as Vec3, high: [0.46, 1.82, 0.24] as Vec3 };
  const parts: [string, BufferGeometry][] = [
    ["skin", mesh(mirrorX(skin), { ...whole, cell: 0.0165, keep: 0.3 })],
    ["lungs", mesh(mirrorX(lung), { low: [-0.2, 1.15, -0.12], high: [0.2, 1.5, 0.12], cell: 0.012, keep: 0.6 })],
    ["vessels", vessels()],
    ["heart", mesh(heart, { low: [-0.1, 1.15, -0.06], high: [0.14, 1.42, 0.12], cell: 0.008, keep: 0.7 })],
  ];
  return pack(
    {},
    parts.map(([name, geometry]) => {
      const positions = Float32Array.from(geometry.getAttribute("position").array);
      const index = Uint32Array.from(geometry.getIndex()?.array ?? []);
      const target = Math.floor((index.length * 0.25) / 3) * 3;
      const low = MeshoptSimplifier.simplify(index, positions, 3, target, 0.05, [])[0];
      const columns = [
        positionColumn(positions),
        column("normal", "i8", 3, 1 / 127, geometry.getAttribute("normal").array),
      ];
      return { name, index, low, columns };
    }),
  );
}

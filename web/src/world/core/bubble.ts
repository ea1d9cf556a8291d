/** The room that everybody has around themselves: nobody comes, or is drawn, closer. */

import type { Pose, Vec3 } from "./model.ts";

/** Between two heads, seen from above. */
export const BUBBLE_M = 0.5;

/** Move a pose, hands and all, out of the bubbles of others; along the floor, by the shortest way. */
export function outside(pose: Pose, others: readonly Vec3[]): Pose {
  let [dx, dz] = [0, 0];
  for (const other of others) {
    const [x, z] = [pose.head.position[0] + dx - other[0], pose.head.position[2] + dz - other[2]];
    const apart = Math.hypot(x, z);
    if (apart >= BUBBLE_M) continue;
    // Exactly in the same place any way out is as short.
    const [ux, uz] = apart > 1e-6 ? [x / apart, z / apart] : [1, 0];
    dx += ux * (BUBBLE_M - apart);
    dz += uz * (BUBBLE_M - apart);
  }
  return dx === 0 && dz === 0 ? pose : moved(pose, dx, dz);
}

function moved(pose: Pose, dx: number, dz: number): Pose {
  const shift = ({ position: [x, y, z] }: { readonly position: Vec3 }): Vec3 => [x + dx, y, z + dz];
  return {
    head: { ...pose.head, position: shift(pose.head) },
    ...(pose.left ? { left: { ...pose.left, position: shift(pose.left) } } : {}),
    ...(pose.right ? { right: { ...pose.right, position: shift(pose.right) } } : {}),
  };
}

/** How a hand is held at the end of its arm. */

import { Matrix4, Vector3 } from "three";
import type { Vec3 } from "../core/model.ts";
import { type Arm, minus, normalised } from "./arm.ts";
import type { Side } from "./skeleton.ts";

/** Fingers go on where the lower arm went unless told otherwise; the thumb is up and inwards, as on a lap. */
export function handFrame(
  side: Side,
  { elbow, wrist }: Arm,
  fingers?: Vec3,
  thumb: Vec3 = [-side * 0.6, 0.6, 0.35],
): Matrix4 {
  const along = new Vector3(...(fingers ?? normalised(minus(wrist, elbow)))).normalize();
  const up = new Vector3(...thumb).addScaledVector(along, -along.dot(new Vector3(...thumb))).normalize();
  const back = along.clone().negate();
  const aside = back.clone().cross(up);
  return new Matrix4().makeBasis(aside, back, up).setPosition(new Vector3(...wrist).addScaledVector(along, -0.005));
}

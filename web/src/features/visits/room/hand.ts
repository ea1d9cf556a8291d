import type { Placed, Pose, Quat, Vec3 } from "../../../world/core/model.ts";
import { SEATED_EYE, SEATS } from "../../../world/scene/consulting-room.ts";

/** A raised hand is a hand held above the eyes: the same in 3D and on the page, so that it needs no word of its own. */
const ABOVE_M = 0.05;

export function handIsUp(pose: Pose | undefined): boolean {
  if (pose === undefined) return false;
  return [pose.left, pose.right].some(
    (hand) => hand !== undefined && hand.position[1] > pose.head.position[1] + ABOVE_M,
  );
}

/** Sitting on one's seat and looking at the others, as one does who is here by page. */
export function seatedPose(seat: number, raised: boolean): Pose {
  const { position, turn } = SEATS[seat % SEATS.length] ?? { position: [0, 0, 0] as Vec3, turn: 0 };
  const eye: Vec3 = [
    position[0] + Math.sin(turn) * SEATED_EYE.forward,
    position[1] + SEATED_EYE.height,
    position[2] + Math.cos(turn) * SEATED_EYE.forward,
  ];
  // Poses look along −z, seats along +z.
  const half = (turn + Math.PI) / 2;
  const rotation: Quat = [0, Math.sin(half), 0, Math.cos(half)];
  return withHand({ head: { position: eye, rotation } }, raised);
}

/** A pose with the right hand held up, where the person asked for it. */
export function withHand(pose: Pose, raised: boolean): Pose {
  if (!raised) return pose;
  const { position, rotation } = pose.head;
  const yaw = 2 * Math.atan2(rotation[1], rotation[3]);
  const right: Placed = {
    position: [position[0] + Math.cos(yaw) * 0.26, position[1] + 0.18, position[2] - Math.sin(yaw) * 0.26],
    rotation,
  };
  return { ...pose, right };
}

/** Where this person is, and when the others are to be told. */

import { outside } from "./bubble.ts";
import { packPose } from "./frame.ts";
import type { Pose, Vec3 } from "./model.ts";

/** A pose goes out at most this often, which is more than twenty times a second. */
const POSE_EVERY_MS = 33;
/** Even who does not move says so. */
const STILL_EVERY_MS = 1_000;

export class OwnPose {
  #pose: Pose | undefined;
  #sequence = 0;
  #sentMs = Number.NEGATIVE_INFINITY;
  #sentBytes: Uint8Array | undefined;

  get pose(): Pose | undefined {
    return this.#pose;
  }

  /** Move, but into nobody's face; returns the pose as others will see it. */
  move(pose: Pose, heads: readonly Vec3[]): Pose {
    this.#pose = outside(pose, heads);
    return this.#pose;
  }

  /** Whoever listens now knows nothing yet. */
  tellAnew(): void {
    this.#sentBytes = undefined;
  }

  /** Send it if it is time to. */
  tell(wire: number, nowMs: number, send: (frame: Uint8Array<ArrayBuffer>) => boolean): void {
    if (!this.#pose || nowMs - this.#sentMs < POSE_EVERY_MS) return;
    const bytes = packPose(wire, 0, this.#pose);
    const still = this.#sentBytes?.every((byte, index) => byte === bytes[index]) ?? false;
    if (still && nowMs - this.#sentMs < STILL_EVERY_MS) return;
    this.#sequence = (this.#sequence + 1) & 0xffff;
    if (!send(packPose(wire, this.#sequence, this.#pose))) return;
    this.#sentMs = nowMs;
    this.#sentBytes = bytes;
  }
}

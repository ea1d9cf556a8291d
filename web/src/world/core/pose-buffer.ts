/** From the ticks of a room to where somebody is at any moment: played a little late, so that it is smooth. */

import type { Placed, Pose, Quat, Vec3 } from "./model.ts";

/** Played this many intervals late: one is needed to have a pose on each side, half a one for lateness. */
const INTERVALS_LATE = 1.5;
const LEAST_LATE_MS = 50;
const MOST_LATE_MS = 100;
/** Lateness is judged by the last so many ticks, some seconds of movement. */
const TRANSITS = 64;
const KEPT_MS = 1_000;
/** Somebody who stood still and moves again is not drawn as having drifted there ever since. */
const LONGEST_STEP_MS = 100;
/** Further than anybody walks between two ticks: they took another seat. */
const JUMP_M = 2;

interface Sample {
  readonly clockMs: number;
  readonly pose: Pose;
}

/** How late to play the room, from how late its ticks come. All times of the server's clock unless said otherwise. */
export class Playout {
  readonly #transits: number[] = [];
  readonly #tickMs: number;
  #lateMs: number;

  constructor(tickMs: number) {
    this.#tickMs = tickMs;
    this.#lateMs = within(INTERVALS_LATE * tickMs);
  }

  /** Note a tick. `nowMs` is of this page's clock. */
  arrived(clockMs: number, nowMs: number): void {
    this.#transits.push(nowMs - clockMs);
    if (this.#transits.length > TRANSITS) this.#transits.shift();
    const sorted = [...this.#transits].sort((one, other) => one - other);
    const jitterMs = (sorted[Math.floor(sorted.length * 0.95)] as number) - (sorted[0] as number);
    const wanted = within(Math.max(INTERVALS_LATE * this.#tickMs, this.#tickMs + jitterMs));
    // A sudden change would be a jerk in everybody's movement.
    this.#lateMs += (wanted - this.#lateMs) * 0.1;
  }

  get lateMs(): number {
    return this.#lateMs;
  }

  /** The moment of the server's clock that is shown at a moment of this page's. */
  shownAt(nowMs: number): number {
    return nowMs - Math.min(...this.#transits) - this.#lateMs;
  }
}

export class PoseBuffer {
  readonly #samples: Sample[] = [];

  add(clockMs: number, pose: Pose): void {
    const last = this.#samples.at(-1);
    if (last && last.clockMs >= clockMs) return;
    this.#samples.push({ clockMs, pose });
    while (this.#samples.length > 2 && (this.#samples[1] as Sample).clockMs < clockMs - KEPT_MS) this.#samples.shift();
  }

  get newest(): Pose | undefined {
    return this.#samples.at(-1)?.pose;
  }

  /** The pose at a moment of the server's clock; the newest one after its time, the oldest before. */
  at(clockMs: number): Pose | undefined {
    let after = this.#samples.length - 1;
    while (after > 0 && (this.#samples[after - 1] as Sample).clockMs >= clockMs) after--;
    const next = this.#samples[after];
    const before = this.#samples[after - 1];
    if (!next || !before || clockMs >= next.clockMs) return next?.pose;
    const fromMs = Math.max(before.clockMs, next.clockMs - LONGEST_STEP_MS);
    if (clockMs <= fromMs || distance(before.pose, next.pose) > JUMP_M) return before.pose;
    return between(before.pose, next.pose, (clockMs - fromMs) / (next.clockMs - fromMs));
  }
}

export function between(one: Pose, other: Pose, share: number): Pose {
  const hand = (from: Placed | undefined, to: Placed | undefined) => (from && to ? blend(from, to, share) : from);
  const left = hand(one.left, other.left);
  const right = hand(one.right, other.right);
  return { head: blend(one.head, other.head, share), ...(left ? { left } : {}), ...(right ? { right } : {}) };
}

function blend(from: Placed, to: Placed, share: number): Placed {
  return { position: lerp(from.position, to.position, share), rotation: nlerp(from.rotation, to.rotation, share) };
}

function lerp(from: Vec3, to: Vec3, share: number): Vec3 {
  const along = (axis: 0 | 1 | 2) => from[axis] + (to[axis] - from[axis]) * share;
  return [along(0), along(1), along(2)];
}

/** Within a tick heads turn little: the straight line between two rotations, made a rotation again, is close enough. */
function nlerp(from: Quat, to: Quat, share: number): Quat {
  const dot = from[0] * to[0] + from[1] * to[1] + from[2] * to[2] + from[3] * to[3];
  const sign = dot < 0 ? -1 : 1;
  const along = (axis: 0 | 1 | 2 | 3) => from[axis] + (sign * to[axis] - from[axis]) * share;
  const [x, y, z, w] = [along(0), along(1), along(2), along(3)];
  const length = Math.hypot(x, y, z, w) || 1;
  return [x / length, y / length, z / length, w / length];
}

function distance(one: Pose, other: Pose): number {
  const [a, b] = [one.head.position, other.head.position];
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}

function within(lateMs: number): number {
  return Math.max(LEAST_LATE_MS, Math.min(MOST_LATE_MS, lateMs));
}

/** Poses, documents and feeds on the wire. The layout is written down in src/abaton/spaces/live/frame.py. */

import type { Placed, Pose, Quat } from "./model.ts";

export const POSE = 1;
export const TICK = 1;
export const DOCUMENT = 2;
export const FEED = 3;

export const STATE_VECTOR = 0;
export const UPDATE = 1;
export const KEPT = 2;
export const MISSING = 3;

export const POSE_BYTES = 35;
const TICK_BYTES = 16;
const PLACED_BYTES = 10;
const LEFT = 1;
const RIGHT = 2;
const STEPS = 511;
const HALF_RANGE = Math.SQRT1_2;

export interface WirePose {
  readonly wire: number;
  readonly sequence: number;
  readonly pose: Pose;
}

export interface Tick {
  readonly number: number;
  /** The server's clock, ms since 1970. */
  readonly clockMs: number;
  readonly poses: readonly WirePose[];
}

/** Write a pose as the frame that the server takes: its kind, then 35 bytes. */
export function packPose(wire: number, sequence: number, pose: Pose): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(1 + POSE_BYTES);
  const view = new DataView(bytes.buffer);
  bytes[0] = POSE;
  view.setUint16(1, wire, true);
  view.setUint16(3, sequence & 0xffff, true);
  bytes[5] = (pose.left ? LEFT : 0) | (pose.right ? RIGHT : 0);
  packPlaced(view, 6, pose.head);
  if (pose.left) packPlaced(view, 6 + PLACED_BYTES, pose.left);
  if (pose.right) packPlaced(view, 6 + 2 * PLACED_BYTES, pose.right);
  return bytes;
}

/** Read a tick, or `undefined` when its length is not what it says. */
export function unpackTick(bytes: Uint8Array): Tick | undefined {
  const count = bytes[1] ?? 0;
  if (bytes.length !== TICK_BYTES + count * POSE_BYTES) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const poses = Array.from({ length: count }, (_, index) => unpackPose(view, TICK_BYTES + index * POSE_BYTES));
  return { number: view.getUint32(4, true), clockMs: view.getFloat64(8, true), poses };
}

/** Read the 35 bytes of a pose. */
export function unpackPose(view: DataView, at: number): WirePose {
  const flags = view.getUint8(at + 4);
  const placed = (index: number) => unpackPlaced(view, at + 5 + index * PLACED_BYTES);
  return {
    wire: view.getUint16(at, true),
    sequence: view.getUint16(at + 2, true),
    pose: {
      head: placed(0),
      ...(flags & LEFT ? { left: placed(1) } : {}),
      ...(flags & RIGHT ? { right: placed(2) } : {}),
    },
  };
}

/** Write a document frame; an update carries its number before its content. */
export function packDocument(part: number, content: Uint8Array, number?: number): Uint8Array<ArrayBuffer> {
  const head = number === undefined ? 2 : 6;
  const bytes = new Uint8Array(head + content.length);
  bytes[0] = DOCUMENT;
  bytes[1] = part;
  if (number !== undefined) new DataView(bytes.buffer).setUint32(2, number, true);
  bytes.set(content, head);
  return bytes;
}

function packPlaced(view: DataView, at: number, { position, rotation }: Placed): void {
  for (const [axis, metres] of position.entries()) {
    view.setInt16(at + 2 * axis, clamp(nearest(metres * 1000), 32767), true);
  }
  let largest = 0;
  for (let axis = 1; axis < 4; axis++) {
    if (Math.abs(rotation[axis] as number) > Math.abs(rotation[largest] as number)) largest = axis;
  }
  const sign = (rotation[largest] as number) < 0 ? -1 : 1;
  let packed = largest;
  for (let axis = 0; axis < 4; axis++) {
    if (axis === largest) continue;
    const steps = nearest(((sign * (rotation[axis] as number)) / HALF_RANGE) * STEPS);
    packed = packed * 1024 + clamp(steps, STEPS) + STEPS;
  }
  view.setUint32(at + 6, packed, true);
}

function unpackPlaced(view: DataView, at: number): Placed {
  const metres = (axis: number) => view.getInt16(at + 2 * axis, true) / 1000;
  const packed = view.getUint32(at + 6, true);
  const largest = packed >>> 30;
  const three = [20, 10, 0].map((shift) => ((((packed >>> shift) & 1023) - STEPS) / STEPS) * HALF_RANGE);
  const rest = Math.sqrt(Math.max(0, 1 - three.reduce((sum, one) => sum + one * one, 0)));
  three.splice(largest, 0, rest);
  return { position: [metres(0), metres(1), metres(2)], rotation: three as unknown as Quat };
}

/** Halves upwards, as the server rounds. */
function nearest(number: number): number {
  return Math.floor(number + 0.5);
}

function clamp(number: number, bound: number): number {
  return Math.max(-bound, Math.min(bound, number));
}

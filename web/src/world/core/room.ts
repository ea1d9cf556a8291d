/** A shared place as this page has it. No picture is drawn here: the scene and the page read the same store. */

import type * as Y from "yjs";
import type { StoreApi } from "zustand/vanilla";
import type { Call, CallOptions } from "./call/call.ts";
import { LiveRoom } from "./live-room.ts";
import type { Look, Pose, RoomState, Trace, Vec3 } from "./model.ts";

export interface JoinOptions {
  /** Of the worlds: `/worlds`, or an address with ws: or wss:. */
  readonly url: string;
  readonly room: string;
  readonly ticket: string;
  readonly look: Look;
  /** Get another ticket when this one is too old. */
  readonly renewTicket?: () => Promise<string>;
  readonly call?: CallOptions;
}

export interface Room {
  readonly store: StoreApi<RoomState>;
  readonly call: Call;
  /** The shared document itself, for what the methods below do not cover. */
  readonly document: Y.Doc;
  /** Move oneself; call it as often as there is a new pose. Returns the pose as others will see it. */
  sendPose(pose: Pose): Pose;
  /** Where somebody is at a moment of this page's clock (`performance.now()`). */
  poseOf(person: string, nowMs: number): Pose | undefined;
  /** The last seconds of the live trace, `startMs` and `beatsMs` on this page's clock. */
  trace(): readonly Trace[];
  caption(text: string): void;
  chat(text: string): void;
  point(at: Vec3 | undefined): void;
  chooseMark(id: string | undefined): void;
  turnBody(radians: number): void;
  lock(locked: boolean): void;
  mute(person: string, muted: boolean): void;
  remove(person: string): void;
  /** Be seen and heard by nobody, and see and hear nobody, at once. */
  safePlace(): void;
  comeBack(): void;
  leave(): void;
}

/** Enter a room. What happens from then on is in its store; only `leave` ends it. */
export function joinRoom(options: JoinOptions): Room {
  const room = new LiveRoom(options);
  // Browser tests find the room by this. A driven browser says that it is one; nothing of it reaches anybody's own.
  if (globalThis.navigator?.webdriver) globalThis.dispatchEvent(new CustomEvent("abaton:room", { detail: room }));
  return room;
}

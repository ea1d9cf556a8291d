import type { StoreApi } from "zustand/vanilla";
import type { Entry } from "../../../api/model.ts";
import type { Look, Pose, RoomState, Trace, Vec3 } from "../../../world/core/model.ts";

/** What a page needs of a room it is in. The same room feeds the scene. */
export interface RoomHandle {
  readonly store: StoreApi<RoomState>;
  readonly poseOf: (id: string, nowMs: number) => Pose | undefined;
  /** RMS of somebody's voice, 0 to 1. */
  readonly levelOf: (id: string) => number;
  readonly streamOf: (id: string) => MediaStream | undefined;
  /** Its instants are `performance.now()`'s. */
  readonly trace: () => Trace | undefined;
  setMicrophone(on: boolean): Promise<void>;
  setCamera(on: boolean): Promise<void>;
  say(caption: string): void;
  choose(mark: string | undefined): void;
  point(at: Vec3 | undefined): void;
  pose(pose: Pose): void;
  /** Only with the ability `control`. */
  control(act: "lock" | "unlock" | "mute" | "unmute" | "remove", person?: string): void;
  /** At once: no picture, no sound, in either direction. */
  leave(): void;
}

export type JoinRoom = (entry: Entry, look: Look) => RoomHandle;

/** The words of a shared place. Lengths in metres, right-handed, y up; angles as unit quaternions; times in ms of this page's clock. */

export type Vec3 = readonly [x: number, y: number, z: number];
export type Quat = readonly [x: number, y: number, z: number, w: number];

export interface Placed {
  readonly position: Vec3;
  readonly rotation: Quat;
}

export interface Pose {
  readonly head: Placed;
  /** Absent while the person has no tracked hand on that side. */
  readonly left?: Placed;
  readonly right?: Placed;
}

export type Standing = "here" | "away" | "gone";

/** How a person looks: a few numbers that the scene turns into a body. */
export interface Look {
  readonly skin: string;
  readonly hair: "short" | "bob" | "long" | "curly" | "bald" | "headscarf";
  readonly hairColour: string;
  readonly top: string;
  readonly coat: boolean;
  readonly glasses: boolean;
  readonly beard: boolean;
  readonly hearingAid: boolean;
  readonly wheelchair: boolean;
}

export interface RoomPerson {
  /** Of the person, the same for everybody in the room. */
  readonly id: string;
  readonly name: string;
  readonly role: "patient" | "clinician" | "guest";
  readonly self: boolean;
  readonly seat: number;
  readonly standing: Standing;
  readonly look: Look;
  readonly microphone: "on" | "off" | "muted";
  readonly camera: "on" | "off";
  readonly abilities: readonly string[];
}

/** Why the room cannot be entered or was ended; the words for people are the page's. */
export type Refusal =
  | "not_signed_in"
  | "ticket_refused"
  | "ticket_stale"
  | "room_closed"
  | "room_locked"
  | "room_full"
  | "removed"
  | "replaced"
  | "too_fast"
  | "too_large"
  | "unreadable"
  | "join_first"
  | "unavailable";

/** How things stand with somebody's voice and picture, peer to peer. */
export type Link = "none" | "connecting" | "connected" | "lost";

export interface Said {
  readonly id: string;
  readonly person: string;
  readonly text: string;
  readonly atMs: number;
}

/** Something in the room that can be pointed at and named: the same list feeds the 3D scene and the page. */
export interface BodyMark {
  readonly id: string;
  readonly place: "head" | "heart" | "lungs" | "belly" | "joints" | "whole";
  readonly text: string;
}

export interface Pulse {
  /** Median of the last 8 intervals; `undefined` until there are that many. */
  readonly ratePerMin: number | undefined;
  /** How late the newest sample is. */
  readonly lateMs: number;
  readonly standing: "live" | "stale" | "none";
  /** The signal is too poor for the rate to be believed. */
  readonly doubtful?: boolean;
}

/** A piece of the live trace. */
export interface Trace {
  readonly startMs: number;
  readonly rateHz: number;
  readonly values: Float32Array;
  /** Instants of the beats found in it, on the same clock as `startMs`. */
  readonly beatsMs: readonly number[];
}

export interface RoomState {
  readonly connection: "joining" | "joined" | "reconnecting" | "refused" | "replaced" | "left";
  readonly people: readonly RoomPerson[];
  readonly locked: boolean;
  readonly pulse: Pulse;
  /** Who points at which mark of the shared body. */
  readonly pointers: readonly { readonly person: string; readonly at: Vec3 }[];
  readonly chosenMark: string | undefined;
  /** How far the shared body is turned about its upright axis, in radians. */
  readonly bodyTurn: number;
  readonly captions: readonly Said[];
  readonly chat: readonly Said[];
  /** Groups of digits that all can read to each other: `undefined` until everybody's voice is connected. */
  readonly safetyCode: string | undefined;
  /** Why the room was refused or ended, while `connection` is `refused` or `replaced`. */
  readonly refusal: Refusal | undefined;
  /** In the safe place nothing of oneself goes out and nothing of the others comes in. */
  readonly safe: boolean;
  /** Whether all that was drawn and turned here is kept on the server. */
  readonly kept: boolean;
  /** Who speaks just now. */
  readonly speaking: readonly string[];
  /** The peer-to-peer connection to each other person. */
  readonly links: Readonly<Record<string, Link>>;
  /** The last thing that the server did not take, such as `not_able`. */
  readonly trouble: string | undefined;
}

/** What rooms and browsers say to each other in words: the other half of src/abaton/spaces/live/model.py. */

import type { Look, Refusal, RoomPerson } from "./model.ts";

export interface WirePerson extends Omit<RoomPerson, "self" | "standing"> {
  readonly wire: number;
  readonly standing: "here" | "away";
}

export type FromRoom =
  | {
      readonly type: "welcome";
      readonly you: string;
      readonly wire: number;
      readonly room: string;
      readonly kind: string;
      readonly locked: boolean;
      readonly people: readonly WirePerson[];
      readonly tickMs: number;
      readonly nowMs: number;
    }
  | { readonly type: "joined" | "changed"; readonly person: WirePerson }
  | { readonly type: "left"; readonly person: string; readonly why: "left" | "removed" | "gone" }
  | { readonly type: "room"; readonly locked: boolean }
  | {
      readonly type: "said";
      readonly id: string;
      readonly person: string;
      readonly kind: "chat" | "caption";
      readonly text: string;
      readonly atMs: number;
    }
  | { readonly type: "signal"; readonly person: string; readonly data: unknown }
  | { readonly type: "feed"; readonly name: string; readonly index: number; readonly attached: boolean }
  | { readonly type: "pong"; readonly at: number; readonly nowMs: number }
  | { readonly type: "error"; readonly code: string; readonly retry?: boolean }
  | { readonly type: "refused"; readonly code: Refusal; readonly retry?: boolean };

export type OnOff = "on" | "off";

export type ToRoom =
  | {
      readonly type: "join";
      readonly room: string;
      readonly ticket: string;
      readonly look: Look;
      readonly microphone: OnOff;
      readonly camera: OnOff;
    }
  | { readonly type: "devices"; readonly microphone: OnOff; readonly camera: OnOff }
  | { readonly type: "say"; readonly kind: "chat" | "caption"; readonly text: string }
  | { readonly type: "signal"; readonly to: string; readonly data: unknown }
  | { readonly type: "act"; readonly act: "lock" | "unlock" }
  | { readonly type: "act"; readonly act: "mute" | "unmute" | "remove"; readonly person: string }
  | { readonly type: "ping"; readonly at: number }
  | { readonly type: "leave" };

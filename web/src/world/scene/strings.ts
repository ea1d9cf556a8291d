/** What the scene says, in the language of whoever sees it. */

import type { BodyMark, RoomPerson } from "../core/model.ts";

export interface SceneStrings {
  /** Name of the canvas for those who hear the page. */
  readonly scene: string;
  readonly roles: Readonly<Record<RoomPerson["role"], string>>;
  readonly you: string;
  /** Beside the number: "beats a minute". */
  readonly beatsAMinute: string;
  readonly live: string;
  /** The newest sample is too old to be called live. */
  readonly stale: string;
  readonly screen: string;
  readonly places: Readonly<Record<BodyMark["place"], string>>;
  /** The picture cannot be shown; what was kept, what to do. */
  readonly lost: string;
  readonly openPage: string;
  readonly loading: string;
}

export const ENGLISH: SceneStrings = {
  scene: "The consulting room. Arrow keys look around, number keys choose a mark on the body, 0 changes the view.",
  roles: { patient: "Patient", clinician: "Clinician", guest: "Guest" },
  you: "you",
  beatsAMinute: "beats a minute",
  live: "live",
  stale: "not live",
  screen: "Wall screen",
  places: { head: "Head", heart: "Heart", lungs: "Lungs", belly: "Belly", joints: "Joints", whole: "Whole body" },
  lost: "The 3D picture stopped. You are still in the room: voices, captions and everything else go on.",
  openPage: "Show the room as a page",
  loading: "Preparing the room …",
};

import type { RoomState } from "./model.ts";

/** A room before anything is known of it. */
export const EMPTY: RoomState = {
  connection: "joining",
  people: [],
  locked: false,
  pulse: { ratePerMin: undefined, lateMs: 0, standing: "none", doubtful: false },
  pointers: [],
  chosenMark: undefined,
  bodyTurn: 0,
  captions: [],
  chat: [],
  safetyCode: undefined,
  refusal: undefined,
  safe: false,
  kept: false,
  speaking: [],
  links: {},
  trouble: undefined,
};

/** Everything in the room that can be chosen: the scene and the page show the same list. */

import type { BodyMark, RoomState } from "../core/model.ts";
import { ENGLISH, type SceneStrings } from "./strings.ts";

export interface Interactable {
  readonly id: string;
  readonly kind: "mark" | "person" | "screen";
  readonly name: string;
  /** The key that chooses it while the scene has the focus. */
  readonly key: string | undefined;
  readonly chosen: boolean;
}

const KEYS = 9;

export function interactables(
  state: RoomState,
  marks: readonly BodyMark[],
  strings: SceneStrings = ENGLISH,
): Interactable[] {
  const onBody = marks.map(
    (mark, i): Interactable => ({
      id: mark.id,
      kind: "mark",
      name: `${strings.places[mark.place]}: ${mark.text}`,
      key: i < KEYS ? String(i + 1) : undefined,
      chosen: state.chosenMark === mark.id,
    }),
  );
  const people = state.people
    .filter((person) => person.standing === "here" && !person.self)
    .map(
      (person): Interactable => ({
        id: person.id,
        kind: "person",
        name: `${person.name}, ${strings.roles[person.role]}`,
        key: undefined,
        chosen: false,
      }),
    );
  const shows = state.people.some((person) => person.camera === "on");
  const screen: Interactable[] = shows
    ? [{ id: "screen", kind: "screen", name: strings.screen, key: undefined, chosen: false }]
    : [];
  return [...onBody, ...people, ...screen];
}

/** The mark that a number key chooses; the chosen one's key lets it go. */
export function markOfKey(
  key: string,
  marks: readonly BodyMark[],
  chosen: string | undefined,
): { id: string | undefined } | undefined {
  if (!/^[1-9]$/.test(key)) return undefined;
  const mark = marks[Number(key) - 1];
  if (mark === undefined) return undefined;
  return { id: mark.id === chosen ? undefined : mark.id };
}

import type { BodyMark, RoomPerson } from "../../../world/core/model.ts";

/** The people who are in the room now; oneself last. */
export function peopleHere(people: readonly RoomPerson[]): readonly RoomPerson[] {
  return people.filter(({ standing }) => standing !== "gone").toSorted((a, b) => Number(a.self) - Number(b.self));
}

/** Whom the large tile shows: the other one who speaks, else the first other, else oneself. */
export function mainPerson(people: readonly RoomPerson[], speaking: ReadonlySet<string>): RoomPerson | undefined {
  const others = people.filter(({ self }) => !self);
  return others.find(({ id }) => speaking.has(id)) ?? others[0] ?? people[0];
}

/** Marks of one place stand together. */
export function marksByPlace(
  marks: readonly BodyMark[],
): readonly (readonly [BodyMark["place"], readonly BodyMark[]])[] {
  const places = new Map<BodyMark["place"], BodyMark[]>();
  for (const mark of marks) {
    const there = places.get(mark.place);
    if (there === undefined) places.set(mark.place, [mark]);
    else there.push(mark);
  }
  return [...places];
}

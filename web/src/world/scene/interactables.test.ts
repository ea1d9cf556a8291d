import { describe, expect, it } from "vitest";
import { EMPTY } from "../core/empty.ts";
import type { BodyMark, Look, RoomPerson, RoomState } from "../core/model.ts";
import { interactables, markOfKey } from "./interactables.ts";
import { onScreen } from "./wall-screen.ts";

const LOOK: Look = {
  skin: "#c78d68",
  hair: "short",
  hairColour: "#261a15",
  top: "#8aa0b4",
  coat: false,
  glasses: false,
  beard: false,
  hearingAid: false,
  wheelchair: false,
};

function person(id: string, more: Partial<RoomPerson> = {}): RoomPerson {
  const plain = { role: "guest", self: false, seat: 2, standing: "here", microphone: "on", camera: "off" } as const;
  return { id, name: id, look: LOOK, abilities: [], ...plain, ...more };
}

function state(people: readonly RoomPerson[], chosenMark?: string): RoomState {
  return { ...EMPTY, connection: "joined", people, chosenMark };
}

const MARKS: BodyMark[] = [
  { id: "m1", place: "heart", text: "Atrial fibrillation" },
  { id: "m2", place: "joints", text: "Knee pain" },
];

describe("what can be chosen in the room", () => {
  it("is every mark with its key, everybody else, and the screen while somebody is on it", () => {
    const found = interactables(state([person("me", { self: true }), person("Amara", { camera: "on" })], "m2"), MARKS);
    expect(found.map(({ name, key, chosen }) => [name, key, chosen])).toEqual([
      ["Heart: Atrial fibrillation", "1", false],
      ["Joints: Knee pain", "2", true],
      ["Amara, Guest", undefined, false],
      ["Wall screen", undefined, false],
    ]);
  });

  it("leaves out who is away, and a screen that shows nobody", () => {
    expect(interactables(state([person("Leila", { standing: "away" })]), [])).toEqual([]);
  });
});

describe("a number key", () => {
  it("chooses its mark, and pressed again lets it go", () => {
    expect(markOfKey("2", MARKS, undefined)).toEqual({ id: "m2" });
    expect(markOfKey("2", MARKS, "m2")).toEqual({ id: undefined });
  });

  it("without a mark does nothing, nor does any other key", () => {
    for (const key of ["3", "0", "a", "12", ""]) expect(markOfKey(key, MARKS, undefined)).toBeUndefined();
  });
});

describe("the wall screen", () => {
  const people = [
    person("a", { camera: "on" }),
    person("b", { camera: "on" }),
    person("me", { self: true, camera: "on" }),
  ];

  it("shows who speaks, and stays with them in a pause", () => {
    const speaking = onScreen(
      people,
      (id) => (id === "b" ? 0.3 : 0),
      () => true,
      undefined,
    );
    expect(speaking?.id).toBe("b");
    expect(
      onScreen(
        people,
        () => 0,
        () => true,
        "b",
      )?.id,
    ).toBe("b");
  });

  it("never shows one's own picture, nor anybody whose picture has not come", () => {
    expect(
      onScreen(
        people,
        () => 0,
        (id) => id === "me",
        undefined,
      ),
    ).toBeUndefined();
  });
});

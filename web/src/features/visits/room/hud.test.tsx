import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import { createStore } from "zustand/vanilla";
import type { Visit } from "../../../api/model.ts";
import { Spoken } from "../../../lib/intl/intl.tsx";
import type { RoomState } from "../../../world/core/model.ts";
import type { Room } from "../../../world/core/room.ts";
import { HudMore, HudNear, HudTop } from "./hud.tsx";

const VISIT = { id: "v1", end: "2026-11-24T10:50:00Z" } as unknown as Visit;
const MARKS = [{ id: "c1", place: "heart" as const, text: "Weak pump" }];

function shown(roomy: boolean, part: Partial<RoomState> = {}) {
  vi.stubGlobal("matchMedia", (media: string) => ({
    ...{ matches: roomy, media, addEventListener: () => undefined, removeEventListener: () => undefined },
  }));
  const people = [
    { id: "p1", name: "Maren Holt", self: true, standing: "here" },
    { id: "p2", name: "Dr Amara Osei", self: false, standing: "here" },
  ];
  const state = { connection: "joined", people, locked: true, links: {}, chosenMark: undefined, ...part };
  const room = { store: createStore(() => state), chooseMark: vi.fn() } as unknown as Room;
  const acts = { onPage: vi.fn(), onReset: vi.fn(), onComfort: vi.fn(), onHelp: vi.fn() };
  render(
    <Spoken locale="en-GB" zone="Europe/Oslo">
      <HudTop room={room} visit={VISIT} />
      <HudNear room={room} marks={MARKS} />
      <HudMore clinical={false} {...acts} />
    </Spoken>,
  );
  return { room, acts };
}

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

it("says over the scene where one is, with whom, who hears, that nothing is recorded, and how the line is", () => {
  shown(true);
  expect(screen.getByRole("heading", { level: 1 }).textContent).toBe("Consulting room");
  expect(screen.getByText("Dr Amara Osei and you. Door locked.")).toBeTruthy();
  for (const words of ["Only you two", "Not recorded", "Line is there"]) expect(screen.getByText(words)).toBeTruthy();
});

it("does not call a lost line one that is there", () => {
  shown(true, { connection: "reconnecting" });
  expect(screen.getByText("Line lost")).toBeTruthy();
  expect(screen.queryByText("Line is there")).toBeNull();
});

it("chooses what is near by a real button, and offers the page, the first view, comfort and help", () => {
  const { room, acts } = shown(true);
  fireEvent.click(screen.getByRole("button", { name: "Heart: Weak pump" }));
  expect(room.chooseMark).toHaveBeenCalledWith("c1");
  for (const name of ["As a page", "Reset view", "Comfort", "Need help right now?"])
    fireEvent.click(screen.getByRole("button", { name }));
  for (const act of Object.values(acts)) expect(act).toHaveBeenCalledOnce();
});

it("folds what is near and more where there is no room, and opens them on a press", () => {
  shown(false);
  expect(screen.queryByRole("button", { name: "As a page" })).toBeNull();
  const more = screen.getByRole("button", { name: "More" });
  expect(more.getAttribute("aria-expanded")).toBe("false");
  fireEvent.click(more);
  expect(screen.getByRole("button", { name: "As a page" })).toBeTruthy();
  expect(screen.queryByRole("button", { name: "Heart: Weak pump" })).toBeNull();
});

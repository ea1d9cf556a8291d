import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createStore } from "zustand/vanilla";
import type { Me, Visit } from "../../../api/model.ts";
import { lookOf } from "../../../kit/people/look-of.ts";
import { Spoken } from "../../../lib/intl/intl.tsx";
import { PLAIN } from "../../../lib/settings/settings.ts";
import type { RoomPerson, RoomState } from "../../../world/core/model.ts";
import type { Room } from "../../../world/core/room.ts";
import { meQuery } from "../../identity/identity.query.ts";
import { bodyQuery, messagesQuery } from "../visits.query.ts";
import { InRoom } from "./in-room.tsx";

const VISIT = {
  id: "v1",
  state: "in_room",
  door: "someone_in",
  start: "2026-11-24T10:30:00Z",
  end: "2026-11-24T10:50:00Z",
  practitioner: { id: "pr1", name: "Dr Amara Osei" },
  patient: { id: "pat1", name: "Maren Holt", age: 34 },
  wants: ["Can I fly in December?"],
} as unknown as Visit;

function person(id: string, part: Partial<RoomPerson>): RoomPerson {
  return {
    ...{ id, name: id, role: "patient", self: false, seat: 0, standing: "here", look: lookOf(id) },
    ...{ microphone: "on", camera: "off", abilities: [] },
    ...part,
  } as RoomPerson;
}

function made(clinical: boolean) {
  const people = [
    person("Maren Holt", { self: !clinical, seat: 0 }),
    person("Dr Amara Osei", {
      ...{ role: "clinician", self: clinical, seat: 1, microphone: "off" },
      abilities: clinical ? ["control"] : [],
    }),
  ];
  const state = {
    ...{ connection: "joined", people, locked: true, pointers: [], chosenMark: undefined, captions: [] },
    ...{ pulse: { ratePerMin: 72.4, lateMs: 800, standing: "live" }, speaking: [], links: {}, safe: false },
    ...{ safetyCode: "48 213", refusal: undefined },
  } as unknown as RoomState;
  const store = createStore(() => state);
  const room = {
    store,
    call: {
      microphoneOn: true,
      pictureOf: () => undefined,
      resume: () => Promise.resolve(),
      setMicrophone: vi.fn(() => Promise.resolve()),
      setCamera: vi.fn(() => Promise.reject(new Error("not allowed"))),
    },
    poseOf: () => undefined,
    trace: () => [],
    sendPose: vi.fn(),
    caption: vi.fn(),
    lock: vi.fn(),
    mute: vi.fn(),
    remove: vi.fn(),
    chooseMark: vi.fn((chosenMark: string | undefined) => store.setState({ chosenMark })),
    safePlace: vi.fn(() => store.setState({ safe: true })),
    comeBack: vi.fn(() => store.setState({ safe: false })),
  };
  return room as unknown as Room & typeof room;
}

function shown(settings = PLAIN, clinical = false) {
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY } } });
  client.setQueryData(meQuery.queryKey, { id: "p1", roles: ["patient"], settings } as unknown as Me);
  client.setQueryData(messagesQuery("v1").queryKey, []);
  client.setQueryData(bodyQuery("v1").queryKey, {
    conditions: [{ code: "c1", text: "Weak pump", since: null, place: "heart" }],
  });
  const room = made(clinical);
  const onLeave = vi.fn();
  render(
    <QueryClientProvider client={client}>
      <Spoken locale="en-GB" zone="Europe/Oslo">
        <InRoom room={room} visit={VISIT} clinical={clinical} home="/" onAgain={vi.fn()} onLeave={onLeave} />
      </Spoken>
    </QueryClientProvider>,
  );
  return { room, onLeave };
}

beforeEach(() => {
  // The page is given all it shows; nobody answers here.
  vi.stubGlobal("fetch", () => new Promise(() => undefined));
  vi.stubGlobal("matchMedia", (query: string) => ({
    ...{ matches: query.includes("min-width"), media: query },
    ...{ addEventListener: () => undefined, removeEventListener: () => undefined },
  }));
});

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

describe("the consulting room as a page", () => {
  it("says where one is, with whom, who can hear, and that nothing is recorded", () => {
    shown();
    expect(screen.getByRole("heading", { level: 1 }).textContent).toBe("Consulting room");
    expect(screen.getByText("Dr Amara Osei and you. Door locked.")).toBeTruthy();
    expect(screen.getByText("Only people in this room can see and hear")).toBeTruthy();
    expect(screen.getByText("Not recorded")).toBeTruthy();
    expect(screen.getByText("48 213")).toBeTruthy();
  });

  it("shows the pulse as a number and how late it is", () => {
    shown();
    expect(screen.getByText("72")).toBeTruthy();
    expect(screen.getByText(/s late/).textContent).toBe("live, 0.8 s late");
  });

  it("goes to the safe place at one key, and back", () => {
    const { room } = shown();
    fireEvent.keyDown(document.body, { key: "s" });
    expect(room.safePlace).toHaveBeenCalledOnce();
    expect(screen.getByRole("heading", { level: 1 }).textContent).toBe("You are in a safe place");
    fireEvent.click(screen.getByRole("button", { name: "Go back in" }));
    expect(room.comeBack).toHaveBeenCalledOnce();
    expect(screen.getByRole("heading", { level: 1 }).textContent).toBe("Consulting room");
  });

  it("takes an s that somebody types for a letter", () => {
    const { room } = shown();
    fireEvent.keyDown(screen.getByPlaceholderText("Type what you say"), { key: "s" });
    expect(room.safePlace).not.toHaveBeenCalled();
  });

  it("has no single keys for whoever switched them off; the button stays", () => {
    const { room } = shown({ ...PLAIN, single_keys: false });
    fireEvent.keyDown(document.body, { key: "s" });
    expect(room.safePlace).not.toHaveBeenCalled();
    fireEvent.click(screen.getByRole("button", { name: "Safe place" }));
    expect(room.safePlace).toHaveBeenCalledOnce();
  });

  it("sends what is typed as a caption", () => {
    const { room } = shown();
    fireEvent.change(screen.getByPlaceholderText("Type what you say"), { target: { value: " I hear you. " } });
    fireEvent.click(screen.getAllByRole("button", { name: "Send" }).at(-1) as HTMLElement);
    expect(room.caption).toHaveBeenCalledWith("I hear you.");
  });

  it("chooses a mark of the body from a real list, and lets it go", () => {
    const { room } = shown();
    const mark = screen.getByRole("button", { name: "Weak pump" });
    fireEvent.click(mark);
    expect(room.chooseMark).toHaveBeenLastCalledWith("c1");
    expect(mark.getAttribute("aria-pressed")).toBe("true");
    fireEvent.click(mark);
    expect(room.chooseMark).toHaveBeenLastCalledWith(undefined);
  });

  it("says so when the browser gives no camera", async () => {
    shown();
    fireEvent.click(screen.getByRole("button", { name: "Camera off" }));
    expect((await screen.findByRole("alert")).textContent).toContain("The browser gives no camera");
  });

  it("always answers where one is, who is here and what is near", () => {
    shown();
    fireEvent.click(screen.getByRole("button", { name: "Who is here?" }));
    expect(screen.getByText(/Dr Amara Osei, clinician, microphone off/)).toBeTruthy();
    fireEvent.click(screen.getByRole("button", { name: "What is near?" }));
    expect(screen.getByText(/one mark.*72 beats a minute/)).toBeTruthy();
  });

  it("puts the patient back to the waiting room when the clinician has said so twice", async () => {
    const fetch = vi.fn(() => Promise.resolve(new Response(JSON.stringify(VISIT))));
    shown(PLAIN, true);
    vi.stubGlobal("fetch", fetch);
    fireEvent.click(screen.getByRole("button", { name: "More for Maren Holt" }));
    fireEvent.click(await screen.findByRole("menuitem", { name: "Put back to the waiting room" }));
    expect(fetch).not.toHaveBeenCalled();
    fireEvent.click(await screen.findByRole("button", { name: "Put back" }));
    await vi.waitFor(() =>
      expect(fetch).toHaveBeenCalledWith("/api/visits/v1/put-back", expect.objectContaining({ method: "POST" })),
    );
  });

  it("removes somebody and locks the door behind them, or lets it be", async () => {
    const { room } = shown(PLAIN, true);
    const ask = async () => {
      fireEvent.click(screen.getByRole("button", { name: "More for Maren Holt" }));
      fireEvent.click(await screen.findByRole("menuitem", { name: "Remove from the room" }));
    };
    await ask();
    fireEvent.click(await screen.findByRole("button", { name: "Not now" }));
    expect(room.remove).not.toHaveBeenCalled();
    await ask();
    fireEvent.click(await screen.findByRole("button", { name: "Remove" }));
    expect(room.lock).toHaveBeenCalledWith(true);
    expect(room.remove).toHaveBeenCalledWith("Maren Holt");
  });

  it("gives a patient no power over the others", () => {
    shown();
    expect(screen.queryByRole("button", { name: /^More for/ })).toBeNull();
    expect(screen.queryByRole("button", { name: /^Silence/ })).toBeNull();
  });

  it("takes no room for typing while captions are off", () => {
    shown();
    fireEvent.click(screen.getByRole("button", { name: "Captions" }));
    expect(screen.queryByPlaceholderText("Type what you say")).toBeNull();
  });
});

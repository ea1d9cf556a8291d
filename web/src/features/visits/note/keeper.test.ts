import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Problem } from "../../../api/client.ts";
import type { Note, NoteWords } from "../../../api/model.ts";
import type { Draft, Drafts } from "./drafts.ts";
import { NoteKeeper, SAVE_MS } from "./keeper.ts";

class Server {
  note: Note = { says: "", sees: "", does: "", version: 0, saved_at: null, signed_at: null };
  down = false;
  saves = 0;

  refuses = false;

  load = (): Promise<Note> => {
    if (this.refuses) return Promise.reject(new Problem(403, "not_permitted"));
    if (this.down) return Promise.reject(new Problem(0, "unreachable", { retry: true }));
    return Promise.resolve(this.note);
  };

  save = (words: NoteWords, version: number): Promise<Note> => {
    if (this.down) return Promise.reject(new Problem(0, "unreachable", { retry: true }));
    if (version !== this.note.version) return Promise.reject(new Problem(409, "conflict"));
    this.saves += 1;
    this.note = { ...this.note, ...words, version: version + 1, saved_at: "2026-11-24T10:00:00Z" };
    return Promise.resolve(this.note);
  };

  writes(words: Partial<NoteWords>): void {
    this.note = { ...this.note, ...words, version: this.note.version + 1 };
  }
}

class Memory implements Drafts {
  readonly kept = new Map<string, Draft>();
  get = (visit: string) => Promise.resolve(this.kept.get(visit));
  put = (visit: string, draft: Draft) => Promise.resolve(void this.kept.set(visit, draft));
  remove = (visit: string) => Promise.resolve(void this.kept.delete(visit));
}

let server: Server;
let drafts: Memory;

beforeEach(() => {
  vi.useFakeTimers();
  server = new Server();
  drafts = new Memory();
});

afterEach(() => {
  vi.useRealTimers();
});

async function opened(): Promise<NoteKeeper> {
  const keeper = new NoteKeeper("v1", server, drafts);
  await keeper.open();
  return keeper;
}

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

describe("a note while it is written", () => {
  it("is in this browser's drafts at once and with the server within a second", async () => {
    const keeper = await opened();
    keeper.type("says", "Breathless");
    await pass(0);
    expect(drafts.kept.get("v1")?.words.says).toBe("Breathless");
    expect(server.note.says).toBe("");
    await pass(SAVE_MS);
    expect(server.note.says).toBe("Breathless");
    expect(keeper.store.getState().standing).toBe("saved");
    expect(drafts.kept.size).toBe(0);
  });

  it("goes on being sent each second while somebody types without a pause", async () => {
    const keeper = await opened();
    for (let letters = 1; letters <= 30; letters += 1) {
      keeper.type("says", "a".repeat(letters));
      await pass(100);
    }
    expect(server.saves).toBeGreaterThanOrEqual(3);
    expect(30 - server.note.says.length).toBeLessThanOrEqual(10);
  });

  it("is there again after the tab was killed, and goes to the server then", async () => {
    const killed = await opened();
    killed.type("does", "Weigh each morning");
    await pass(0);
    server.down = true;
    await pass(SAVE_MS);
    server.down = false;
    const keeper = new NoteKeeper("v1", server, drafts);
    await keeper.open();
    expect(keeper.store.getState().words.does).toBe("Weigh each morning");
    await pass(1);
    expect(server.note.does).toBe("Weigh each morning");
  });

  it("says that it is kept here only while the line is down, and sends by itself when it is back", async () => {
    const keeper = await opened();
    server.down = true;
    keeper.type("says", "On the stairs");
    await pass(SAVE_MS);
    expect(keeper.store.getState().standing).toBe("kept_here");
    keeper.type("says", "On the stairs, five days");
    await pass(100);
    expect(drafts.kept.get("v1")?.words.says).toBe("On the stairs, five days");
    server.down = false;
    await pass(11_000);
    expect(server.note.says).toBe("On the stairs, five days");
    expect(keeper.store.getState().standing).toBe("saved");
  });

  it("can be taken up from the draft alone when the server does not answer", async () => {
    const before = await opened();
    before.type("says", "Kept");
    await pass(0);
    server.down = true;
    const keeper = new NoteKeeper("v1", server, drafts);
    await keeper.open();
    expect(keeper.store.getState()).toMatchObject({ standing: "kept_here", words: { says: "Kept" } });
  });

  it("shows no draft to somebody whom the server turns away", async () => {
    const before = await opened();
    before.type("says", "Not for everybody");
    await pass(0);
    server.refuses = true;
    const keeper = new NoteKeeper("v1", server, drafts);
    await keeper.open();
    expect(keeper.store.getState()).toMatchObject({ standing: "failed", words: { says: "" } });
  });

  it("takes what somebody else wrote under another heading, without asking", async () => {
    const keeper = await opened();
    keeper.type("says", "Mine");
    server.writes({ does: "Theirs" });
    await pass(SAVE_MS + 1);
    await pass(SAVE_MS);
    expect(server.note).toMatchObject({ says: "Mine", does: "Theirs" });
    expect(keeper.store.getState()).toMatchObject({ standing: "saved", words: { says: "Mine", does: "Theirs" } });
  });

  it("overwrites nobody under the same heading: a person decides", async () => {
    const keeper = await opened();
    keeper.type("says", "Mine");
    server.writes({ says: "Theirs" });
    await pass(SAVE_MS + 1);
    expect(keeper.store.getState()).toMatchObject({ standing: "others", open: ["says"], theirs: { says: "Theirs" } });
    expect(server.note.says).toBe("Theirs");
    expect(drafts.kept.get("v1")?.words.says).toBe("Mine");
    keeper.settle("both");
    await pass(SAVE_MS);
    expect(server.note.says).toBe("Theirs\nMine");
  });

  it("cannot be changed once it is signed", async () => {
    server.note = { ...server.note, says: "Signed words", version: 3, signed_at: "2026-11-24T11:00:00Z" };
    const keeper = await opened();
    keeper.type("says", "Changed");
    await pass(SAVE_MS * 2);
    expect(server.note.says).toBe("Signed words");
    expect(keeper.store.getState()).toMatchObject({ standing: "signed", words: { says: "Signed words" } });
  });

  it("is signed only when the server has all of it", async () => {
    const keeper = await opened();
    keeper.type("sees", "Swollen ankles");
    server.down = true;
    expect(await keeper.flush()).toBe(false);
    server.down = false;
    expect(await keeper.flush()).toBe(true);
    expect(server.note.sees).toBe("Swollen ankles");
  });
});

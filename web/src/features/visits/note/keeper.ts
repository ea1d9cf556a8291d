import { createStore, type StoreApi } from "zustand/vanilla";
import { Problem } from "../../../api/client.ts";
import type { Note, NoteWords } from "../../../api/model.ts";
import type { Drafts } from "./drafts.ts";
import { merge, NO_WORDS, type Part, sameWords } from "./merge.ts";

export type Standing = "loading" | "saving" | "saved" | "kept_here" | "others" | "signed" | "failed";

export interface NoteState {
  readonly standing: Standing;
  readonly words: NoteWords;
  /** When the server last said that it has these words. */
  readonly savedAtMs: number | undefined;
  /** What somebody else wrote in the parts that both changed. */
  readonly theirs: NoteWords | undefined;
  readonly open: readonly Part[];
  readonly signedAt: string | undefined;
  readonly problem: unknown;
}

export interface NoteServer {
  load(): Promise<Note>;
  save(words: NoteWords, version: number): Promise<Note>;
}

/** Changes are sent this often while somebody types. */
export const SAVE_MS = 700;
const RETRY_MS = [1_000, 2_000, 5_000, 10_000] as const;

/**
 * Keeps a note while it is written. Every change goes at once into this browser's drafts and within a second to the server;
 * a draft is let go only when the server has answered for the same words.
 */
export class NoteKeeper {
  readonly store: StoreApi<NoteState> = createStore(() => ({
    standing: "loading" as Standing,
    words: NO_WORDS,
    savedAtMs: undefined,
    theirs: undefined,
    open: [],
    signedAt: undefined,
    problem: undefined,
  }));
  readonly #visit: string;
  readonly #server: NoteServer;
  readonly #drafts: Drafts;
  /** What the server has, as far as we know. */
  #base: NoteWords = NO_WORDS;
  #version = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #sending: Promise<void> | undefined;
  #failures = 0;
  #writing: Promise<void> = Promise.resolve();

  constructor(visit: string, server: NoteServer, drafts: Drafts) {
    this.#visit = visit;
    this.#server = server;
    this.#drafts = drafts;
  }

  /** Fetch the note, and take up again what was typed here and never answered for. */
  async open(): Promise<void> {
    try {
      const note = await this.#server.load();
      const draft = await this.#drafts.get(this.#visit).catch(() => undefined);
      this.#know(note);
      if (note.signed_at !== null) {
        this.store.setState({ standing: "signed", words: note, signedAt: note.signed_at });
        return;
      }
      const savedAtMs = note.saved_at === null ? undefined : Date.parse(note.saved_at);
      if (draft === undefined) {
        this.store.setState({ standing: "saved", words: wordsOf(note), savedAtMs, problem: undefined });
        return;
      }
      this.#join(draft.base, draft.words, note);
    } catch (problem) {
      // Without a line one can still go on with what is here. Somebody whom the server turns away gets nothing from here.
      const away = problem instanceof Problem && problem.retry;
      const draft = away ? await this.#drafts.get(this.#visit).catch(() => undefined) : undefined;
      if (draft === undefined) this.store.setState({ standing: "failed", problem });
      else {
        this.#base = draft.base;
        this.#version = draft.baseVersion;
        this.store.setState({ standing: "kept_here", words: draft.words, problem });
        this.#later(RETRY_MS[0]);
      }
    }
  }

  type(part: Part, text: string): void {
    const { standing, words } = this.store.getState();
    if (standing === "signed" || standing === "loading" || standing === "failed") return;
    this.#take({ ...words, [part]: text });
  }

  /** Decide what stands in the parts that both wrote. */
  settle(choice: "mine" | "theirs" | "both"): void {
    const { words, theirs, open } = this.store.getState();
    if (theirs === undefined) return;
    const settled = { ...words };
    for (const part of open) {
      if (choice === "theirs") settled[part] = theirs[part];
      if (choice === "both") settled[part] = `${theirs[part]}\n${words[part]}`;
    }
    this.store.setState({ theirs: undefined, open: [], standing: "saving" });
    this.#take(settled);
  }

  /** Send what is unsent now, and say whether the server has all of it. */
  async flush(): Promise<boolean> {
    await this.#sending;
    if (!sameWords(this.#base, this.store.getState().words)) await this.#send();
    return this.store.getState().standing === "saved";
  }

  signed(at: string): void {
    clearTimeout(this.#timer);
    this.store.setState({ standing: "signed", signedAt: at });
  }

  close(): void {
    void this.flush();
    clearTimeout(this.#timer);
  }

  #take(words: NoteWords): void {
    const standing = this.store.getState().standing;
    this.store.setState({ words, standing: standing === "kept_here" || standing === "others" ? standing : "saving" });
    this.#keep();
    // A failed try has its own, slower clock.
    if (this.#timer === undefined) this.#later(SAVE_MS);
  }

  /** One write after the other, so that an older one cannot land on a newer. */
  #keep(): void {
    const draft = { words: this.store.getState().words, base: this.#base, baseVersion: this.#version };
    this.#writing = this.#writing
      .then(() => this.#drafts.put(this.#visit, draft))
      // A browser that keeps nothing (a private window) still sends to the server.
      .catch(() => undefined);
  }

  #later(ms: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#send(), ms);
  }

  #send(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#sending ??= this.#sendOnce().finally(() => {
      this.#sending = undefined;
      const { words, standing } = this.store.getState();
      if (this.#timer === undefined && standing === "saving" && !sameWords(words, this.#base)) this.#later(SAVE_MS);
    });
    return this.#sending;
  }

  async #sendOnce(): Promise<void> {
    const { words, standing } = this.store.getState();
    if (standing === "others" || standing === "signed") return;
    try {
      const note = await this.#server.save(words, this.#version);
      this.#failures = 0;
      this.#know({ ...note, ...words });
      const now = this.store.getState().words;
      this.store.setState({
        savedAtMs: Date.now(),
        standing: sameWords(now, words) ? "saved" : "saving",
        problem: undefined,
      });
      if (sameWords(now, words)) {
        this.#writing = this.#writing.then(() => this.#drafts.remove(this.#visit)).catch(() => undefined);
      } else this.#keep();
    } catch (problem) {
      if (problem instanceof Problem && problem.code === "conflict") await this.#others();
      else {
        this.store.setState({ standing: "kept_here", problem });
        this.#later(RETRY_MS[Math.min(this.#failures, RETRY_MS.length - 1)] ?? SAVE_MS);
        this.#failures += 1;
      }
    }
  }

  /** Somebody else wrote since. What does not touch ours is taken; what does is for a person to decide. */
  async #others(): Promise<void> {
    try {
      const note = await this.#server.load();
      if (note.signed_at !== null) {
        this.store.setState({ standing: "signed", signedAt: note.signed_at });
        return;
      }
      if (note.version === this.#version) {
        // Nobody else wrote: the note cannot be written now, for another reason. The words stay here.
        this.store.setState({ standing: "kept_here" });
        this.#later(RETRY_MS[RETRY_MS.length - 1] ?? SAVE_MS);
        return;
      }
      this.#join(this.#base, this.store.getState().words, note);
    } catch (problem) {
      this.store.setState({ standing: "kept_here", problem });
      this.#later(RETRY_MS[0]);
    }
  }

  #join(base: NoteWords, mine: NoteWords, note: Note): void {
    const { words, open } = merge(base, mine, note);
    this.#know(note);
    if (open.length > 0) {
      this.store.setState({ standing: "others", words, theirs: wordsOf(note), open });
      this.#keep();
      return;
    }
    this.store.setState({ standing: "saving", words, theirs: undefined, open: [] });
    if (sameWords(words, note)) {
      const savedAtMs = note.saved_at === null ? Date.now() : Date.parse(note.saved_at);
      this.store.setState({ standing: "saved", savedAtMs });
      this.#writing = this.#writing.then(() => this.#drafts.remove(this.#visit)).catch(() => undefined);
    } else {
      this.#keep();
      this.#later(0);
    }
  }

  #know(note: Note): void {
    this.#base = wordsOf(note);
    this.#version = note.version;
  }
}

function wordsOf({ says, sees, does }: NoteWords): NoteWords {
  return { says, sees, does };
}

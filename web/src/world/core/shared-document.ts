/** What the room shares and keeps, as a Yjs document: who points where, the chosen mark, how the body is turned. */

import * as Y from "yjs";
import { KEPT, MISSING, packDocument, STATE_VECTOR, UPDATE } from "./frame.ts";
import type { Vec3 } from "./model.ts";

/** A pointer that moves is written this often: others see it move, and the document stays small. */
const POINTER_EVERY_MS = 100;

export interface Shared {
  readonly pointers: readonly { readonly person: string; readonly at: Vec3 }[];
  readonly chosenMark: string | undefined;
  readonly bodyTurn: number;
}

export class SharedDocument {
  readonly doc = new Y.Doc();
  readonly #pointers: Y.Map<readonly number[]> = this.doc.getMap("pointers");
  readonly #body: Y.Map<string | number> = this.doc.getMap("body");
  readonly #send: (frame: Uint8Array<ArrayBuffer>) => boolean;
  readonly #changed: (shared: Shared, kept: boolean) => void;
  #number = 0;
  #keptNumber = 0;
  #synced = false;
  #pointedMs = Number.NEGATIVE_INFINITY;
  #pointer: { person: string; at: Vec3 | undefined } | undefined;
  #pointerTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(send: (frame: Uint8Array<ArrayBuffer>) => boolean, changed: (shared: Shared, kept: boolean) => void) {
    this.#send = send;
    this.#changed = changed;
    this.doc.on("update", (update: Uint8Array, origin: unknown) => {
      if (origin !== this) this.#tell(update);
      this.#notify();
    });
  }

  /** Everything written here is kept on the server. */
  get kept(): boolean {
    return this.#synced && this.#keptNumber === this.#number;
  }

  /** Take a document frame of the server. */
  received(frame: Uint8Array): void {
    const content = frame.subarray(2);
    switch (frame[1]) {
      case STATE_VECTOR: {
        // What it lacks was written while the line was down, or was not kept when it broke.
        const unkept = this.#number !== this.#keptNumber;
        this.#synced = true;
        this.#number = this.#keptNumber = 0;
        if (unkept) this.#tell(Y.encodeStateAsUpdate(this.doc, content));
        this.#send(packDocument(STATE_VECTOR, Y.encodeStateVector(this.doc)));
        this.#notify();
        break;
      }
      case UPDATE:
      case MISSING:
        Y.applyUpdate(this.doc, content, this);
        break;
      case KEPT:
        this.#keptNumber = new DataView(content.buffer, content.byteOffset).getUint32(0, true);
        this.#notify();
        break;
    }
  }

  lost(): void {
    this.#synced = false;
    this.#notify();
  }

  /** Point somewhere, or nowhere any more. */
  point(person: string, at: Vec3 | undefined): void {
    this.#pointer = { person, at };
    const wait = this.#pointedMs + POINTER_EVERY_MS - performance.now();
    if (wait <= 0) this.#writePointer();
    else this.#pointerTimer ??= setTimeout(() => this.#writePointer(), wait);
  }

  chooseMark(id: string | undefined): void {
    if (id === undefined) this.#body.delete("mark");
    else if (this.#body.get("mark") !== id) this.#body.set("mark", id);
  }

  turnBody(radians: number): void {
    if (this.#body.get("turn") !== radians) this.#body.set("turn", radians);
  }

  destroy(): void {
    clearTimeout(this.#pointerTimer);
    this.doc.destroy();
  }

  #writePointer(): void {
    clearTimeout(this.#pointerTimer);
    this.#pointerTimer = undefined;
    this.#pointedMs = performance.now();
    if (!this.#pointer) return;
    const { person, at } = this.#pointer;
    if (at === undefined) this.#pointers.delete(person);
    else this.#pointers.set(person, [...at]);
  }

  #tell(update: Uint8Array): void {
    this.#number++;
    this.#send(packDocument(UPDATE, update, this.#number));
  }

  #notify(): void {
    const mark = this.#body.get("mark");
    const turn = this.#body.get("turn");
    const pointers = [...this.#pointers.entries()].flatMap(([person, at]) =>
      at.length === 3 ? [{ person, at: at as unknown as Vec3 }] : [],
    );
    this.#changed(
      {
        pointers,
        chosenMark: typeof mark === "string" ? mark : undefined,
        bodyTurn: typeof turn === "number" ? turn : 0,
      },
      this.kept,
    );
  }
}

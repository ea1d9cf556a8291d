/** One WebSocket to the worlds that is made again whenever it is lost, for as long as the room is wanted. */

import type { FromRoom, ToRoom } from "./wire.ts";

/** The first tries come quickly: most of what breaks a line is over in a second. */
const RETRY_AFTER_MS = [200, 400, 800, 1_500, 2_500] as const;
/** A room speaks at least once a second; a line that is silent for longer is dead, whatever the browser thinks. */
const SILENT_FOR_MS = 4_000;
/** A line in the making has a front door, a handshake and perhaps a sleeping radio before it. */
const MADE_WITHIN_MS = 10_000;
const LOOK_EVERY_MS = 1_000;
/** A look that comes later than this says that the page itself stood still: what arrived meanwhile is not yet told. */
const LATE_MS = 500;

export interface ConnectionHandlers {
  /** The line is there: join. */
  readonly opened: () => void;
  readonly heard: (message: FromRoom) => void;
  readonly received: (frame: Uint8Array) => void;
  /** The line is lost; another is on its way. */
  readonly lost: () => void;
}

export class Connection {
  readonly #url: string;
  readonly #handlers: ConnectionHandlers;
  #socket: WebSocket | undefined;
  #tries = 0;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #watch: ReturnType<typeof setInterval> | undefined;
  /** How long nothing came while the page was awake to hear it. */
  #silentMs = 0;
  #lookedMs = 0;
  #ended = false;

  constructor(url: string, handlers: ConnectionHandlers) {
    this.#url = url;
    this.#handlers = handlers;
    globalThis.addEventListener?.("online", this.#hurry);
    this.#open();
  }

  /** Send, if there is a line. What is not sent is not kept: after coming back everything is told anew. */
  send(message: ToRoom): boolean {
    return this.sendFrame(JSON.stringify(message));
  }

  sendFrame(frame: Uint8Array<ArrayBuffer> | string): boolean {
    if (this.#socket?.readyState !== WebSocket.OPEN) return false;
    this.#socket.send(frame);
    return true;
  }

  get waitingBytes(): number {
    return this.#socket?.bufferedAmount ?? 0;
  }

  /** The line works: the next loss starts with quick tries again. */
  settled(): void {
    this.#tries = 0;
  }

  /** Drop the line and make another. */
  again(): void {
    this.#lost();
  }

  end(): void {
    this.#ended = true;
    globalThis.removeEventListener?.("online", this.#hurry);
    clearTimeout(this.#retry);
    this.#close();
  }

  readonly #hurry = (): void => {
    if (this.#socket === undefined && !this.#ended) {
      clearTimeout(this.#retry);
      this.#open();
    }
  };

  #open(): void {
    const socket = new WebSocket(this.#url);
    socket.binaryType = "arraybuffer";
    this.#socket = socket;
    this.#silentMs = 0;
    this.#lookedMs = performance.now();
    socket.onopen = () => {
      if (socket !== this.#socket) return;
      this.#silentMs = 0;
      this.#handlers.opened();
    };
    socket.onmessage = ({ data }: MessageEvent<string | ArrayBuffer>) => {
      if (socket !== this.#socket) return;
      this.#silentMs = 0;
      if (typeof data === "string") this.#handlers.heard(JSON.parse(data) as FromRoom);
      else this.#handlers.received(new Uint8Array(data));
    };
    socket.onclose = () => {
      if (socket === this.#socket) this.#lost();
    };
    this.#watch = setInterval(() => this.#look(socket.readyState === WebSocket.OPEN), LOOK_EVERY_MS);
  }

  /** Give up a silent line, but do not take the page's own standing still for silence: that would only thrash. */
  #look(made: boolean): void {
    const nowMs = performance.now();
    const passedMs = nowMs - this.#lookedMs;
    this.#lookedMs = nowMs;
    if (passedMs > LOOK_EVERY_MS + LATE_MS) return;
    this.#silentMs += passedMs;
    if (this.#silentMs > (made ? SILENT_FOR_MS : MADE_WITHIN_MS)) this.#lost();
  }

  #lost(): void {
    this.#close();
    if (this.#ended) return;
    this.#handlers.lost();
    if (this.#ended) return;
    const after = RETRY_AFTER_MS[Math.min(this.#tries, RETRY_AFTER_MS.length - 1)] as number;
    this.#tries++;
    // Not all at once, when a server comes back to many.
    this.#retry = setTimeout(() => this.#open(), after * (0.8 + 0.4 * Math.random()));
  }

  #close(): void {
    clearInterval(this.#watch);
    const socket = this.#socket;
    this.#socket = undefined;
    if (socket) {
      socket.onopen = socket.onmessage = socket.onclose = null;
      socket.close();
    }
  }
}

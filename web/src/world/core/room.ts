/** A shared place as this page has it. No picture is drawn here: the scene and the page read the same store. */

import type * as Y from "yjs";
import { createStore, type StoreApi } from "zustand/vanilla";
import { outside } from "./bubble.ts";
import { Call, type CallOptions } from "./call/call.ts";
import { ServerClock } from "./clock.ts";
import { Connection } from "./connection.ts";
import { EMPTY } from "./empty.ts";
import { DOCUMENT, FEED, packPose, TICK, unpackTick } from "./frame.ts";
import type { Look, Pose, Refusal, RoomPerson, RoomState, Said, Trace, Vec3 } from "./model.ts";
import { Playout, PoseBuffer } from "./pose-buffer.ts";
import { TraceRing, unpackPulse } from "./pulse.ts";
import { SharedDocument } from "./shared-document.ts";
import type { FromRoom, WirePerson } from "./wire.ts";

/** A pose goes out at most this often, which is more than twenty times a second. */
const POSE_EVERY_MS = 33;
/** Even who does not move says so. */
const STILL_EVERY_MS = 1_000;
/** Mouths, voices and the age of the trace. */
const BEAT_MS = 50;
const PING_EVERY_MS = 5_000;
/** Of captions and chat each. */
const SAID_KEPT = 200;
const PULSE = "pulse";
/** Twice as long as the longest pause between two tries to come back, and some. */
const MISSING_FOR_MS = 8_000;
const NO_WIRE = -1;

export interface JoinOptions {
  /** Of the worlds: `/worlds`, or an address with ws: or wss:. */
  readonly url: string;
  readonly room: string;
  readonly ticket: string;
  readonly look: Look;
  /** Get another ticket when this one is too old. */
  readonly renewTicket?: () => Promise<string>;
  readonly call?: CallOptions;
}

export interface Room {
  readonly store: StoreApi<RoomState>;
  readonly call: Call;
  /** The shared document itself, for what the methods below do not cover. */
  readonly document: Y.Doc;
  /** Move oneself; call it as often as there is a new pose. Returns the pose as others will see it. */
  sendPose(pose: Pose): Pose;
  /** Where somebody is at a moment of this page's clock (`performance.now()`). */
  poseOf(person: string, nowMs: number): Pose | undefined;
  /** The last seconds of the live trace, `startMs` and `beatsMs` on this page's clock. */
  trace(): readonly Trace[];
  caption(text: string): void;
  chat(text: string): void;
  point(at: Vec3 | undefined): void;
  chooseMark(id: string | undefined): void;
  turnBody(radians: number): void;
  lock(locked: boolean): void;
  mute(person: string, muted: boolean): void;
  remove(person: string): void;
  /** Be seen and heard by nobody, and see and hear nobody, at once. */
  safePlace(): void;
  comeBack(): void;
  leave(): void;
}

/** Enter a room. What happens from then on is in its store; only `leave` ends it. */
export function joinRoom(options: JoinOptions): Room {
  const room = new LiveRoom(options);
  // Browser tests find the room by this. A driven browser says that it is one; nothing of it reaches anybody's own.
  if (globalThis.navigator?.webdriver) globalThis.dispatchEvent(new CustomEvent("abaton:room", { detail: room }));
  return room;
}

class LiveRoom implements Room {
  readonly store = createStore<RoomState>(() => EMPTY);
  readonly call: Call;
  readonly #options: JoinOptions;
  readonly #connection: Connection;
  readonly #clock = new ServerClock();
  readonly #shared: SharedDocument;
  readonly #ring = new TraceRing();
  readonly #people = new Map<string, WirePerson>();
  readonly #poses = new Map<number, PoseBuffer>();
  readonly #feeds = new Map<number, string>();
  readonly #beat: ReturnType<typeof setInterval>;
  #playout = new Playout(50);
  #forget: ReturnType<typeof setTimeout> | undefined;
  #ticket: string;
  #you = "";
  #wire = 0;
  #sequence = 0;
  #pose: Pose | undefined;
  #sentMs = Number.NEGATIVE_INFINITY;
  #sentBytes: Uint8Array | undefined;
  #pingedMs = Number.NEGATIVE_INFINITY;
  #joined = false;
  #renewing = false;

  constructor(options: JoinOptions) {
    this.#options = options;
    this.#ticket = options.ticket;
    this.call = new Call(options.call ?? {}, {
      signal: (to, data) => this.#joined && this.#connection.send({ type: "signal", to, data }),
      devices: () => this.#tellDevices(),
      changed: ({ links, safetyCode }) => this.#set({ links, safetyCode }),
    });
    this.#shared = new SharedDocument(
      (frame) => this.#joined && this.#connection.sendFrame(frame),
      (shared, kept) => this.#set({ ...shared, kept }),
    );
    this.#connection = new Connection(absolute(options.url), {
      opened: () => this.#join(),
      heard: (message) => this.#heard(message),
      received: (frame) => this.#received(frame),
      lost: () => this.#lost(),
    });
    this.#beat = setInterval(() => this.#onBeat(performance.now()), BEAT_MS);
  }

  get document(): Y.Doc {
    return this.#shared.doc;
  }

  sendPose(pose: Pose): Pose {
    const nowMs = performance.now();
    const others = [...this.#people.values()].flatMap((one) => {
      const head = one.id === this.#you ? undefined : this.#poses.get(one.wire)?.newest?.head.position;
      return head ? [head] : [];
    });
    this.#pose = outside(pose, others);
    this.#sendPose(nowMs);
    return this.#pose;
  }

  poseOf(person: string, nowMs: number): Pose | undefined {
    if (person === this.#you) return this.#pose;
    const wire = this.#people.get(person)?.wire;
    const pose = wire === undefined ? undefined : this.#poses.get(wire)?.at(this.#playout.shownAt(nowMs));
    // Whatever somebody sends, they are not drawn in our face.
    return pose && this.#pose ? outside(pose, [this.#pose.head.position]) : pose;
  }

  trace(): readonly Trace[] {
    return this.#ring.pieces.map((piece) => ({
      ...piece,
      startMs: this.#clock.pageMs(piece.startMs),
      beatsMs: piece.beatsMs.map((beatMs) => this.#clock.pageMs(beatMs)),
    }));
  }

  caption(text: string): void {
    this.#say("caption", text);
  }

  chat(text: string): void {
    this.#say("chat", text);
  }

  point(at: Vec3 | undefined): void {
    if (this.#you && !this.store.getState().safe) this.#shared.point(this.#you, at);
  }

  chooseMark(id: string | undefined): void {
    this.#shared.chooseMark(id);
  }

  turnBody(radians: number): void {
    this.#shared.turnBody(radians);
  }

  lock(locked: boolean): void {
    this.#connection.send({ type: "act", act: locked ? "lock" : "unlock" });
  }

  mute(person: string, muted: boolean): void {
    this.#connection.send({ type: "act", act: muted ? "mute" : "unmute", person });
  }

  remove(person: string): void {
    this.#connection.send({ type: "act", act: "remove", person });
  }

  safePlace(): void {
    this.#set({ safe: true });
    this.call.silence();
    if (this.#you) this.#shared.point(this.#you, undefined);
  }

  comeBack(): void {
    this.#set({ safe: false });
    this.call.comeBack();
    this.#sentBytes = undefined;
  }

  leave(): void {
    this.#connection.send({ type: "leave" });
    this.#end({ connection: "left" });
  }

  #join(): void {
    // The old ticket would only be refused again.
    if (this.#renewing) return;
    this.#connection.send({
      type: "join",
      room: this.#options.room,
      ticket: this.#ticket,
      look: this.#options.look,
      microphone: this.call.microphoneOn ? "on" : "off",
      camera: this.call.cameraOn ? "on" : "off",
    });
  }

  #heard(message: FromRoom): void {
    switch (message.type) {
      case "welcome":
        this.#welcomed(message);
        break;
      case "joined":
      case "changed":
        this.#people.set(message.person.id, message.person);
        this.#tellPeople();
        break;
      case "left": {
        const wire = this.#people.get(message.person)?.wire;
        if (wire !== undefined) this.#poses.delete(wire);
        this.#people.delete(message.person);
        this.#tellPeople();
        break;
      }
      case "room":
        this.#set({ locked: message.locked });
        break;
      case "said":
        this.#said(message);
        break;
      case "signal":
        void this.call.signalled(message.person, message.data);
        break;
      case "feed":
        if (message.attached) this.#feeds.set(message.index, message.name);
        else this.#feeds.delete(message.index);
        if (message.name === PULSE && !message.attached) this.#ring.clear();
        break;
      case "pong":
        this.#clock.echoed(message.at, performance.now(), message.nowMs);
        break;
      case "error":
        this.#set({ trouble: message.code });
        break;
      case "refused":
        this.#refused(message.code, message.retry ?? false);
        break;
    }
  }

  #welcomed(message: Extract<FromRoom, { type: "welcome" }>): void {
    const nowMs = performance.now();
    this.#connection.settled();
    this.#you = message.you;
    this.#wire = message.wire;
    // After a death of the server's process the first to be back finds nobody: the others are on their way. A call with
    // them goes on meanwhile, so they are away, not gone.
    const missing = [...this.#people.values()].filter((one) => !message.people.some(({ id }) => id === one.id));
    this.#people.clear();
    for (const person of message.people) this.#people.set(person.id, person);
    for (const person of missing) this.#people.set(person.id, { ...person, standing: "away", wire: NO_WIRE });
    clearTimeout(this.#forget);
    if (missing.length > 0) this.#forget = setTimeout(() => this.#forgetMissing(), MISSING_FOR_MS);
    // Another process may have given other ids, and its clock is another.
    this.#poses.clear();
    this.#feeds.clear();
    this.#playout = new Playout(message.tickMs);
    this.#clock.began(nowMs, message.nowMs);
    this.#sentBytes = undefined;
    this.#pingedMs = Number.NEGATIVE_INFINITY;
    this.#joined = true;
    this.#set({ connection: "joined", locked: message.locked, refusal: undefined, trouble: undefined });
    this.#tellPeople();
    this.call.joined(message.you, this.store.getState().people);
    this.#tellDevices();
    this.#onBeat(nowMs);
  }

  #forgetMissing(): void {
    for (const { id, wire } of this.#people.values()) if (wire === NO_WIRE) this.#people.delete(id);
    this.#tellPeople();
  }

  #received(frame: Uint8Array): void {
    if (frame[0] === TICK) {
      const tick = unpackTick(frame);
      if (!tick) return;
      this.#playout.arrived(tick.clockMs, performance.now());
      for (const { wire, pose } of tick.poses) {
        let buffer = this.#poses.get(wire);
        if (!buffer) {
          buffer = new PoseBuffer();
          this.#poses.set(wire, buffer);
        }
        buffer.add(tick.clockMs, pose);
      }
    } else if (frame[0] === DOCUMENT) {
      this.#shared.received(frame);
    } else if (frame[0] === FEED && this.#feeds.get(frame[1] ?? -1) === PULSE) {
      const pulse = unpackPulse(frame.subarray(2));
      if (pulse) this.#ring.add(pulse);
    }
  }

  #said({ id, person, kind, text, atMs }: Extract<FromRoom, { type: "said" }>): void {
    const said: Said = { id, person, text, atMs: this.#clock.pageMs(atMs) };
    const of = kind === "caption" ? "captions" : "chat";
    this.#set({ [of]: [...this.store.getState()[of], said].slice(-SAID_KEPT) });
  }

  #refused(code: Refusal, retry: boolean): void {
    if (code === "replaced") {
      this.#end({ connection: "replaced", refusal: code });
    } else if (code === "ticket_stale" && this.#options.renewTicket && !this.#renewing) {
      void this.#renew(this.#options.renewTicket);
    } else if (!retry) {
      this.#end({ connection: "refused", refusal: code });
    }
  }

  async #renew(renewTicket: () => Promise<string>): Promise<void> {
    this.#renewing = true;
    try {
      this.#ticket = await renewTicket();
    } catch {
      this.#end({ connection: "refused", refusal: "ticket_stale" });
      return;
    } finally {
      this.#renewing = false;
    }
    this.#connection.again();
  }

  #lost(): void {
    this.#joined = false;
    if (this.store.getState().connection === "joined") this.#set({ connection: "reconnecting" });
    this.#shared.lost();
  }

  #end(state: Partial<RoomState>): void {
    clearInterval(this.#beat);
    clearTimeout(this.#forget);
    this.#joined = false;
    this.#connection.end();
    this.call.end();
    this.#shared.destroy();
    this.#set(state);
  }

  #onBeat(nowMs: number): void {
    if (this.#joined && nowMs - this.#pingedMs >= PING_EVERY_MS) {
      this.#pingedMs = nowMs;
      this.#connection.send({ type: "ping", at: nowMs });
    }
    this.#sendPose(nowMs);
    const voices = [...this.#people.keys()].flatMap((person) => {
      const pose = person === this.#you ? undefined : this.poseOf(person, nowMs);
      return pose ? [[person, pose.head.position] as const] : [];
    });
    this.call.place(this.#pose?.head, voices);
    const { speaking, pulse } = this.store.getState();
    const now = this.call.speaking(nowMs);
    if (now.join() !== speaking.join()) this.#set({ speaking: now });
    const fresh = this.#ring.pulse(this.#clock.serverMs(nowMs));
    if (
      fresh.ratePerMin !== pulse.ratePerMin ||
      fresh.standing !== pulse.standing ||
      fresh.doubtful !== pulse.doubtful ||
      Math.abs(fresh.lateMs - pulse.lateMs) >= 500
    ) {
      this.#set({ pulse: fresh });
    }
  }

  #sendPose(nowMs: number): void {
    if (!this.#joined || !this.#pose || this.store.getState().safe || nowMs - this.#sentMs < POSE_EVERY_MS) return;
    const bytes = packPose(this.#wire, 0, this.#pose);
    const still = this.#sentBytes?.every((byte, index) => byte === bytes[index]) ?? false;
    if (still && nowMs - this.#sentMs < STILL_EVERY_MS) return;
    this.#sequence = (this.#sequence + 1) & 0xffff;
    if (!this.#connection.sendFrame(packPose(this.#wire, this.#sequence, this.#pose))) return;
    this.#sentMs = nowMs;
    this.#sentBytes = bytes;
  }

  #say(kind: "chat" | "caption", text: string): void {
    const trimmed = text.trim();
    if (trimmed) this.#connection.send({ type: "say", kind, text: trimmed });
  }

  #tellDevices(): void {
    if (!this.#joined) return;
    this.#connection.send({
      type: "devices",
      microphone: this.call.microphoneOn ? "on" : "off",
      camera: this.call.cameraOn ? "on" : "off",
    });
  }

  #tellPeople(): void {
    const people = [...this.#people.values()].map(
      ({ wire: _, ...one }): RoomPerson => ({ ...one, self: one.id === this.#you }),
    );
    this.#set({ people });
    if (this.#joined) this.call.peopleAre(people);
  }

  #set(state: Partial<RoomState>): void {
    this.store.setState(state);
  }
}

function absolute(url: string): string {
  if (/^wss?:/.test(url)) return url;
  const { protocol, host } = globalThis.location;
  return `${protocol === "https:" ? "wss" : "ws"}://${host}${url}`;
}

/** A room over its line: what is heard goes into the store, what one does goes out. */

import type * as Y from "yjs";
import { createStore } from "zustand/vanilla";
import { outside } from "./bubble.ts";
import { Call } from "./call/call.ts";
import { ServerClock } from "./clock.ts";
import { Connection } from "./connection.ts";
import { EMPTY } from "./empty.ts";
import { DOCUMENT, FEED, TICK } from "./frame.ts";
import type { Pose, Refusal, RoomState, Said, Trace, Vec3 } from "./model.ts";
import { OwnPose } from "./own-pose.ts";
import { Presence } from "./presence.ts";
import { TraceRing, unpackPulse } from "./pulse.ts";
import type { JoinOptions, Room } from "./room.ts";
import { SharedDocument } from "./shared-document.ts";
import type { FromRoom } from "./wire.ts";

/** Mouths, voices and the age of the trace. */
const BEAT_MS = 50;
const PING_EVERY_MS = 5_000;
/** Of captions and chat each. */
const SAID_KEPT = 200;
const PULSE = "pulse";

export class LiveRoom implements Room {
  readonly store = createStore<RoomState>(() => EMPTY);
  readonly call: Call;
  readonly #options: JoinOptions;
  readonly #connection: Connection;
  readonly #clock = new ServerClock();
  readonly #shared: SharedDocument;
  readonly #ring = new TraceRing();
  readonly #own = new OwnPose();
  readonly #presence = new Presence(() => this.#tellPeople());
  readonly #feeds = new Map<number, string>();
  readonly #beat: ReturnType<typeof setInterval>;
  #ticket: string;
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
    const seen = this.#own.move(pose, this.#presence.headsOfOthers());
    this.#tellPose(performance.now());
    return seen;
  }

  poseOf(person: string, nowMs: number): Pose | undefined {
    if (person === this.#presence.you) return this.#own.pose;
    const pose = this.#presence.poseOf(person, nowMs);
    // Whatever somebody sends, they are not drawn in our face.
    return pose && this.#own.pose ? outside(pose, [this.#own.pose.head.position]) : pose;
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
    if (this.#presence.you && !this.store.getState().safe) this.#shared.point(this.#presence.you, at);
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
    if (this.#presence.you) this.#shared.point(this.#presence.you, undefined);
  }

  comeBack(): void {
    this.#set({ safe: false });
    this.call.comeBack();
    this.#own.tellAnew();
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
        this.#presence.came(message.person);
        break;
      case "left":
        this.#presence.left(message.person);
        break;
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
    // Another process may have given other feeds, and its clock is another.
    this.#feeds.clear();
    this.#clock.began(nowMs, message.nowMs);
    this.#own.tellAnew();
    this.#pingedMs = Number.NEGATIVE_INFINITY;
    this.#joined = true;
    this.#presence.welcomed(message);
    this.#set({ connection: "joined", locked: message.locked, refusal: undefined, trouble: undefined });
    this.call.joined(message.you, this.store.getState().people);
    this.#tellDevices();
    this.#onBeat(nowMs);
  }

  #received(frame: Uint8Array): void {
    if (frame[0] === TICK) {
      this.#presence.ticked(frame, performance.now());
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
    this.#presence.end();
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
    this.#tellPose(nowMs);
    const voices = this.#presence.ids.flatMap((person) => {
      const pose = person === this.#presence.you ? undefined : this.poseOf(person, nowMs);
      return pose ? [[person, pose.head.position] as const] : [];
    });
    this.call.place(this.#own.pose?.head, voices);
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

  #tellPose(nowMs: number): void {
    if (!this.#joined || this.store.getState().safe) return;
    this.#own.tell(this.#presence.wire, nowMs, (frame) => this.#connection.sendFrame(frame));
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
    const people = this.#presence.people;
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

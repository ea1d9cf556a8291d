/** Voice and picture of up to three people, each with each, encrypted end to end by DTLS. */

import type { Link, Placed, RoomPerson, Vec3 } from "../model.ts";
import { type DeviceChoice, Devices } from "./devices.ts";
import { Peer, type PeerSignal, type PeerSignalBody } from "./peer.ts";
import { safetyCode } from "./safety-code.ts";
import { Sound, SPEAKS_FROM } from "./sound.ts";

/** A mesh sends everything to everybody: more than three are too much for a home's line. */
export const MOST_PEOPLE = 3;
/** Between words a voice pauses for less than this. */
const SPEAKS_FOR_MS = 350;

export interface CallOptions extends DeviceChoice {
  /** Empty unless the clinic has its own: nothing is asked of strangers. */
  readonly iceServers?: readonly RTCIceServer[];
  readonly monoAudio?: boolean;
}

export interface CallEvents {
  readonly signal: (to: string, data: PeerSignal) => boolean;
  readonly devices: (microphone: boolean, camera: boolean) => void;
  readonly changed: (state: { links: Readonly<Record<string, Link>>; safetyCode: string | undefined }) => void;
}

export class Call {
  readonly #options: CallOptions;
  readonly #events: CallEvents;
  readonly #instance = crypto.randomUUID();
  readonly #devices: Devices;
  readonly #peers = new Map<string, { readonly peer: Peer; readonly instance: string }>();
  readonly #spoke = new Map<string, number>();
  readonly #greeted = new Set<string>();
  readonly #taking = new Map<string, Promise<void>>();
  #sound: Sound | undefined;
  #self = "";
  #certificate: Promise<RTCCertificate> | undefined;
  #codeFor = "";
  #code: string | undefined;
  #others: readonly RoomPerson[] = [];
  #selfTrack: MediaStreamTrack | null = null;
  #silent = false;
  #ended = false;

  constructor(options: CallOptions, events: CallEvents) {
    this.#options = options;
    this.#events = events;
    this.#devices = new Devices(options, () => this.#devicesChanged());
  }

  get microphoneOn(): boolean {
    return this.#devices.microphoneOn;
  }

  get cameraOn(): boolean {
    return this.#devices.cameraOn;
  }

  setMicrophone(on: boolean): Promise<void> {
    return this.#devices.setMicrophone(on);
  }

  setCamera(on: boolean): Promise<void> {
    return this.#devices.setCamera(on);
  }

  /** Hear, from a click or a key on. */
  resume(): Promise<void> {
    return this.#ears().resume();
  }

  /** Whether the browser waits for a click or a key before it lets anything be heard. */
  get waitsForTouch(): boolean {
    return this.#sound?.suspended ?? false;
  }

  set monoAudio(mono: boolean) {
    this.#ears().mono = mono;
  }

  /** Somebody's picture, while it is on; one's own is what others see. */
  pictureOf(person: string): MediaStream | undefined {
    if (person === this.#self) return this.#devices.camera ? new MediaStream([this.#devices.camera]) : undefined;
    return this.#silent ? undefined : this.#peers.get(person)?.peer.video;
  }

  voiceOf(person: string): MediaStream | undefined {
    return this.#peers.get(person)?.peer.audio;
  }

  /** What the browser counts of the connection to somebody. */
  statsOf(person: string): Promise<RTCStatsReport> | undefined {
    return this.#peers.get(person)?.peer.connection.getStats();
  }

  /** How loud somebody is, 0 to 1: for mouths. */
  levelOf(person: string): number {
    return this.#sound?.level(person) ?? 0;
  }

  /** Who speaks just now. `nowMs` is of this page's clock. */
  speaking(nowMs: number): readonly string[] {
    for (const person of [this.#self, ...this.#peers.keys()]) {
      if (this.levelOf(person) >= SPEAKS_FROM) this.#spoke.set(person, nowMs);
    }
    return [...this.#spoke].filter(([, atMs]) => nowMs - atMs < SPEAKS_FOR_MS).map(([person]) => person);
  }

  /** The room was joined, for the first time or again: greet everybody. */
  joined(self: string, people: readonly RoomPerson[]): void {
    this.#self = self;
    this.#greeted.clear();
    this.peopleAre(people);
    for (const { peer } of this.#peers.values()) peer.lineIsBack();
  }

  /** Keep connections to who is here or away for a moment, and to nobody else. */
  peopleAre(people: readonly RoomPerson[]): void {
    this.#others = people
      .filter((one) => !one.self && one.standing !== "gone" && one.abilities.some((may) => may === "speak"))
      .slice(0, MOST_PEOPLE - 1);
    const there = new Set(this.#others.map((one) => one.id));
    for (const person of this.#peers.keys()) if (!there.has(person)) this.#end(person);
    for (const person of this.#greeted) if (!there.has(person)) this.#greeted.delete(person);
    for (const { id, standing, microphone } of this.#others) {
      this.#sound?.setHeard(id, microphone !== "muted");
      if (standing === "here" && !this.#greeted.has(id)) {
        this.#greeted.add(id);
        this.#events.signal(id, { kind: "hello", instance: this.#instance });
      } else if (standing === "away") {
        // They may come back as another page, which has to be greeted as well.
        this.#greeted.delete(id);
      }
    }
    this.#devices.held = people.some((one) => one.self && one.microphone === "muted");
    this.#changed();
  }

  /** Take a signal of somebody's page, after those that came before it: a candidate may not overtake its offer. */
  signalled(from: string, data: unknown): Promise<void> {
    const before = this.#taking.get(from) ?? Promise.resolve();
    const taken = before.then(() => this.#take(from, data as PeerSignal)).catch(() => undefined);
    this.#taking.set(from, taken);
    return taken;
  }

  async #take(from: string, signal: PeerSignal): Promise<void> {
    if (this.#ended || !this.#others.some((one) => one.id === from)) return;
    const known = this.#peers.get(from);
    if (signal.kind === "hello") {
      if (known?.instance === signal.instance) {
        known.peer.tellAgain();
      } else if (this.#offersTo(from)) {
        await this.#begin(from, signal.instance);
      } else {
        // They offer, but may have come after our greeting.
        this.#events.signal(from, { kind: "hello", instance: this.#instance });
      }
      return;
    }
    if (known?.instance === signal.instance) {
      await known.peer.take(signal);
    } else if (signal.kind === "description" && signal.description.type === "offer") {
      await this.#begin(from, signal.instance);
      await this.#peers.get(from)?.peer.take(signal);
    }
  }

  /** Where voices come from, and from where they are heard. */
  place(listener: Placed | undefined, voices: Iterable<readonly [person: string, at: Vec3]>): void {
    if (!this.#sound) return;
    if (listener) this.#sound.listenFrom(listener);
    for (const [person, at] of voices) this.#sound.place(person, at);
  }

  /** The safe place: nothing of oneself goes out, nothing of the others comes in. */
  silence(): void {
    this.#silent = true;
    if (this.#sound) this.#sound.silent = true;
    this.#devices.stop();
  }

  comeBack(): void {
    this.#silent = false;
    if (this.#sound) this.#sound.silent = false;
    this.peopleAre([...this.#others]);
  }

  end(): void {
    this.#ended = true;
    for (const person of [...this.#peers.keys()]) this.#end(person);
    this.#devices.stop();
    void this.#sound?.close();
  }

  #offersTo(person: string): boolean {
    return this.#self > person;
  }

  async #begin(person: string, instance: string): Promise<void> {
    this.#end(person);
    // One certificate for all connections of this page: each person has one fingerprint, whoever looks.
    this.#certificate ??= RTCPeerConnection.generateCertificate({
      name: "ECDSA",
      namedCurve: "P-256",
    } as EcKeyGenParams);
    const certificate = await this.#certificate;
    if (this.#ended || this.#peers.get(person)?.instance === instance) return;
    this.#end(person);
    const peer = new Peer({
      offers: this.#offersTo(person),
      configuration: { certificates: [certificate], iceServers: [...(this.#options.iceServers ?? [])] },
      tracks: () => ({ audio: this.#devices.microphone, video: this.#devices.camera }),
      send: (body: PeerSignalBody) => this.#events.signal(person, { ...body, instance: this.#instance } as PeerSignal),
      changed: () => {
        if (peer.audio.getTracks().length > 0 && !this.#ears().has(person)) {
          this.#ears().add(person, peer.audio, true);
          this.#ears().setHeard(person, !this.#others.some((one) => one.id === person && one.microphone === "muted"));
        }
        this.#changed();
      },
    });
    this.#peers.set(person, { peer, instance });
    this.#changed();
  }

  #end(person: string): void {
    this.#peers.get(person)?.peer.close();
    this.#peers.delete(person);
    this.#sound?.remove(person);
    this.#spoke.delete(person);
  }

  #ears(): Sound {
    if (!this.#sound) {
      this.#sound = new Sound(this.#options.monoAudio ?? false);
      this.#sound.silent = this.#silent;
    }
    return this.#sound;
  }

  #devicesChanged(): void {
    const { microphone } = this.#devices;
    if (microphone !== this.#selfTrack) {
      this.#selfTrack = microphone;
      if (microphone) this.#ears().add(this.#self, new MediaStream([microphone]), false);
      else this.#sound?.remove(this.#self);
    }
    for (const { peer } of this.#peers.values()) void peer.refill().catch(() => undefined);
    this.#events.devices(this.#devices.microphoneOn, this.#devices.cameraOn);
  }

  #changed(): void {
    const links = Object.fromEntries(
      this.#others.map(({ id }) => [id, this.#peers.get(id)?.peer.link ?? "none"] as const),
    );
    const seen = this.#others.map(({ id }) => this.#peers.get(id)?.peer.fingerprints);
    const all = seen.flatMap((pair) => pair ?? []);
    const complete = seen.length > 0 && seen.every((pair) => pair !== undefined);
    const codeFor = complete ? [...new Set(all)].sort().join("\n") : "";
    if (codeFor !== this.#codeFor) {
      this.#codeFor = codeFor;
      this.#code = undefined;
      if (complete) {
        void safetyCode(all).then((code) => {
          if (this.#codeFor !== codeFor || this.#ended) return;
          this.#code = code;
          // Links may have changed since.
          this.#changed();
        });
      }
    }
    this.#events.changed({ links, safetyCode: this.#code });
  }
}

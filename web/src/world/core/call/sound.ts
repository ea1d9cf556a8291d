/** Voices where people stand, and how loud each of them is. */

import type { Placed, Vec3 } from "../model.ts";

/** Mouths and the mark of who speaks follow the level; below this there is breath and room, not speech. */
export const SPEAKS_FROM = 0.06;
/** Full level at this root mean square: ordinary speech into an ordinary microphone. */
const FULL_RMS = 0.25;
const FFT_SIZE = 512;
/** Speech at two metres is heard as at one and a half: a consulting room is small, and nobody should be hard to hear. */
const REFERENCE_M = 1.5;

interface Voice {
  readonly element: HTMLAudioElement | undefined;
  readonly source: MediaStreamAudioSourceNode;
  readonly panner: PannerNode;
  readonly gain: GainNode;
  readonly analyser: AnalyserNode;
}

export class Sound {
  readonly #context = new AudioContext();
  readonly #voices = new Map<string, Voice>();
  readonly #samples = new Float32Array(FFT_SIZE);
  #mono: boolean;
  #silent = false;

  constructor(mono: boolean) {
    this.#mono = mono;
  }

  /** Browsers keep a page silent until somebody has touched it: call this from a click or a key. */
  async resume(): Promise<void> {
    if (this.#context.state === "suspended") await this.#context.resume();
    for (const { element } of this.#voices.values()) await element?.play().catch(() => undefined);
  }

  get suspended(): boolean {
    return this.#context.state !== "running";
  }

  /** Hear somebody, or only measure oneself. */
  add(person: string, stream: MediaStream, heard: boolean): void {
    this.remove(person);
    const context = this.#context;
    const source = context.createMediaStreamSource(stream);
    const panner = new PannerNode(context, {
      panningModel: "HRTF",
      distanceModel: "inverse",
      refDistance: REFERENCE_M,
      rolloffFactor: 0.5,
    });
    const gain = new GainNode(context, { gain: 1 });
    const analyser = new AnalyserNode(context, { fftSize: FFT_SIZE });
    source.connect(analyser);
    let element: HTMLAudioElement | undefined;
    if (heard) {
      // Chromium gives a peer's voice to Web Audio only while an element plays it as well (crbug.com/40094084).
      element = new Audio();
      element.srcObject = stream;
      element.muted = true;
      void element.play().catch(() => undefined);
      gain.connect(context.destination);
    }
    this.#voices.set(person, { element, source, panner, gain, analyser });
    if (heard) this.#wire(person);
  }

  remove(person: string): void {
    const voice = this.#voices.get(person);
    if (!voice) return;
    for (const node of [voice.source, voice.panner, voice.gain, voice.analyser]) node.disconnect();
    if (voice.element) voice.element.srcObject = null;
    this.#voices.delete(person);
  }

  has(person: string): boolean {
    return this.#voices.has(person);
  }

  set mono(mono: boolean) {
    this.#mono = mono;
    for (const [person, voice] of this.#voices) if (voice.element) this.#wire(person);
  }

  /** Hear nobody, at once. */
  set silent(silent: boolean) {
    this.#silent = silent;
    for (const person of this.#voices.keys()) this.setHeard(person, true);
  }

  /** Whether somebody is heard: not while they are muted. */
  setHeard(person: string, heard: boolean): void {
    const voice = this.#voices.get(person);
    if (voice?.element) voice.gain.gain.value = heard && !this.#silent ? 1 : 0;
  }

  place(person: string, [x, y, z]: Vec3): void {
    const panner = this.#voices.get(person)?.panner;
    if (!panner) return;
    panner.positionX.value = x;
    panner.positionY.value = y;
    panner.positionZ.value = z;
  }

  listenFrom({ position: [x, y, z], rotation }: Placed): void {
    const { listener } = this.#context;
    // Firefox has only the old way of saying it.
    if (!listener.positionX) {
      listener.setPosition(x, y, z);
      listener.setOrientation(...turned(rotation, [0, 0, -1]), ...turned(rotation, [0, 1, 0]));
      return;
    }
    const [fx, fy, fz] = turned(rotation, [0, 0, -1]);
    const [ux, uy, uz] = turned(rotation, [0, 1, 0]);
    listener.positionX.value = x;
    listener.positionY.value = y;
    listener.positionZ.value = z;
    listener.forwardX.value = fx;
    listener.forwardY.value = fy;
    listener.forwardZ.value = fz;
    listener.upX.value = ux;
    listener.upY.value = uy;
    listener.upZ.value = uz;
  }

  /** From 0 to 1. */
  level(person: string): number {
    const voice = this.#voices.get(person);
    if (!voice) return 0;
    voice.analyser.getFloatTimeDomainData(this.#samples);
    return levelOf(this.#samples);
  }

  async close(): Promise<void> {
    for (const person of [...this.#voices.keys()]) this.remove(person);
    if (this.#context.state !== "closed") await this.#context.close();
  }

  #wire(person: string): void {
    const voice = this.#voices.get(person);
    if (!voice) return;
    voice.source.disconnect();
    voice.panner.disconnect();
    voice.source.connect(voice.analyser);
    if (this.#mono) {
      voice.source.connect(voice.gain);
    } else {
      voice.source.connect(voice.panner);
      voice.panner.connect(voice.gain);
    }
  }
}

/** Root mean square of samples as a level from 0 to 1. */
export function levelOf(samples: Float32Array): number {
  let sum = 0;
  for (const sample of samples) sum += sample * sample;
  return Math.min(1, Math.sqrt(sum / Math.max(1, samples.length)) / FULL_RMS);
}

/** Turn a vector by a unit quaternion. */
export function turned([x, y, z, w]: Placed["rotation"], [vx, vy, vz]: Vec3): [number, number, number] {
  const [tx, ty, tz] = [2 * (y * vz - z * vy), 2 * (z * vx - x * vz), 2 * (x * vy - y * vx)];
  return [vx + w * tx + y * tz - z * ty, vy + w * ty + z * tx - x * tz, vz + w * tz + x * ty - y * tx];
}

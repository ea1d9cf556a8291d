/** The frames of the feed `pulse`: a piece of the live trace with the beats found in it.
 *
 * Little endian: version u8 = 1, start f64 (ms since 1970; of a frame without samples, when it was made), sampling rate
 * f32 (Hz), flags u8 (1: stale, 2: doubtful), pulse u16 (median of the last 8 intervals, in tenths per minute; 0 = none),
 * number of beats u8, their instants f64 each (ms since 1970), number of samples u16, samples f32 each (NaN where the
 * sensor gave nothing). The other half is src/abaton/monitoring/pulse/frame.py.
 */

import type { Pulse, Trace } from "./model.ts";

const VERSION = 1;
const HEAD_BYTES = 17;
const STALE = 1;
const DOUBTFUL = 2;
/** A display shows the last ten seconds; twice that lets it pause. */
const KEPT_MS = 20_000;
/** A trace that stopped moving is called stale before somebody takes it for a heart that stopped. */
const STALE_AFTER_MS = 3_000;

export interface PulseFrame {
  /** All instants in ms since 1970, of the server's clock. */
  readonly trace: Trace;
  readonly ratePerMin: number | undefined;
  /** The sensor has fallen silent. */
  readonly stale: boolean;
  /** The signal is too poor for the rate to be believed. */
  readonly doubtful: boolean;
}

/** Read a frame, or `undefined` when it is not one of this version, or its length is not what it says. */
export function unpackPulse(bytes: Uint8Array): PulseFrame | undefined {
  if (bytes.length < HEAD_BYTES + 2 || bytes[0] !== VERSION) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const beats = view.getUint8(16);
  const samplesAt = HEAD_BYTES + 8 * beats;
  if (bytes.length < samplesAt + 2) return undefined;
  const samples = view.getUint16(samplesAt, true);
  if (bytes.length !== samplesAt + 2 + 4 * samples) return undefined;
  const tenths = view.getUint16(14, true);
  return {
    trace: {
      startMs: view.getFloat64(1, true),
      rateHz: view.getFloat32(9, true),
      values: Float32Array.from({ length: samples }, (_, index) => view.getFloat32(samplesAt + 2 + 4 * index, true)),
      beatsMs: Array.from({ length: beats }, (_, index) => view.getFloat64(HEAD_BYTES + 8 * index, true)),
    },
    ratePerMin: tenths === 0 ? undefined : tenths / 10,
    stale: (view.getUint8(13) & STALE) !== 0,
    doubtful: (view.getUint8(13) & DOUBTFUL) !== 0,
  };
}

/** The last seconds of the trace, in order. */
export class TraceRing {
  #pieces: Trace[] = [];
  #newestMs: number | undefined;
  #last: PulseFrame | undefined;

  add(frame: PulseFrame): void {
    const { trace } = frame;
    if (this.#last === undefined || trace.startMs >= this.#last.trace.startMs) this.#last = frame;
    if (!(trace.rateHz > 0) || trace.values.length === 0) return;
    const endMs = trace.startMs + (trace.values.length / trace.rateHz) * 1000;
    const at = this.#pieces.findLastIndex((piece) => piece.startMs <= trace.startMs);
    // What comes twice replaces what it repeats.
    const repeats = at >= 0 && this.#pieces[at]?.startMs === trace.startMs;
    this.#pieces.splice(repeats ? at : at + 1, repeats ? 1 : 0, trace);
    this.#newestMs = Math.max(this.#newestMs ?? endMs, endMs);
    const since = this.#newestMs - KEPT_MS;
    this.#pieces = this.#pieces.filter((piece) => piece.startMs >= since);
  }

  clear(): void {
    this.#pieces = [];
    this.#newestMs = undefined;
    this.#last = undefined;
  }

  /** Pieces in the order of their time; instants of the clock that `serverNowMs` is of. */
  get pieces(): readonly Trace[] {
    return this.#pieces;
  }

  pulse(serverNowMs: number): Pulse {
    if (this.#newestMs === undefined || this.#last === undefined) {
      return { ratePerMin: undefined, lateMs: 0, standing: "none", doubtful: false };
    }
    const { ratePerMin, stale, doubtful } = this.#last;
    const lateMs = Math.max(0, serverNowMs - this.#newestMs);
    return { ratePerMin, lateMs, standing: stale || lateMs > STALE_AFTER_MS ? "stale" : "live", doubtful };
  }
}

import type { Trace } from "../../../world/core/model.ts";

/** 25 mm/s on a screen of 96 dpi, in px a second. */
export const SPEED_PX_PER_S = 94.5;
/** Between the newest and the oldest of the sweep, in px. */
export const GAP_PX = 22;

/** One unbroken piece of the line, as x and y in px by turns. */
export type Piece = readonly number[];

/**
 * The line of a sweep `width` px wide: the newest sample writes from left to right over the oldest, and a gap runs before
 * it. Where samples are missing or not numbers the line is broken, never drawn across.
 */
export function sweep(
  trace: Pick<Trace, "startMs" | "rateHz" | "values">,
  nowMs: number,
  width: number,
  toY: (value: number) => number,
): readonly Piece[] {
  const spanMs = ((width - GAP_PX) / SPEED_PX_PER_S) * 1_000;
  const stepMs = 1_000 / trace.rateHz;
  const first = Math.max(0, Math.ceil((nowMs - spanMs - trace.startMs) / stepMs));
  const last = Math.min(trace.values.length - 1, Math.floor((nowMs - trace.startMs) / stepMs));
  const pieces: number[][] = [];
  let piece: number[] | undefined;
  let before = -1;
  for (let index = first; index <= last; index += 1) {
    const value = trace.values[index] ?? Number.NaN;
    const x = (((trace.startMs + index * stepMs) / 1_000) * SPEED_PX_PER_S) % width;
    if (Number.isNaN(value)) {
      piece = undefined;
    } else {
      if (piece === undefined || x < before) {
        piece = [];
        pieces.push(piece);
      }
      piece.push(x, toY(value));
    }
    before = x;
  }
  return pieces;
}

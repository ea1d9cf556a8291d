import type { Trace } from "../../../world/core/model.ts";

/** The pieces of a live trace as one, with nothing (NaN) where samples are missing. Pieces of another rate are left out. */
export function wholeTrace(pieces: readonly Trace[]): Trace | undefined {
  const last = pieces.at(-1);
  if (last === undefined) return undefined;
  const same = pieces.filter(({ rateHz, values }) => rateHz === last.rateHz && values.length > 0);
  const startMs = Math.min(...same.map((piece) => piece.startMs));
  const at = (ms: number) => Math.round(((ms - startMs) * last.rateHz) / 1_000);
  const values = new Float32Array(Math.max(0, ...same.map((piece) => at(piece.startMs) + piece.values.length)));
  values.fill(Number.NaN);
  for (const piece of same) values.set(piece.values, at(piece.startMs));
  return { startMs, rateHz: last.rateHz, values, beatsMs: same.flatMap(({ beatsMs }) => beatsMs) };
}

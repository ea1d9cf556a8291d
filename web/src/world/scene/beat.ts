/** What the body does with a heartbeat and a breath, as numbers from 0 to 1. Pure: instants in, shape out. */

/** Systole takes about a third of a second (J. E. Hall, Guyton and Hall, 14th ed., ch. 9); the look of it is chosen by eye. */
const RISE_MS = 110;
const FALL_MS = 260;

/** How far the heart is contracted at an instant, from the beats that were found; 0 between beats and without any. */
export function beatAt(nowMs: number, beatsMs: readonly number[]): number {
  let last = Number.NEGATIVE_INFINITY;
  for (const beat of beatsMs) if (beat <= nowMs && beat > last) last = beat;
  const since = nowMs - last;
  if (since < RISE_MS) return Math.sin((since / RISE_MS) * (Math.PI / 2));
  if (since < RISE_MS + FALL_MS) return Math.cos(((since - RISE_MS) / FALL_MS) * (Math.PI / 2));
  return 0;
}

/** A calm breath of five seconds: a little quicker in than out. */
export function breathAt(nowMs: number): number {
  const turn = (nowMs % 5000) / 5000;
  return turn < 0.42
    ? 0.5 - 0.5 * Math.cos((turn / 0.42) * Math.PI)
    : 0.5 + 0.5 * Math.cos(((turn - 0.42) / 0.58) * Math.PI);
}

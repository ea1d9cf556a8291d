/** What a face does by itself: it blinks, and its mouth goes with its voice. Pure. */

const SLOT_MS = 4500;
const CLOSE_MS = 120;
const OPEN_MS = 180;

/** A number from 0 to 1 that belongs to a person and an occasion. */
function fate(seed: number, occasion: number): number {
  let mixed = Math.imul(seed ^ Math.imul(occasion + 1, 0x9e3779b1), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return ((mixed ^ (mixed >>> 16)) >>> 0) / 4294967296;
}

/** From a person's id. */
export function seedOf(id: string): number {
  let seed = 2166136261;
  for (let i = 0; i < id.length; i++) seed = Math.imul(seed ^ id.charCodeAt(i), 16777619);
  return seed >>> 0;
}

/** How far the lids are closed, 0 to 1. Two to seven seconds lie between blinks, and no two people blink in step. */
export function lidAt(seed: number, nowMs: number): number {
  const shifted = nowMs + fate(seed, -1) * SLOT_MS;
  const slot = Math.floor(shifted / SLOT_MS);
  const at = slot * SLOT_MS + 1000 + fate(seed, slot) * 2200;
  const since = shifted - at;
  if (since < 0 || since > CLOSE_MS + OPEN_MS) return 0;
  return since < CLOSE_MS ? since / CLOSE_MS : 1 - (since - CLOSE_MS) / OPEN_MS;
}

const ATTACK_MS = 40;
const RELEASE_MS = 120;
/** −50 dB of full scale. */
const GATE = 0.00316;
const WIDEST = 0.8;

/** How far the mouth is open after some time at a level of voice (RMS, 0 to 1). */
export function mouthAfter(open: number, level: number, elapsedMs: number): number {
  const wanted = level < GATE ? 0 : Math.min(WIDEST, level ** 0.7);
  const pace = wanted > open ? ATTACK_MS : RELEASE_MS;
  return wanted + (open - wanted) * Math.exp(-elapsedMs / pace);
}

/** Eyes turn this far, rad; what is farther aside the head has to follow. */
export const EYE_REACH = 0.35;
/** Beyond this the head begins to follow. */
export const HEAD_FOLLOWS = 0.14;

/** Shares an angle between eyes and head, rad. */
export function sharedGaze(angle: number): { eyes: number; head: number } {
  const beyond = Math.sign(angle) * Math.max(0, Math.abs(angle) - HEAD_FOLLOWS);
  const head = Math.max(-0.9, Math.min(0.9, beyond));
  return { eyes: Math.max(-EYE_REACH, Math.min(EYE_REACH, angle - head)), head };
}

import type { Look } from "../../world/core/model.ts";

const SKIN = ["#6b4230", "#8f5b3c", "#b98258", "#c78d68", "#d9a98a", "#e3b896", "#ecc3a6"] as const;
const HAIR = ["#261a15", "#1f1a1a", "#6a3d24", "#a2552a", "#8a8078", "#c9c6bf"] as const;
const TOP = ["#5b8f8a", "#b08457", "#8aa0b4", "#d9b15f", "#b5656a", "#5f7a6d", "#7d8f62"] as const;
const CUT = ["short", "bob", "long", "curly"] as const;

/**
 * A drawn stand-in for somebody who has chosen none: always the same for the same person, chosen by their id and by
 * nothing that is known about them.
 */
export function lookOf(id: string, coat = false): Look {
  const pick = <Value>(values: readonly Value[], salt: number): Value =>
    values[hash(id, salt) % values.length] as Value;
  return {
    skin: pick(SKIN, 1),
    hair: pick(CUT, 2),
    hairColour: pick(HAIR, 3),
    top: pick(TOP, 4),
    coat,
    glasses: hash(id, 5) % 4 === 0,
    beard: false,
    hearingAid: false,
    wheelchair: false,
  };
}

/** FNV-1a. */
function hash(text: string, salt: number): number {
  let sum = (2_166_136_261 ^ salt) >>> 0;
  for (const letter of text) sum = Math.imul(sum ^ (letter.codePointAt(0) ?? 0), 16_777_619) >>> 0;
  return (sum ^ (sum >>> 15)) >>> 0;
}

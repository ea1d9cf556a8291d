import type { OwnLook } from "../../api/model.ts";
import type { Look } from "../../world/core/model.ts";
import { CLOTHES, HAIR_COLOURS, SKINS } from "./palette.ts";

const CUT = ["short", "bob", "long", "curly"] as const;

/**
 * How somebody is drawn: as they chose it, else a stand-in that is always the same for the same person, chosen by their
 * id and by nothing that is known about them.
 */
export function lookOf(id: string, coat = false, chosen?: OwnLook | null): Look {
  if (chosen != null) {
    const { hair_colour: hairColour, hearing_aid: hearingAid, ...same } = chosen;
    return { ...same, hairColour, hearingAid };
  }
  const pick = <Value>(values: readonly Value[], salt: number): Value =>
    values[hash(id, salt) % values.length] as Value;
  return {
    skin: pick(SKINS, 1).value,
    hair: pick(CUT, 2),
    hairColour: pick(HAIR_COLOURS, 3).value,
    top: pick(CLOTHES, 4).value,
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

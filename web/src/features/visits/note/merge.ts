import type { NoteWords } from "../../../api/model.ts";

export const PARTS = ["says", "sees", "does"] as const;
export type Part = (typeof PARTS)[number];

export const NO_WORDS: NoteWords = { says: "", sees: "", does: "" };

export function sameWords(a: NoteWords, b: NoteWords): boolean {
  return PARTS.every((part) => a[part] === b[part]);
}

/**
 * Put two people's changes of one text together, part by part. A part that only one of them changed is theirs; the parts
 * that both changed in different ways are `open`, and a person decides.
 */
export function merge(
  base: NoteWords,
  mine: NoteWords,
  theirs: NoteWords,
): { readonly words: NoteWords; readonly open: readonly Part[] } {
  const words = { ...mine };
  const open: Part[] = [];
  for (const part of PARTS) {
    if (mine[part] === base[part]) words[part] = theirs[part];
    else if (theirs[part] !== base[part] && theirs[part] !== mine[part]) open.push(part);
  }
  return { words, open };
}

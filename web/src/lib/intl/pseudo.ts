const ACCENTED: Readonly<Record<string, string>> = {
  ...{ a: "á", b: "ƀ", c: "ç", d: "ð", e: "é", f: "ƒ", g: "ĝ", h: "ĥ", i: "í", j: "ĵ", k: "ķ", l: "ļ", m: "ɱ" },
  ...{ n: "ñ", o: "ó", p: "þ", q: "ǫ", r: "ŕ", s: "š", t: "ţ", u: "ú", v: "ṽ", w: "ŵ", x: "ẋ", y: "ý", z: "ž" },
  ...{ A: "Á", B: "Ɓ", C: "Ç", D: "Ð", E: "É", F: "Ƒ", G: "Ĝ", H: "Ĥ", I: "Í", J: "Ĵ", K: "Ķ", L: "Ļ", M: "Ṁ" },
  ...{ N: "Ñ", O: "Ó", P: "Þ", Q: "Ǫ", R: "Ŕ", S: "Š", T: "Ţ", U: "Ú", V: "Ṽ", W: "Ŵ", X: "Ẋ", Y: "Ý", Z: "Ž" },
};

/**
 * Turn a message into one that nobody can take for a finished one: accents show words that were never given to a
 * translator, 40 % more length shows what clips, brackets show what was cut or glued together. Arguments and tags stay.
 */
export function pseudo(message: string): string {
  const letters = spoken(message);
  return `[${accented(message)}${"~".repeat(Math.ceil(letters * 0.4))}]`;
}

/** Every text of a catalogue in the pseudo-locale. */
export function pseudoCatalogue(messages: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(messages).map(([id, message]) => [id, pseudo(message)]));
}

function accented(message: string): string {
  let out = "";
  for (let at = 0; at < message.length; ) {
    const letter = message.charAt(at);
    if (letter === "{") {
      const end = closing(message, at);
      out += argument(message.slice(at, end + 1));
      at = end + 1;
    } else if (letter === "<") {
      const end = message.indexOf(">", at);
      out += message.slice(at, end + 1);
      at = end + 1;
    } else {
      out += ACCENTED[letter] ?? letter;
      at += 1;
    }
  }
  return out;
}

/** `{name}` stays; the branches of `{n, plural, one {…} other {…}}` are texts again. */
function argument(whole: string): string {
  const head = /^\{\s*\w+\s*,\s*(?:plural|select|selectordinal)\s*,/.exec(whole)?.[0];
  if (head === undefined) return whole;
  let out = head;
  for (let at = head.length; at < whole.length - 1; ) {
    if (whole.charAt(at) !== "{") {
      out += whole.charAt(at);
      at += 1;
      continue;
    }
    const end = closing(whole, at);
    out += `{${accented(whole.slice(at + 1, end))}}`;
    at = end + 1;
  }
  return `${out}}`;
}

function closing(text: string, open: number): number {
  let depth = 0;
  for (let at = open; at < text.length; at += 1) {
    if (text.charAt(at) === "{") depth += 1;
    if (text.charAt(at) === "}") depth -= 1;
    if (depth === 0) return at;
  }
  return text.length - 1;
}

function spoken(message: string): number {
  return message.replace(/\{[^{}]*\}/g, "").length;
}

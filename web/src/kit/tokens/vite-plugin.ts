import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Plugin } from "vite";
import { tokensToCss } from "./css.ts";
import type { Tokens } from "./model.ts";

const NAME = "virtual:tokens.css";
const RESOLVED = `\0${NAME}`;
const FILE = fileURLToPath(new URL("./tokens.json", import.meta.url));

/** `import "virtual:tokens.css"` is the tokens as custom properties. Made at each build, so it cannot be stale. */
export function tokensPlugin(): Plugin {
  return {
    name: "abaton-tokens",
    resolveId: (id) => (id === NAME ? RESOLVED : undefined),
    load(id) {
      if (id !== RESOLVED) return undefined;
      this.addWatchFile(FILE);
      return tokensToCss(JSON.parse(readFileSync(FILE, "utf-8")) as Tokens);
    },
  };
}

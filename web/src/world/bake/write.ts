/** `node write.ts FOLDER NAME…`: writes the named files into a folder. Run by ./abaton bake. */

import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { body } from "./body.ts";
import { consultingRoom } from "./consulting-room.ts";
import { people } from "./people.ts";

/** Twenty rays and three rounds of smoothing look like a hundred; parts of people are not smoothed. */
const MAKERS: Record<string, () => Uint8Array> = {
  "consulting-room": () => consultingRoom({ first: 10, second: 22 }),
  people: () => people(48),
  body,
};

const [folder, ...names] = process.argv.slice(2);
if (folder === undefined) throw new Error("Which folder?");
mkdirSync(folder, { recursive: true });
for (const name of names) {
  const make = MAKERS[name];
  if (make === undefined) throw new Error(`Nothing is called ${name}; there are ${Object.keys(MAKERS).join(", ")}`);
  const since = performance.now();
  const file = make();
  writeFileSync(join(folder, `${name}.bin`), file);
  console.log(
    `${name}.bin: ${(file.length / 1e6).toFixed(2)} MB in ${((performance.now() - since) / 1000).toFixed(0)} s`,
  );
}

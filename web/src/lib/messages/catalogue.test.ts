import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createIntl } from "react-intl";
import { expect, it } from "vitest";
import { pseudoCatalogue } from "../intl/pseudo.ts";
import en from "./en.json" with { type: "json" };

const SOURCE = join(import.meta.dirname, "..", "..");

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sources(path);
    return /(?<!\.test)\.tsx?$/.test(entry.name) ? [readFileSync(path, "utf-8")] : [];
  });
}

const text = sources(SOURCE).join("\n");

// That none is missing, the compiler holds: ids are the catalogue's keys.
it("holds no message that nothing says", () => {
  const unused = Object.keys(en).filter((id) => !text.includes(`"${id}"`));
  expect(unused).toEqual([]);
});

it("is kept in the order of its ids, so that two people's new words meet in one place", () => {
  expect(Object.keys(en)).toEqual(Object.keys(en).toSorted());
});

it.each([
  ["English", en],
  ["the pseudo-locale", pseudoCatalogue(en)],
])("can be read as ICU messages in %s", (_, messages) => {
  const problems: unknown[] = [];
  const intl = createIntl({ locale: "en-GB", messages, onError: (problem) => problems.push(problem) });
  for (const [id, message] of Object.entries(messages)) {
    const names = [...message.matchAll(/\{(\w+)[,}]/g)].map(([, name]) => [name, 2]);
    intl.formatMessage({ id }, Object.fromEntries(names));
  }
  expect(problems).toEqual([]);
});

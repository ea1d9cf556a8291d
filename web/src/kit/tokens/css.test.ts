import { describe, expect, it } from "vitest";
import { tokensToCss } from "./css.ts";
import type { Tokens } from "./model.ts";
import tokens from "./tokens.json" with { type: "json" };

const css = tokensToCss(tokens as Tokens);

function block(opening: string): string {
  const start = css.indexOf(opening);
  expect(start, opening).toBeGreaterThanOrEqual(0);
  return css.slice(start, css.indexOf("}", start));
}

describe("the tokens as custom properties", () => {
  it("gives every skin every colour", () => {
    const skins = { light: "light", dark: "dark", highContrast: "high-contrast" } as const;
    for (const [skin, choice] of Object.entries(skins)) {
      const declared = block(`[data-skin="${choice}"]`);
      for (const [name, { value }] of Object.entries(tokens.colour[skin as keyof typeof skins])) {
        expect(declared).toContain(`--${name}: ${value};`);
      }
    }
  });

  it("lets a person's choice win over the system's wish", () => {
    expect(css).toMatch(/@media \(prefers-color-scheme: dark\) \{\n:root:not\(\[data-skin\]\)/);
    expect(css).toMatch(/@media \(prefers-contrast: more\) \{\n:root:not\(\[data-skin\]\)/);
  });

  it("writes sizes in rem, so that text size moves everything", () => {
    expect(css).toContain("--type-h1-patient: 560 1.9375rem/1.2 var(--font-text);");
    expect(css).toContain("--hit-minimum: 2.75rem;");
    expect(css).not.toMatch(/--(type|space|radius|hit)[^;]*\dpx/);
  });

  it("stops all motion when that is asked for", () => {
    expect(block(":root {\n  --type-")).toContain("--motion-door: 600ms");
    expect(block('[data-motion="reduced"]')).toContain("--motion-door: 0ms");
  });
});

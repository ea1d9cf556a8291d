import type { Skin, Tokens } from "./model.ts";

/** Where a skin applies: when the person chose it, or else when their system asks for it. */
const SKINS: readonly { skin: Skin; choice: string; system?: string; scheme: "light" | "dark" }[] = [
  { skin: "light", choice: "light", scheme: "light" },
  { skin: "dark", choice: "dark", system: "(prefers-color-scheme: dark)", scheme: "dark" },
  // Last, so that somebody who asks for both evening and contrast gets contrast.
  { skin: "highContrast", choice: "high-contrast", system: "(prefers-contrast: more)", scheme: "dark" },
];

/**
 * Write the tokens as custom properties: `--ground`, `--scene-d1`, `--type-h1`, `--radius-tile`, `--motion-door`.
 * Sizes are in rem, so that the reader's text size and zoom move everything.
 */
export function tokensToCss(tokens: Tokens): string {
  const rules = [rule(":root", [...still(tokens), ...moving(tokens)])];
  for (const { skin, choice, system, scheme } of SKINS) {
    const colours = [`color-scheme: ${scheme}`, ...colour(tokens, skin)];
    rules.push(rule(system === undefined ? ":root" : ":root:not([data-skin])", colours, system));
    rules.push(rule(`[data-skin="${choice}"]`, colours));
  }
  rules.push(rule(":root", unmoving(tokens), "(prefers-reduced-motion: reduce)"));
  rules.push(rule('[data-motion="reduced"]', unmoving(tokens)));
  return rules.join("\n");
}

function rule(selector: string, declarations: readonly string[], media?: string): string {
  const body = `${selector} {\n${declarations.map((one) => `  ${one};`).join("\n")}\n}`;
  return media === undefined ? body : `@media ${media} {\n${body}\n}`;
}

function colour(tokens: Tokens, skin: Skin): string[] {
  const own = Object.entries(tokens.colour[skin]).map(([name, { value }]) => `--${name}: ${value}`);
  // The scene is drawn in light and evening; in high contrast it is lines, which the drawings themselves decide.
  const scene = tokens.scene[skin === "light" ? "light" : "dark"];
  return [...own, ...Object.entries(scene).map(([name, value]) => `--scene-${name}: ${value}`)];
}

function still(tokens: Tokens): string[] {
  const type = Object.entries(tokens.type.scale).map(
    ([name, { px, line, weight }]) => `--type-${kebab(name)}: ${weight} ${rem(px)}/${line} var(--font-text)`,
  );
  const sizes = [
    ...tokens.space.steps.map((px): [string, number] => [`space-${px}`, px]),
    ...Object.entries(tokens.radius).map(([name, px]): [string, number] => [`radius-${name}`, px]),
    ...Object.entries(tokens.hit)
      .filter((entry): entry is [string, number] => typeof entry[1] === "number" && entry[0] !== "inWorldDegrees")
      .map(([name, px]): [string, number] => [`hit-${kebab(name)}`, px]),
  ];
  return [...type, ...sizes.map(([name, px]) => `--${name}: ${rem(px)}`)];
}

function moving(tokens: Tokens): string[] {
  return durations(tokens).map(([name, ms, easing]) => `--motion-${name}: ${ms}ms ${easing}`);
}

/** Reduced motion: nothing moves; a change of opacity may still take a moment. */
function unmoving(tokens: Tokens): string[] {
  return durations(tokens).map(([name]) => `--motion-${name}: 0ms linear`);
}

function durations(tokens: Tokens): [string, number, string][] {
  return Object.entries(tokens.motion).flatMap(([name, motion]) =>
    typeof motion === "string" ? [] : [[kebab(name), motion.ms, motion.easing ?? "linear"]],
  );
}

function rem(px: number): string {
  return `${px / 16}rem`;
}

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

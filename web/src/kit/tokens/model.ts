/** The shape of tokens.json, as far as the client reads it. Sizes in px at a text size of 16 px. */
export type Skin = "light" | "dark" | "highContrast";

export interface Tokens {
  colour: Record<Skin, Record<string, { value: string }>>;
  scene: Record<"light" | "dark", Record<string, string>>;
  type: { scale: Record<string, { px: number; line: number; weight: number }> };
  space: { steps: number[] };
  radius: Record<string, number>;
  hit: Record<string, number | string>;
  motion: Record<string, string | { ms: number; easing?: string }>;
}

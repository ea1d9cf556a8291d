/** From a person's look to the colour of each stuff of their body. */

import { Color } from "three";
import type { Look } from "../core/model.ts";
import { SLOTS, type Slot } from "./skeleton.ts";

/** Warmth under the skin. */
const WARM = new Color("#c2452f");

const FIXED: Partial<Record<Slot, string>> = {
  coat: "#f4efe5",
  shoes: "#3a332e",
  white: "#efe8dd",
  dark: "#15100d",
  glint: "#ffffff",
  teeth: "#f7f0e6",
  glasses: "#4b3a2e",
  cream: "#f4efe5",
  green: "#2f6f62",
  steel: "#c3c7c5",
  frame: "#37504c",
  rubber: "#3c3a38",
  wood: "#b58654",
  linen: "#efe6d6",
};

/** Chosen from a person's seed: the look says nothing about them. */
const IRISES = ["#2c1a10", "#4a3222", "#5b4526", "#56707f", "#4e7a63"];
const LEGS = ["#565b63", "#4d5561", "#3f4f66", "#5d6f84", "#46423f"];

export interface Palette {
  readonly of: readonly Color[];
  /** Of the skin where it is warmest. */
  readonly warm: Color;
}

export function palette(look: Look, seed: number): Palette {
  const skin = new Color(look.skin);
  const hair = new Color(look.hairColour);
  const [h, s, l] = hsl(look.skin);
  // Dark skin goes with dark eyes far more often than not.
  const iris = l < 0.5 ? (IRISES[seed % 3] ?? "") : (IRISES[seed % IRISES.length] ?? "");
  const lip = skin.clone().multiplyScalar(0.62).lerp(new Color("#7a2a22"), 0.15).lerp(new Color("#a1413c"), 0.35);
  const covered = look.hair === "headscarf";
  const brow = covered
    ? new Color().setHSL(h, Math.min(s, 0.35), l * 0.25)
    : hair.clone().lerp(new Color("#3a2a22"), 0.35);
  const scrubs = look.coat ? new Color(look.top).multiplyScalar(0.72) : new Color(LEGS[seed % LEGS.length]);
  const own: Partial<Record<Slot, Color>> = {
    skin,
    lip,
    hair,
    brow,
    top: new Color(look.top),
    collar: new Color(look.top),
    legs: scrubs,
    iris: new Color(iris),
  };
  return {
    of: SLOTS.map((slot) => own[slot] ?? new Color(FIXED[slot] ?? "#888888")),
    warm: skin.clone().lerp(WARM, 0.28),
  };
}

function hsl(hex: string): [number, number, number] {
  const { h, s, l } = new Color(hex).getHSL({ h: 0, s: 0, l: 0 });
  return [h, s, l];
}

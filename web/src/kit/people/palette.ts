import type { MessageId } from "../../lib/intl/intl.tsx";

export interface Colour {
  readonly value: string;
  readonly name: MessageId;
}

/** Colours that people choose from, each with a name that can be said. */
export const SKINS: readonly Colour[] = [
  { value: "#6b4230", name: "own_look.skin.deep" },
  { value: "#8f5b3c", name: "own_look.skin.brown" },
  { value: "#b98258", name: "own_look.skin.warm" },
  { value: "#c78d68", name: "own_look.skin.olive" },
  { value: "#d9a98a", name: "own_look.skin.tan" },
  { value: "#e3b896", name: "own_look.skin.fair" },
  { value: "#ecc3a6", name: "own_look.skin.pale" },
];

export const HAIR_COLOURS: readonly Colour[] = [
  { value: "#1f1a1a", name: "own_look.colour.black" },
  { value: "#3a2618", name: "own_look.colour.dark_brown" },
  { value: "#6a3d24", name: "own_look.colour.chestnut" },
  { value: "#a2552a", name: "own_look.colour.red" },
  { value: "#c9a063", name: "own_look.colour.blond" },
  { value: "#8a8078", name: "own_look.colour.grey" },
  { value: "#c9c6bf", name: "own_look.colour.white" },
];

export const CLOTHES: readonly Colour[] = [
  { value: "#5b8f8a", name: "own_look.colour.teal" },
  { value: "#8aa0b4", name: "own_look.colour.blue" },
  { value: "#5f7a6d", name: "own_look.colour.pine" },
  { value: "#7d8f62", name: "own_look.colour.moss" },
  { value: "#d9b15f", name: "own_look.colour.yellow" },
  { value: "#b08457", name: "own_look.colour.ochre" },
  { value: "#b5656a", name: "own_look.colour.rose" },
  { value: "#7a6488", name: "own_look.colour.plum" },
];

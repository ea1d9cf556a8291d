/** Classes of surface: each is one material and, in a place, one mesh. */

export const SURFACES = [
  "plaster",
  "wood",
  "floor",
  "linen",
  "stone",
  "slab",
  "grass",
  "matte",
  "glazed",
  "metal",
  "leaf",
  "foliage",
] as const;

/** The brightest baked light that a byte can hold; stored as a square root. */
export const BAKE_RANGE = 8;

export type Surface = (typeof SURFACES)[number];

/** Of a mesh of a place, named `surface` or `group/surface`. */
export function surfaceOf(name: string): Surface {
  const last = name.slice(name.lastIndexOf("/") + 1);
  const found = SURFACES.find((one) => one === last);
  if (found === undefined) throw new Error(`No surface is called ${last}`);
  return found;
}

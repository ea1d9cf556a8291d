/** What the scene costs: to be held against its budget of 100 draws, 150 000 triangles and 5 MB over the wire. */

import type { WebGLRenderer } from "three";

export interface Figures {
  readonly draws: number;
  readonly triangles: number;
  readonly textures: number;
  readonly geometries: number;
  /** Over the wire, without code. */
  readonly bytes: number;
  /** From the start to the first picture of the room, and to the first with everybody in it. */
  readonly firstFrameMs: number | undefined;
  readonly peopleMs: number | undefined;
  /** Over the last second: below 40 for long, the page is the better way in. */
  readonly framesPerSecond: number;
}

export type Clocked = Pick<Figures, "bytes" | "firstFrameMs" | "peopleMs" | "framesPerSecond">;

/** Of the last frame; call it right after one that drew no shadows. */
export function measure(renderer: WebGLRenderer, clocked: Clocked): Figures {
  const { render, memory } = renderer.info;
  return {
    draws: render.calls,
    triangles: render.triangles,
    textures: memory.textures,
    geometries: memory.geometries,
    ...clocked,
  };
}

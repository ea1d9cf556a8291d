/** Mouse, touch and keys on the canvas: drag turns, a click or a number key chooses, hovering points. */

import { Vector2 } from "three";
import type { BodyMark, Vec3 } from "../core/model.ts";
import { markOfKey } from "./interactables.ts";
import type { View } from "./view.ts";

export interface Touches {
  readonly hit: (at: Vector2) => { readonly mark: string | undefined; readonly point: Vec3 | undefined } | undefined;
  readonly choose: (mark: string) => void;
  readonly chosen: () => string | undefined;
  readonly marks: () => readonly BodyMark[];
  readonly point: (at: Vec3 | undefined) => void;
  readonly mayPoint: () => boolean;
}

/** A press that moves farther than this is a drag. */
const CLICK_PX = 6;
const TURN_PER_PX = 0.0032;
const POINT_MS = 100;

export class Hands {
  readonly #canvas: HTMLCanvasElement;
  readonly #view: View;
  readonly #touches: Touches;
  readonly #done = new AbortController();
  #down: { x: number; y: number; moved: number } | undefined;
  #pointing = false;
  #lastPoint = 0;

  constructor(canvas: HTMLCanvasElement, view: View, touches: Touches) {
    this.#canvas = canvas;
    this.#view = view;
    this.#touches = touches;
    const { signal } = this.#done;
    canvas.addEventListener("pointerdown", this.#press, { signal });
    canvas.addEventListener("pointermove", this.#move, { signal });
    canvas.addEventListener("pointerup", this.#release, { signal });
    canvas.addEventListener("pointercancel", this.#cancel, { signal });
    canvas.addEventListener("pointerleave", this.#away, { signal });
    canvas.addEventListener("keydown", this.#key, { signal });
  }

  readonly #press = (event: PointerEvent): void => {
    this.#down = { x: event.clientX, y: event.clientY, moved: 0 };
    this.#canvas.setPointerCapture(event.pointerId);
  };

  readonly #move = (event: PointerEvent): void => {
    if (this.#down === undefined) {
      this.#hover(event);
      return;
    }
    const [dx, dy] = [event.clientX - this.#down.x, event.clientY - this.#down.y];
    this.#down = { x: event.clientX, y: event.clientY, moved: this.#down.moved + Math.hypot(dx, dy) };
    // The room follows the hand.
    if (this.#down.moved > CLICK_PX) this.#view.turn(dx * TURN_PER_PX, dy * TURN_PER_PX);
  };

  readonly #release = (event: PointerEvent): void => {
    const clicked = this.#down !== undefined && this.#down.moved <= CLICK_PX;
    this.#down = undefined;
    if (!clicked) return;
    const mark = this.#touches.hit(this.#at(event))?.mark;
    if (mark !== undefined) this.#touches.choose(mark);
  };

  readonly #cancel = (): void => {
    this.#down = undefined;
  };

  readonly #away = (): void => {
    if (this.#pointing) this.#touches.point(undefined);
    this.#pointing = false;
  };

  #hover(event: PointerEvent): void {
    if (event.timeStamp - this.#lastPoint < POINT_MS) return;
    this.#lastPoint = event.timeStamp;
    const hit = this.#touches.hit(this.#at(event));
    this.#canvas.style.cursor = hit?.mark === undefined ? "grab" : "pointer";
    if (!this.#touches.mayPoint()) return;
    if (hit?.point !== undefined) {
      this.#pointing = true;
      this.#touches.point(hit.point);
    } else this.#away();
  }

  readonly #key = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "0") this.#view.viewpoint = this.#view.viewpoint === "seat" ? "room" : "seat";
    else if (!this.#view.key(event.key)) {
      const chosen = markOfKey(event.key, this.#touches.marks(), this.#touches.chosen());
      if (chosen === undefined) return;
      const mark = chosen.id ?? this.#touches.chosen();
      if (mark !== undefined) this.#touches.choose(mark);
    }
    event.preventDefault();
  };

  #at(event: PointerEvent): Vector2 {
    const box = this.#canvas.getBoundingClientRect();
    return new Vector2(
      ((event.clientX - box.left) / box.width) * 2 - 1,
      1 - ((event.clientY - box.top) / box.height) * 2,
    );
  }

  dispose(): void {
    this.#done.abort();
  }
}

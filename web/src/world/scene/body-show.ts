/** The body with all that is shown at it: marks, pointers, the heart trace and the pulse above. */

import {
  BufferAttribute,
  BufferGeometry,
  type Camera,
  Group,
  Line,
  LineBasicMaterial,
  Mesh,
  MeshBasicMaterial,
  Raycaster,
  SphereGeometry,
  type Vector2,
  Vector3,
} from "three";
import type { BodyMark, Pulse, RoomState, Trace, Vec3 } from "../core/model.ts";
import { beatAt, breathAt } from "./beat.ts";
import { Card } from "./card.ts";
import { BODY, BODY_SCALE } from "./consulting-room.ts";
import type { Crowd } from "./crowd.ts";
import type { Unpacked } from "./pack.ts";
import { Ribbon } from "./ribbon.ts";
import type { SceneStrings } from "./strings.ts";
import { markPlace, Twin } from "./twin.ts";
import type { View } from "./view.ts";

const GREEN = "#2f6f62";
const HEART = "#a5392e";
/** The trace floats above the body for all of the room, and behind it, lower, for somebody at the table. */
const TRACE = { room: { height: 1.7, behind: 0 }, seat: { height: 1.58, behind: 0.62 } } as const;
const PULSE_OVER_TRACE = 0.31;
/** Around a mark, in m: what a finger or a mouse hits. */
const TARGET = 0.045;

interface Shown {
  readonly mark: BodyMark;
  readonly dot: Mesh<SphereGeometry, MeshBasicMaterial>;
  readonly card: Card;
}

interface Ray {
  readonly dot: Mesh<SphereGeometry, MeshBasicMaterial>;
  readonly line: Line<BufferGeometry, LineBasicMaterial>;
}

export class BodyShow {
  readonly group = new Group();
  readonly #twin: Twin;
  readonly #ribbon = new Ribbon();
  readonly #pulse = new Card(3.2);
  readonly #strings: SceneStrings;
  readonly #ball = new SphereGeometry(1, 16, 10);
  #marks: Shown[] = [];
  readonly #rays = new Map<string, Ray>();
  readonly #caster = new Raycaster();

  constructor(parts: ReadonlyMap<string, Unpacked>, strings: SceneStrings, full: boolean) {
    this.#strings = strings;
    this.#twin = new Twin(parts, full);
    this.group.add(this.#twin.group, this.#ribbon.group, this.#pulse.sprite);
  }

  setMarks(marks: readonly BodyMark[]): void {
    for (const { dot, card } of this.#marks) {
      dot.material.dispose();
      dot.removeFromParent();
      card.dispose();
    }
    this.#marks = marks.map((mark, i) => {
      const dot = new Mesh(this.#ball, new MeshBasicMaterial({ color: GREEN, toneMapped: false, transparent: true }));
      dot.position.set(...markPlace(marks, i));
      dot.renderOrder = 12;
      const card = new Card(2.1);
      this.group.add(dot, card.sprite);
      return { mark, dot, card };
    });
  }

  update(state: RoomState, trace: Trace | undefined, crowd: Crowd, view: View, nowMs: number, still: boolean): void {
    const live = state.pulse.standing === "live";
    const beat = live && trace !== undefined && !still ? beatAt(nowMs, trace.beatsMs) : 0;
    this.#twin.update(beat, still ? 0 : breathAt(nowMs));
    this.#ribbon.update(state.pulse.standing === "none" ? undefined : trace, nowMs);
    this.#turnTrace(view);
    this.#showPulse(state.pulse, view);
    this.#showMarks(state.chosenMark, view);
    this.#showPointers(state, crowd);
  }

  #showPulse({ ratePerMin, standing }: Pulse, view: View): void {
    const { sprite } = this.#pulse;
    sprite.visible = ratePerMin !== undefined && standing !== "none";
    if (ratePerMin === undefined) return;
    const line = standing === "live" ? this.#strings.live : this.#strings.stale;
    this.#pulse.write({ title: String(Math.round(ratePerMin)), unit: this.#strings.beatsAMinute, line, sign: "heart" });
    this.#pulse.place(this.#ribbon.group.position.clone().add(new Vector3(0, PULSE_OVER_TRACE, 0)), view.camera);
  }

  /** It faces whoever looks: seen from the side a trace says nothing. */
  #turnTrace({ camera, viewpoint }: View): void {
    const turn = Math.atan2(camera.position.x - BODY[0], camera.position.z - BODY[2]);
    const { height, behind } = TRACE[viewpoint];
    const { group } = this.#ribbon;
    group.position.set(BODY[0] - Math.sin(turn) * behind, height, BODY[2] - Math.cos(turn) * behind);
    group.rotation.y = turn;
  }

  #showMarks(chosen: string | undefined, view: View): void {
    const right = view.right(new Vector3());
    // From a seat the window's side is free of faces.
    const free = right.z < 0 ? 1 : -1;
    this.#marks.forEach(({ mark, dot, card }, i) => {
      const isChosen = mark.id === chosen;
      const far = view.camera.position.distanceTo(dot.position);
      dot.scale.setScalar((isChosen ? 0.009 : 0.006) * Math.max(1, far / 2));
      dot.material.color.set(isChosen ? HEART : GREEN);
      card.write({ title: mark.text, chosen: isChosen });
      const side = view.viewpoint === "seat" ? free : i % 2 === 0 ? 1 : -1;
      const aside = side * (0.22 + card.sprite.scale.x / 2);
      card.place(dot.position.clone().addScaledVector(right, aside), view.camera);
    });
  }

  #showPointers(state: RoomState, crowd: Crowd): void {
    for (const [person, ray] of this.#rays) {
      if (state.pointers.some((pointer) => pointer.person === person)) continue;
      this.#release(ray);
      this.#rays.delete(person);
    }
    for (const { person, at } of state.pointers) {
      const ray = this.#rays.get(person) ?? this.#newRay();
      this.#rays.set(person, ray);
      ray.dot.position.set(...at);
      const from = crowd.fingertipOf(person);
      ray.line.visible = from !== undefined;
      if (from === undefined) continue;
      const ends = ray.line.geometry.getAttribute("position") as BufferAttribute;
      ends.setXYZ(0, from.x, from.y, from.z);
      ends.setXYZ(1, ...at);
      ends.needsUpdate = true;
    }
  }

  #newRay(): Ray {
    const dot = new Mesh(this.#ball, new MeshBasicMaterial({ color: "#e7a23a", toneMapped: false, transparent: true }));
    dot.scale.setScalar(0.011);
    dot.renderOrder = 14;
    const geometry = new BufferGeometry();
    geometry.setAttribute("position", new BufferAttribute(new Float32Array(6), 3));
    const thin = new LineBasicMaterial({
      color: "#e7a23a",
      transparent: true,
      opacity: 0.75,
      depthWrite: false,
      toneMapped: false,
    });
    const line = new Line(geometry, thin);
    line.frustumCulled = false;
    line.renderOrder = 13;
    this.group.add(dot, line);
    return { dot, line };
  }

  #release({ dot, line }: Ray): void {
    dot.material.dispose();
    dot.removeFromParent();
    line.geometry.dispose();
    line.material.dispose();
    line.removeFromParent();
  }

  /** What lies under a place of the picture, −1 to 1 in both directions. */
  hit(at: Vector2, camera: Camera): { mark: string | undefined; point: Vec3 | undefined } {
    this.#caster.setFromCamera(at, camera);
    let [nearest, mark]: [number, string | undefined] = [TARGET, undefined];
    for (const shown of this.#marks) {
      const away = this.#caster.ray.distanceToPoint(shown.dot.position);
      if (away < nearest) [nearest, mark] = [away, shown.mark.id];
    }
    return { mark, point: this.#onFigure() };
  }

  /** Where the ray passes the figure: on the upright plane through it that faces the viewer, within its outline's box. */
  #onFigure(): Vec3 | undefined {
    const { origin, direction } = this.#caster.ray;
    const across = Math.hypot(direction.x, direction.z);
    if (across < 1e-6) return undefined;
    const [dx, dz] = [direction.x / across, direction.z / across];
    const far = ((BODY[0] - origin.x) * dx + (BODY[2] - origin.z) * dz) / across;
    const point = origin.clone().addScaledVector(direction, far - 0.06);
    const aside = Math.hypot(point.x - BODY[0], point.z - BODY[2]);
    const up = point.y - BODY[1];
    if (far < 0 || aside > 0.4 * BODY_SCALE || up < 0 || up > 1.8 * BODY_SCALE) return undefined;
    return point.toArray();
  }

  dispose(): void {
    this.setMarks([]);
    for (const ray of this.#rays.values()) this.#release(ray);
    this.#twin.dispose();
    this.#ribbon.dispose();
    this.#pulse.dispose();
    this.#ball.dispose();
  }
}

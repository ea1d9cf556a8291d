/** Everybody in the room: makes bodies when people come, lets them go, and tells each what to do. */

import { CanvasTexture, Group, Mesh, MeshBasicMaterial, PlaneGeometry, Vector3 } from "three";
import type { Pose, RoomPerson, RoomState } from "../core/model.ts";
import { Card } from "./card.ts";
import { BODY, SEATS, type Seat } from "./consulting-room.ts";
import { seedOf } from "./face.ts";
import type { Unpacked } from "./pack.ts";
import { Person } from "./person.ts";
import type { Place } from "./place.ts";
import type { SceneStrings } from "./strings.ts";
import type { View } from "./view.ts";

interface Member {
  readonly person: Person;
  readonly card: Card;
  readonly blob: Mesh;
  readonly made: string;
  readonly seat: number;
  about: RoomPerson;
}

export interface CrowdOptions {
  readonly parts: ReadonlyMap<string, Unpacked>;
  readonly probes: readonly (readonly number[])[];
  readonly place: Place;
  readonly strings: SceneStrings;
  readonly full: boolean;
}

export interface Moment {
  readonly state: RoomState;
  readonly poseOf: (id: string, nowMs: number) => Pose | undefined;
  readonly levelOf: (id: string) => number;
  readonly nowMs: number;
  readonly elapsedMs: number;
  readonly still: boolean;
}

/** At least this high, however far away. */
const LEAST_DEGREES = 2.4;
const SPEAKS = 0.02;

export class Crowd {
  readonly group = new Group();
  readonly #options: CrowdOptions;
  readonly #members = new Map<string, Member>();
  readonly #shade = new MeshBasicMaterial({ map: shadeUnder(), transparent: true, depthWrite: false, opacity: 0.42 });
  readonly #floor = new PlaneGeometry(1.15, 1.25).rotateX(-Math.PI / 2).translate(0, 0.024, 0.14);
  #speaker: string | undefined;
  #complete = false;

  constructor(options: CrowdOptions) {
    this.#options = options;
  }

  /** True when somebody came, went or changed: shadows have to be drawn anew. */
  keep(people: readonly RoomPerson[]): boolean {
    let changed = false;
    const wanted = new Map(people.filter((one) => one.standing === "here").map((one) => [one.id, one]));
    for (const [id, member] of this.#members) {
      const now = wanted.get(id);
      if (now !== undefined && keyOf(now) === member.made) {
        member.about = now;
        this.#label(member);
        continue;
      }
      this.#release(member);
      this.#members.delete(id);
      changed = true;
    }
    // One body a frame: several at once would let the page stand still, and nobody minds who comes a moment later.
    const waiting = [...wanted.values()].filter((one) => !this.#members.has(one.id) && SEATS[one.seat] !== undefined);
    const [next] = waiting;
    if (next !== undefined) {
      this.#members.set(next.id, this.#make(next, SEATS[next.seat] as Seat));
      changed = true;
    }
    this.#complete = wanted.size > 0 && waiting.length <= 1;
    if (changed)
      for (const seat of [0, 1]) {
        const rolled = [...this.#members.values()].some((one) => one.seat === seat && one.about.look.wheelchair);
        this.#options.place.showChair(seat, !rolled);
      }
    return changed;
  }

  #make(about: RoomPerson, seat: Seat): Member {
    const { parts, probes, full } = this.#options;
    const person = new Person(parts, seat, {
      look: about.look,
      seed: seedOf(about.id),
      badge: about.role === "clinician",
      chair: about.seat > 1,
      seatHeight: seat.height,
      probe: probes[about.seat] ?? probes[0] ?? [],
      full,
    });
    const blob = new Mesh(this.#floor, this.#shade);
    blob.renderOrder = 1;
    person.group.add(blob);
    const card = new Card(LEAST_DEGREES);
    this.group.add(person.group, card.sprite);
    const member: Member = { person, card, blob, made: keyOf(about), seat: about.seat, about };
    this.#label(member);
    return member;
  }

  #label({ card, about }: Member): void {
    const { strings } = this.#options;
    const line = about.self ? `${strings.roles[about.role]} · ${strings.you}` : strings.roles[about.role];
    card.write({ title: about.name, line, ...(about.role === "clinician" ? { sign: "verified" as const } : {}) });
  }

  update(moment: Moment, view: View): void {
    const { state, nowMs, elapsedMs, still } = moment;
    this.#speaker = this.#whoSpeaks(moment.levelOf);
    const place = new Vector3();
    for (const [id, { person, card, about }] of this.#members) {
      // From their own eyes nobody sees their own face.
      const shown = !(about.self && view.viewpoint === "seat");
      person.group.visible = shown;
      card.sprite.visible = shown;
      const pointer = state.pointers.find((one) => one.person === id);
      person.update({
        pose: about.self ? undefined : moment.poseOf(id, nowMs),
        gazeAt: this.#gazeOf(id, pointer !== undefined, view),
        level: moment.levelOf(id),
        pointAt: pointer === undefined ? undefined : new Vector3(...pointer.at),
        nowMs,
        elapsedMs,
        still,
      });
      card.place(person.labelPlace(place), view.camera);
    }
  }

  #whoSpeaks(levelOf: (id: string) => number): string | undefined {
    let [loudest, who]: [number, string | undefined] = [SPEAKS, undefined];
    for (const id of this.#members.keys()) {
      const level = levelOf(id);
      if (level > loudest) [loudest, who] = [level, id];
    }
    return who ?? this.#speaker;
  }

  /** Whoever points looks where they point; the others look at whoever speaks, and the speaker at somebody else. */
  #gazeOf(id: string, points: boolean, view: View): Vector3 | undefined {
    if (points) return new Vector3(BODY[0], BODY[1] + 0.6, BODY[2]);
    const target =
      this.#speaker !== undefined && this.#speaker !== id
        ? this.#members.get(this.#speaker)
        : [...this.#members].find(([other]) => other !== id)?.[1];
    if (target === undefined) return undefined;
    if (target.about.self && view.viewpoint === "seat") return view.camera.position.clone();
    return target.person.eyes(new Vector3());
  }

  fingertipOf(id: string): Vector3 | undefined {
    return this.#members.get(id)?.person.fingertip();
  }

  /** Everybody who is here has their body. */
  get complete(): boolean {
    return this.#complete;
  }

  get size(): number {
    return this.#members.size;
  }

  #release({ person, card }: Member): void {
    person.dispose();
    card.dispose();
  }

  dispose(): void {
    for (const member of this.#members.values()) this.#release(member);
    this.#members.clear();
    this.#shade.map?.dispose();
    this.#shade.dispose();
    this.#floor.dispose();
  }
}

/** Of everything that asks for another body. */
function keyOf({ seat, look, role }: RoomPerson): string {
  return JSON.stringify([seat, look, role]);
}

function shadeUnder(): CanvasTexture {
  const canvas = document.createElement("canvas");
  canvas.width = 128;
  canvas.height = 128;
  const paint = canvas.getContext("2d");
  const soft = paint?.createRadialGradient(64, 64, 6, 64, 64, 63);
  if (paint && soft) {
    soft.addColorStop(0, "rgba(30, 20, 12, 1)");
    soft.addColorStop(0.5, "rgba(30, 20, 12, 0.45)");
    soft.addColorStop(1, "rgba(30, 20, 12, 0)");
    paint.fillStyle = soft;
    paint.fillRect(0, 0, 128, 128);
  }
  return new CanvasTexture(canvas);
}

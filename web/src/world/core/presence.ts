/** Who is in the room, and where each of them stands. */

import { unpackTick } from "./frame.ts";
import type { Pose, RoomPerson, Vec3 } from "./model.ts";
import { Playout, PoseBuffer } from "./pose-buffer.ts";
import type { FromRoom, WirePerson } from "./wire.ts";

/** Twice as long as the longest pause between two tries to come back, and some. */
const MISSING_FOR_MS = 8_000;
const NO_WIRE = -1;

export class Presence {
  you = "";
  wire = 0;
  readonly #changed: () => void;
  readonly #people = new Map<string, WirePerson>();
  readonly #poses = new Map<number, PoseBuffer>();
  #playout = new Playout(50);
  #forget: ReturnType<typeof setTimeout> | undefined;

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  get ids(): readonly string[] {
    return [...this.#people.keys()];
  }

  get people(): readonly RoomPerson[] {
    return [...this.#people.values()].map(({ wire: _, ...one }): RoomPerson => ({ ...one, self: one.id === this.you }));
  }

  welcomed(message: Extract<FromRoom, { type: "welcome" }>): void {
    this.you = message.you;
    this.wire = message.wire;
    // After a death of the server's process the first to be back finds nobody: the others are on their way. A call with
    // them goes on meanwhile, so they are away, not gone.
    const missing = [...this.#people.values()].filter((one) => !message.people.some(({ id }) => id === one.id));
    this.#people.clear();
    for (const person of message.people) this.#people.set(person.id, person);
    for (const person of missing) this.#people.set(person.id, { ...person, standing: "away", wire: NO_WIRE });
    clearTimeout(this.#forget);
    if (missing.length > 0) this.#forget = setTimeout(() => this.#forgetMissing(), MISSING_FOR_MS);
    // Another process may have given other ids, and its clock is another.
    this.#poses.clear();
    this.#playout = new Playout(message.tickMs);
    this.#changed();
  }

  came(person: WirePerson): void {
    this.#people.set(person.id, person);
    this.#changed();
  }

  left(person: string): void {
    const wire = this.#people.get(person)?.wire;
    if (wire !== undefined) this.#poses.delete(wire);
    this.#people.delete(person);
    this.#changed();
  }

  ticked(frame: Uint8Array, nowMs: number): void {
    const tick = unpackTick(frame);
    if (!tick) return;
    this.#playout.arrived(tick.clockMs, nowMs);
    for (const { wire, pose } of tick.poses) {
      let buffer = this.#poses.get(wire);
      if (!buffer) {
        buffer = new PoseBuffer();
        this.#poses.set(wire, buffer);
      }
      buffer.add(tick.clockMs, pose);
    }
  }

  poseOf(person: string, nowMs: number): Pose | undefined {
    const wire = this.#people.get(person)?.wire;
    return wire === undefined ? undefined : this.#poses.get(wire)?.at(this.#playout.shownAt(nowMs));
  }

  headsOfOthers(): Vec3[] {
    return [...this.#people.values()].flatMap((one) => {
      const head = one.id === this.you ? undefined : this.#poses.get(one.wire)?.newest?.head.position;
      return head ? [head] : [];
    });
  }

  end(): void {
    clearTimeout(this.#forget);
  }

  #forgetMissing(): void {
    for (const { id, wire } of this.#people.values()) if (wire === NO_WIRE) this.#people.delete(id);
    this.#changed();
  }
}

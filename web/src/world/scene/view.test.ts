import { Euler, Quaternion, Vector3 } from "three";
import { describe, expect, it } from "vitest";
import type { Trace } from "../core/model.ts";
import { SEATS } from "./consulting-room.ts";
import { ribbonHeights } from "./ribbon.ts";
import { fieldOfView, lookAngles, seatedEye, View } from "./view.ts";

describe("the view", () => {
  it("from a seat is at eye height above it and looks to the other seat", () => {
    const view = new View();
    view.sit(1);
    const { position, rotation } = view.head();
    expect(position[1]).toBeGreaterThan(1.1);
    expect(position[1]).toBeLessThan(1.25);
    const forward = new Vector3(0, 0, -1).applyQuaternion(new Quaternion(...rotation));
    expect(forward.x).toBeLessThan(-0.9);
  });

  it("turns with the arrow keys, but never behind its own back", () => {
    const view = new View();
    view.sit(0);
    const yaw = (): number => new Euler().setFromQuaternion(view.camera.quaternion, "YXZ").y;
    const before = yaw();
    expect(view.key("ArrowLeft")).toBe(true);
    view.update(16, true);
    expect(yaw() - before).toBeCloseTo(Math.PI / 12, 5);
    for (let i = 0; i < 40; i++) view.key("ArrowLeft");
    view.update(16, true);
    expect(yaw() - before).toBeLessThan(2);
    expect(view.key("a")).toBe(false);
  });

  it("of the whole room still sends a head that sits", () => {
    const view = new View();
    view.sit(0);
    view.viewpoint = "room";
    const seat = SEATS[0];
    if (seat === undefined) throw new Error("there is no first seat");
    expect(view.head().position).toEqual(seatedEye(seat));
    expect(view.camera.position.z).toBeGreaterThan(3);
  });

  it("finds the angles to any place", () => {
    expect(lookAngles([0, 1, 0], [0, 1, -2]).yaw).toBeCloseTo(0, 9);
    expect(lookAngles([0, 1, 0], [-2, 1, 0]).yaw).toBeCloseTo(Math.PI / 2, 9);
    expect(lookAngles([0, 1, 0], [0, 3, -2]).pitch).toBeCloseTo(Math.PI / 4, 9);
  });
});

it("sees more up and down on a phone held upright, so that it sees enough across", () => {
  expect(fieldOfView(58, 16 / 9)).toBe(58);
  const upright = fieldOfView(58, 390 / 844);
  expect(upright).toBeGreaterThan(75);
  expect(fieldOfView(58, 0.1)).toBe(85);
});

describe("the heart trace", () => {
  const trace: Trace = {
    startMs: 1000,
    rateHz: 100,
    values: Float32Array.from({ length: 400 }, (_, i) => i),
    beatsMs: [],
  };

  it("fills the ribbon from low to high, oldest first", () => {
    const heights = ribbonHeights(trace, 4990, 100);
    expect(heights[99]).toBeCloseTo(1, 2);
    const drawn = [...heights].filter((height) => !Number.isNaN(height));
    expect(drawn[0]).toBeCloseTo(0, 2);
  });

  it("has a gap where nothing was measured", () => {
    const heights = ribbonHeights(trace, 3000, 100);
    expect(heights[0]).toBeNaN();
    expect(heights[99]).not.toBeNaN();
  });
});

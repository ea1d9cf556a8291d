import { expect, test } from "vitest";
import { packDocument, packPose, UPDATE, unpackPose, unpackTick } from "./frame.ts";
import type { Pose } from "./model.ts";

// The same bytes as in tests/spaces/test_frame.py.
const TURNED = "0201070002fa00400654f2fefff75f00000000000000000000f4840100ff7f96a06d09";
const LEANING = "ff00ffff0100000000000026417adbe80318fcd007fffdf7df00000000000000000000";
const HALF = Math.SQRT1_2;

const turned: Pose = {
  head: { position: [0.25, 1.6, -3.5], rotation: [0, HALF, 0, HALF] },
  right: { position: [-31.5, 0.001, 40], rotation: [-0.5, 0.5, -0.5, 0.5] },
};
const leaning: Pose = {
  head: { position: [0, 0, 0], rotation: [0.1, -0.2, 0.3, -0.9273618495495703] },
  left: { position: [1, -1, 2], rotation: [0, 0, 0, 1] },
};

const hex = (bytes: Uint8Array) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
const bytesOf = (text: string) => Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));

test("a pose is the bytes that the server knows", () => {
  expect(hex(packPose(0x0102, 7, turned).subarray(1))).toBe(TURNED);
  expect(hex(packPose(255, 65535, leaning).subarray(1))).toBe(LEANING);
});

test("what is read is what was written, and a hand that is not tracked is not there", () => {
  const { wire, sequence, pose } = unpackPose(new DataView(bytesOf(TURNED).buffer), 0);
  expect([wire, sequence]).toEqual([0x0102, 7]);
  expect(pose.left).toBeUndefined();
  expect(pose.head.position).toEqual([0.25, 1.6, -3.5]);
  expect(pose.head.rotation[1]).toBeCloseTo(HALF, 5);
});

test("a tick is read, and one of the wrong length is not", () => {
  const tick = bytesOf(`010100000900000000b807cc829c7942${LEANING}`);
  const read = unpackTick(tick);
  expect([read?.number, read?.clockMs, read?.poses.length]).toEqual([9, 1760000000123.5, 1]);
  expect(unpackTick(tick.subarray(1))).toBeUndefined();
  expect(unpackTick(tick.subarray(0, 20))).toBeUndefined();
});

test("an update carries its number", () => {
  expect(hex(packDocument(UPDATE, new Uint8Array([7, 8]), 258))).toBe("0201020100000708");
});

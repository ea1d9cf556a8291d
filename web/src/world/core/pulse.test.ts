import { expect, test } from "vitest";
import { TraceRing, unpackPulse } from "./pulse.ts";

function frame(startMs: number, { rate = 720, beats = [startMs + 100], values = [0.5, -0.5], flags = 0 } = {}) {
  const bytes = new Uint8Array(19 + 8 * beats.length + 4 * values.length);
  const view = new DataView(bytes.buffer);
  bytes[0] = 1;
  view.setFloat64(1, startMs, true);
  view.setFloat32(9, 100, true);
  bytes[13] = flags;
  view.setUint16(14, rate, true);
  bytes[16] = beats.length;
  for (const [index, beat] of beats.entries()) view.setFloat64(17 + 8 * index, beat, true);
  view.setUint16(17 + 8 * beats.length, values.length, true);
  for (const [index, value] of values.entries()) view.setFloat32(19 + 8 * beats.length + 4 * index, value, true);
  return bytes;
}

const read = (bytes: Uint8Array) => {
  const pulse = unpackPulse(bytes);
  if (!pulse) throw new Error("not read");
  return pulse;
};

test("a frame is read as it was written", () => {
  expect(unpackPulse(frame(1000))).toEqual({
    trace: { startMs: 1000, rateHz: 100, values: Float32Array.from([0.5, -0.5]), beatsMs: [1100] },
    ratePerMin: 72,
    stale: false,
    doubtful: false,
  });
  expect(read(frame(1000, { rate: 0 })).ratePerMin).toBeUndefined();
  expect(read(frame(1000, { flags: 1 })).stale).toBe(true);
  expect(read(frame(1000, { flags: 2 })).doubtful).toBe(true);
});

test("a frame of another version or of the wrong length is not read", () => {
  const good = frame(1000);
  expect(unpackPulse(good.subarray(0, -1))).toBeUndefined();
  expect(unpackPulse(Uint8Array.from([...good, 0]))).toBeUndefined();
  expect(unpackPulse(new Uint8Array(3))).toBeUndefined();
  expect(unpackPulse(Uint8Array.from([2, ...good.subarray(1)]))).toBeUndefined();
});

test("the trace is live while it comes, stale when it stops, and in order whatever came first", () => {
  const ring = new TraceRing();
  expect(ring.pulse(0).standing).toBe("none");
  ring.add(read(frame(2000)));
  ring.add(read(frame(1000)));
  ring.add(read(frame(2000)));
  expect(ring.pieces.map((piece) => piece.startMs)).toEqual([1000, 2000]);
  expect(ring.pulse(2100)).toEqual({ ratePerMin: 72, lateMs: 80, standing: "live", doubtful: false });
  expect(ring.pulse(6000).standing).toBe("stale");
  // A frame without samples says that the sensor is silent before the trace is old.
  ring.add(read(frame(2200, { flags: 1, values: [], beats: [] })));
  expect(ring.pulse(2200)).toMatchObject({ standing: "stale", lateMs: 180 });
  ring.add(read(frame(30_000)));
  expect(ring.pieces.map((piece) => piece.startMs)).toEqual([30_000]);
});

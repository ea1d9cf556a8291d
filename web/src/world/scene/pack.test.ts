// @vitest-environment node
import { describe, expect, it } from "vitest";
import { column, pack, positionColumn } from "../bake/pack.ts";
import { BadPack, floats, integers, unpack } from "./pack.ts";

function buffer(file: Uint8Array<ArrayBuffer>): ArrayBuffer {
  return file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength);
}

describe("a packed place", () => {
  const positions = [-3.2, 0, 4, 3.2, 2.9, -2.6, 0.001, 1.5, -23];
  const normals = [0, 1, 0, -1, 0, 0, 0, 0, 1];
  const mesh = {
    name: "chair-0/wood",
    index: Uint32Array.from([0, 1, 2, 2, 1, 0, 70_000, 0, 1]),
    low: Uint32Array.from([0, 2, 1]),
    columns: [
      positionColumn(positions),
      column("normal", "i8", 3, 1 / 127, normals),
      column("light", "u8", 1, 1 / 255, [0, 1, 0.5]),
    ],
  };

  it("comes back as it was, within its grid", async () => {
    const { meta, meshes } = await unpack(buffer(pack({ probes: [[1, 2]] }, [mesh])));
    const found = meshes.get("chair-0/wood");
    if (found === undefined) throw new Error("the mesh is gone");
    expect(meta).toEqual({ probes: [[1, 2]] });
    expect([...found.index]).toEqual([...mesh.index]);
    expect([...found.low]).toEqual([0, 2, 1]);
    // 27 m on 65535 steps.
    floats(found, "position").forEach((value, i) => {
      expect(Math.abs(value - (positions[i] ?? 0))).toBeLessThan(0.00025);
    });
    expect([...integers(found, "normal")]).toEqual([0, 127, 0, -127, 0, 0, 0, 0, 127]);
    expect([...integers(found, "light")]).toEqual([0, 255, 128]);
  });

  it("is refused when it is something else", async () => {
    await expect(unpack(new TextEncoder().encode("<!doctype html>").buffer)).rejects.toThrow(BadPack);
  });

  it("names what a mesh does not have", async () => {
    const { meshes } = await unpack(buffer(pack({}, [mesh])));
    const found = meshes.get("chair-0/wood");
    if (found === undefined) throw new Error("the mesh is gone");
    expect(() => floats(found, "colour")).toThrow("chair-0/wood has no colour");
  });
});

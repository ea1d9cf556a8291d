import { expect, test } from "vitest";
import { fingerprintOf, safetyCode } from "./safety-code.ts";

const A = "sha-256 AA:01";
const B = "sha-256 BB:02";
const C = "sha-256 CC:03";

test("all three see the same code, in whatever order and case they have the fingerprints", async () => {
  const code = await safetyCode([A, B, C]);
  expect(code).toMatch(/^\d{5} \d{5} \d{5} \d{5}$/);
  expect(await safetyCode([C, A, B, A])).toBe(code);
  expect(await safetyCode([B.toLowerCase(), C, A])).toBe(code);
});

test("one swapped fingerprint makes another code", async () => {
  const code = await safetyCode([A, B, C]);
  expect(await safetyCode([A, B, "sha-256 CC:04"])).not.toBe(code);
  expect(await safetyCode([A, B])).not.toBe(code);
});

test("the code stays the code: people compare it across versions", async () => {
  expect(await safetyCode([A, B])).toBe("40375 71888 34614 69477");
});

test("a fingerprint is found in a session description", () => {
  expect(fingerprintOf("v=0\r\na=fingerprint:sha-256 AB:CD\r\na=setup:actpass\r\n")).toBe("sha-256 ab:cd");
  expect(fingerprintOf("v=0\r\n")).toBeUndefined();
  expect(fingerprintOf(undefined)).toBeUndefined();
});

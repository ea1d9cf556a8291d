import { describe, expect, it } from "vitest";
import type { Visitor } from "../../api/model.ts";
import { actOf, isUnusual, lastDays, rowsOf } from "./visits-to-record.ts";

function line(part: Partial<Visitor>): Visitor {
  return {
    ...{ at: "2026-11-24T10:00:00Z", actor_id: "c1", actor_name: "Dr Osei", actor_role: "clinician" },
    ...{ action: "record.read", outcome: "done", purpose: "care", about: null },
    ...part,
  };
}

describe("what somebody did with a record", () => {
  it("tells looking from writing", () => {
    expect(actOf(line({ action: "visits.read_note" }))).toBe("read");
    expect(actOf(line({ action: "record.search" }))).toBe("read");
    expect(actOf(line({ action: "visits.sign_note" }))).toBe("wrote");
    expect(actOf(line({ action: "record.create" }))).toBe("wrote");
  });

  it("calls an emergency and a refused try unusual, whatever they wanted", () => {
    expect(actOf(line({ purpose: "emergency" }))).toBe("unusual");
    expect(actOf(line({ action: "visits.sign_note", outcome: "refused" }))).toBe("unusual");
  });
});

describe("the table of two weeks", () => {
  it("has one row for each, the unusual first", () => {
    const rows = rowsOf(
      [
        line({}),
        line({ action: "visits.write_note" }),
        line({ actor_id: "x", actor_name: "Vera Klim", purpose: "emergency", at: "2026-11-12T10:00:00Z" }),
      ],
      "Europe/Oslo",
    );
    expect(rows.map(({ name }) => name)).toEqual(["Vera Klim", "Dr Osei"]);
    expect(rows.map(isUnusual)).toEqual([true, false]);
    expect(rows[1]?.days.get("2026-11-24")).toEqual(["wrote", "read"]);
  });

  it("counts days where the person is: late in the evening is already tomorrow further east", () => {
    const [row] = rowsOf([line({ at: "2026-11-24T23:30:00Z" })], "Europe/Oslo");
    expect([...(row?.days.keys() ?? [])]).toEqual(["2026-11-25"]);
  });

  it("skips and doubles no day when the clocks change", () => {
    const days = lastDays(Date.parse("2026-10-26T12:00:00Z"), 4, "Europe/Oslo");
    expect(days).toEqual(["2026-10-23", "2026-10-24", "2026-10-25", "2026-10-26"]);
  });
});

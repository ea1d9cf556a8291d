import { beforeEach, describe, expect, it } from "vitest";
import { applySettings, keepSettings, PLAIN, readSettings } from "./settings.ts";

beforeEach(() => localStorage.clear());

describe("the look of a person's own", () => {
  it("is put on the page, and left to the system where they chose nothing", () => {
    const root = document.createElement("html");
    applySettings({ ...PLAIN, skin: "dark", letters: "easier", motion: "reduced", text_scale: 150 }, root);
    expect({ ...root.dataset }).toEqual({ skin: "dark", letters: "easier", motion: "reduced" });
    expect(root.style.fontSize).toBe("150%");
    applySettings(PLAIN, root);
    expect({ ...root.dataset }).toEqual({});
    expect(root.style.fontSize).toBe("");
  });

  it("stays on this device before anybody has signed in", () => {
    keepSettings({ ...PLAIN, skin: "high-contrast" });
    expect(readSettings().skin).toBe("high-contrast");
  });

  it("is plain where nothing was kept or what was kept cannot be read", () => {
    expect(readSettings()).toEqual(PLAIN);
    localStorage.setItem("abaton.settings", "{broken");
    expect(readSettings()).toEqual(PLAIN);
  });
});

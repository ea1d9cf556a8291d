import { createIntl } from "react-intl";
import { describe, expect, it } from "vitest";
import { tongueOf } from "./intl.tsx";
import { pseudo } from "./pseudo.ts";

describe("the pseudo-locale", () => {
  it("accents every letter, stands in brackets and grows by two fifths", () => {
    expect(pseudo("Come in now")).toBe("[Çóɱé íñ ñóŵ~~~~~]");
  });

  it("leaves arguments and tags as they are", () => {
    expect(pseudo("with {name}, <b>now</b>")).toMatch(/^\[ŵíţĥ \{name\}, <b>ñóŵ<\/b>~+\]$/);
  });

  it("goes into every branch of a plural", () => {
    const message = pseudo("{count, plural, one {# person waits} other {# people wait for {name}}}.");
    const intl = createIntl({ locale: "en", messages: { m: message } });
    expect(intl.formatMessage({ id: "m" }, { count: 1, name: "you" })).toMatch(/^\[1 þéŕšóñ ŵáíţš\./);
    expect(intl.formatMessage({ id: "m" }, { count: 2, name: "you" })).toMatch(/^\[2 þéóþļé ŵáíţ ƒóŕ you\./);
  });

  it("is chosen by the address, in either direction of reading", () => {
    expect(tongueOf("en-US", "?locale=pseudo")).toMatchObject({ dir: "ltr" });
    expect(tongueOf("en-US", "?locale=pseudo-rtl")).toMatchObject({ dir: "rtl" });
  });

  it("is not chosen by anything else", () => {
    expect(tongueOf("en-US", "?locale=klingon").messages["dialog.close"]).toBe("Close");
  });
});

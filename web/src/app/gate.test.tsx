import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import { App } from "./app.tsx";

function clinic(status: object): void {
  vi.stubGlobal("fetch", (path: string) => {
    if (path === "/api/status") return Promise.resolve(new Response(JSON.stringify(status)));
    const code = path === "/api/me" ? { code: "not_signed_in" } : { code: "not_found" };
    return Promise.resolve(new Response(JSON.stringify(code), { status: path === "/api/me" ? 401 : 404 }));
  });
}

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

it("sends whoever is not signed in to the door, once, and knows where they wanted to go", async () => {
  clinic({ database: true, set_up: true, demo: false });
  window.history.replaceState({}, "", "/settings");
  render(<App />);
  expect(await screen.findByRole("heading", { level: 1, name: /door is open/i })).toBeTruthy();
  expect(window.location.pathname + window.location.search).toBe("/sign-in?next=%2Fsettings");
});

it("leads to the first day while there has been none", async () => {
  clinic({ database: true, set_up: false, demo: false });
  window.history.replaceState({}, "", "/");
  render(<App />);
  expect(await screen.findByRole("heading", { level: 1, name: /first day/i })).toBeTruthy();
});

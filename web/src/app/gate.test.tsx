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

it("leads to sign-in when the session has ended, and shows nothing more of what was there", async () => {
  let ended = false;
  const me = { id: "p1", name: "Noor Haddad", roles: ["clinician"], patient_id: null, practitioner_id: "pr1" };
  vi.stubGlobal("fetch", (path: string) => {
    const refused = () => Promise.resolve(new Response('{"code":"not_signed_in"}', { status: 401 }));
    if (path === "/api/status") return Promise.resolve(new Response('{"database":true,"set_up":true,"demo":false}'));
    if (ended) return refused();
    if (path === "/api/me")
      return Promise.resolve(
        new Response(JSON.stringify({ ...me, locale: "en-GB", zone: "Europe/Oslo", settings: {} })),
      );
    return path.startsWith("/api/visits") || path.startsWith("/api/needs-me") || path.startsWith("/api/notices")
      ? Promise.resolve(new Response("[]"))
      : Promise.resolve(new Response('{"code":"not_found"}', { status: 404 }));
  });
  window.history.replaceState({}, "", "/");
  render(<App />);
  expect(await screen.findByText("Noor Haddad", {}, { timeout: 5_000 })).toBeTruthy();
  ended = true;
  expect(await screen.findByRole("heading", { level: 1, name: /door is open/i }, { timeout: 5_000 })).toBeTruthy();
  expect(screen.queryByText("Noor Haddad")).toBeNull();
}, 15_000);

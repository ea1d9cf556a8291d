import { afterEach, expect, it, vi } from "vitest";
import { call, Problem } from "./client.ts";

afterEach(() => {
  vi.unstubAllGlobals();
});

function answer(body: string | null, init: ResponseInit) {
  const fetched = vi.fn(() => Promise.resolve(new Response(body, init)));
  vi.stubGlobal("fetch", fetched);
  return fetched;
}

it("sends a body as JSON and reads the answer", async () => {
  const fetched = answer('{"id":"v1"}', { status: 200 });
  expect(await call("POST", "/api/visits", { slot: "s" })).toEqual({ id: "v1" });
  expect(fetched).toHaveBeenCalledWith(
    "/api/visits",
    expect.objectContaining({ method: "POST", body: '{"slot":"s"}' }),
  );
});

it("says of what it asks while nobody touches the page that it asks by itself", async () => {
  const headers = () => (fetched.mock.lastCall as unknown as [string, RequestInit])[1].headers;
  const fetched = answer("{}", { status: 200 });
  const now = vi.spyOn(Date, "now").mockReturnValue(Date.now() + 61_000);
  await call("GET", "/api/visits");
  expect(headers()).toMatchObject({ "X-Abaton-Background": "1" });
  await call("POST", "/api/visits", {});
  expect(headers()).not.toHaveProperty("X-Abaton-Background");
  dispatchEvent(new Event("keydown"));
  await call("GET", "/api/visits").catch(() => undefined);
  expect(headers()).not.toHaveProperty("X-Abaton-Background");
  now.mockRestore();
});

it("takes an answer without content as done", async () => {
  answer(null, { status: 204 });
  expect(await call("DELETE", "/api/session")).toBeUndefined();
});

it("turns problem+json into a Problem that says what, and whether to try again", async () => {
  answer('{"code":"too_many_tries","retry":false,"invalid":{"login":"must be shorter"}}', {
    status: 429,
    headers: { "Retry-After": "90" },
  });
  const problem = await call("POST", "/api/session", {}).catch((error: unknown) => error);
  expect(problem).toBeInstanceOf(Problem);
  expect(problem).toMatchObject({ status: 429, code: "too_many_tries", retry: false, retryAfterS: 90 });
  expect(problem).toMatchObject({ invalid: { login: "must be shorter" } });
});

it("gives a proxy's own page a code too", async () => {
  answer("<html>Bad gateway</html>", { status: 502 });
  await expect(call("GET", "/api/me")).rejects.toMatchObject({ code: "unavailable", retry: true });
});

it("says when nobody answered at all", async () => {
  vi.stubGlobal("fetch", () => Promise.reject(new TypeError("network")));
  await expect(call("GET", "/api/me")).rejects.toMatchObject({ status: 0, code: "unreachable", retry: true });
});

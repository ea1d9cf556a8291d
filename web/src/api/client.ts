/** The one door to the server. */

import { isAway } from "../lib/activity.ts";

export type Method = "GET" | "POST" | "PUT" | "DELETE";

/** What went wrong, as RFC 9457 says it. Branch on `code`; `retry` says whether the same call may succeed a little later. */
export class Problem extends Error {
  readonly status: number;
  readonly code: string;
  readonly retry: boolean;
  /** By element: what it must be. */
  readonly invalid: Readonly<Record<string, string>>;
  /** How long the server asks us to wait. */
  readonly retryAfterS: number | undefined;

  constructor(
    status: number,
    code: string,
    more: { retry?: boolean; invalid?: Record<string, string>; retryAfterS?: number | undefined } = {},
  ) {
    super(code);
    this.name = "Problem";
    this.status = status;
    this.code = code;
    this.retry = more.retry ?? false;
    this.invalid = more.invalid ?? {};
    this.retryAfterS = more.retryAfterS;
  }
}

/** Ask the server. Throws `Problem`; the code is `unreachable` when no answer came. */
export async function call<Reply>(method: Method, path: string, body?: unknown, signal?: AbortSignal): Promise<Reply> {
  const request: RequestInit = { method, headers: { Accept: "application/json" } };
  if (signal !== undefined) request.signal = signal;
  if (body !== undefined) {
    request.body = JSON.stringify(body);
    request.headers = { ...request.headers, "Content-Type": "application/json" };
  }
  if (method === "GET" && isAway()) request.headers = { ...request.headers, "X-Abaton-Background": "1" };
  let response: Response;
  try {
    response = await fetch(path, request);
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw new Problem(0, "unreachable", { retry: true });
  }
  if (!response.ok) throw await problemOf(response);
  if (response.status === 204) return undefined as Reply;
  const text = await response.text();
  if (text === "") return undefined as Reply;
  try {
    return JSON.parse(text) as Reply;
  } catch {
    // A page instead of an answer: a proxy, or a server that does not know this path.
    throw new Problem(response.status, "not_understood");
  }
}

async function problemOf(response: Response): Promise<Problem> {
  const wait = Number(response.headers.get("Retry-After"));
  const retryAfterS = Number.isFinite(wait) && wait > 0 ? wait : undefined;
  const fallback = [502, 503, 504].includes(response.status) ? "unavailable" : `http_${response.status}`;
  try {
    const said = (await response.json()) as { code?: string; retry?: boolean; invalid?: Record<string, string> };
    return new Problem(response.status, said.code ?? fallback, {
      retry: said.retry ?? fallback === "unavailable",
      invalid: said.invalid ?? {},
      retryAfterS,
    });
  } catch {
    return new Problem(response.status, fallback, { retry: fallback === "unavailable", retryAfterS });
  }
}

import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Connection } from "./connection.ts";

/** A socket whose other end says nothing of itself. */
class Socket {
  static made: Socket[] = [];
  static readonly OPEN = 1;
  readyState = 0;
  binaryType = "";
  onopen: (() => void) | null = null;
  onclose: (() => void) | null = null;
  onmessage: ((event: { data: string }) => void) | null = null;

  constructor() {
    Socket.made.push(this);
  }

  close(): void {
    this.readyState = 3;
  }

  open(): void {
    this.readyState = 1;
    this.onopen?.();
  }

  say(): void {
    this.onmessage?.({ data: '{"type":"room","locked":false}' });
  }
}

const handlers = { opened: vi.fn(), heard: vi.fn(), received: vi.fn(), lost: vi.fn() };
let connection: Connection;
let stoodStillMs = 0;

beforeEach(() => {
  vi.useFakeTimers();
  stoodStillMs = 0;
  const timers = performance.now.bind(performance);
  vi.spyOn(performance, "now").mockImplementation(() => timers() + stoodStillMs);
  vi.stubGlobal("WebSocket", Socket);
  Socket.made = [];
  for (const one of Object.values(handlers)) one.mockClear();
  connection = new Connection("ws://clinic/worlds", handlers);
});

afterEach(() => {
  connection.end();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

function first(): Socket {
  return Socket.made[0] as Socket;
}

/** The page computes for so long that no timer fires and no message is told; one look follows, late. */
function stall(ms: number): void {
  stoodStillMs += ms;
  vi.advanceTimersToNextTimer();
}

test("a line that is silent while the page is awake is given up within seconds, and made again", () => {
  first().open();
  vi.advanceTimersByTime(3_900);
  expect(handlers.lost).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1_500);
  expect(handlers.lost).toHaveBeenCalledOnce();
  expect(first().readyState).toBe(3);
  vi.advanceTimersByTime(500);
  expect(Socket.made).toHaveLength(2);
});

test("a line that is not made is given up, but not before a slow network had its time", () => {
  vi.advanceTimersByTime(9_900);
  expect(handlers.lost).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1_500);
  expect(handlers.lost).toHaveBeenCalledOnce();
});

test("a page that stands still for many seconds keeps the line that is being made, and the one that is there", () => {
  for (let i = 0; i < 8; i++) stall(15_000);
  expect(handlers.lost).not.toHaveBeenCalled();
  first().open();
  for (let i = 0; i < 8; i++) stall(15_000);
  first().say();
  vi.advanceTimersByTime(3_900);
  expect(handlers.lost).not.toHaveBeenCalled();
  expect(Socket.made).toHaveLength(1);
});

test("a line that died while the page stood still is given up once the page is awake", () => {
  first().open();
  stall(30_000);
  vi.advanceTimersByTime(6_500);
  expect(handlers.lost).toHaveBeenCalledOnce();
});

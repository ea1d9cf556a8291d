import { afterEach, beforeEach, expect, test, vi } from "vitest";
import * as Y from "yjs";
import { DOCUMENT, KEPT, packDocument, packPose, STATE_VECTOR, UPDATE } from "./frame.ts";
import type { Look } from "./model.ts";
import { joinRoom, type Room } from "./room.ts";

const look: Look = {
  skin: "#c68c6a",
  hair: "short",
  hairColour: "#2b2118",
  top: "#335577",
  coat: false,
  glasses: false,
  beard: false,
  hearingAid: false,
  wheelchair: false,
};

/** The other end of the line. */
class Line {
  static lines: Line[] = [];
  static readonly OPEN = 1;
  readyState = 0;
  bufferedAmount = 0;
  binaryType = "";
  readonly sent: (string | Uint8Array)[] = [];
  onopen: (() => void) | null = null;
  onclose: (() => void) | null = null;
  onmessage: ((event: { data: string | ArrayBuffer }) => void) | null = null;

  readonly url: string;

  constructor(url: string) {
    this.url = url;
    Line.lines.push(this);
  }

  send(data: string | Uint8Array): void {
    this.sent.push(data);
  }

  close(): void {
    this.readyState = 3;
  }

  open(): void {
    this.readyState = 1;
    this.onopen?.();
  }

  break(): void {
    this.readyState = 3;
    this.onclose?.();
  }

  say(word: object): void {
    this.onmessage?.({ data: JSON.stringify(word) });
  }

  bytes(frame: Uint8Array): void {
    this.onmessage?.({ data: frame.slice().buffer });
  }

  get words(): { type: string; [key: string]: unknown }[] {
    return this.sent.flatMap((one) => (typeof one === "string" ? [JSON.parse(one)] : []));
  }

  get poses(): Uint8Array[] {
    return this.sent.flatMap((one) => (typeof one !== "string" && one[0] === 1 ? [one] : []));
  }
}

const person = (id: string, wire: number, more = {}) => ({
  id,
  wire,
  name: id,
  role: "guest",
  seat: wire,
  standing: "here",
  look,
  microphone: "off",
  camera: "off",
  abilities: ["move", "point", "write"],
  ...more,
});

const welcome = (...people: object[]) => ({
  type: "welcome",
  you: "ana",
  wire: 0,
  room: "r",
  kind: "consulting",
  locked: false,
  people,
  tickMs: 50,
  nowMs: 1_000_000,
});

function tick(clockMs: number, ...poses: Uint8Array[]): Uint8Array {
  const frame = new Uint8Array(16 + 35 * poses.length);
  frame[0] = 1;
  frame[1] = poses.length;
  new DataView(frame.buffer).setFloat64(8, clockMs, true);
  for (const [index, pose] of poses.entries()) frame.set(pose.subarray(1), 16 + 35 * index);
  return frame;
}

const standing = (x: number) => ({ head: { position: [x, 1.6, 0] as const, rotation: [0, 0, 0, 1] as const } });
const line = () => Line.lines.at(-1) as Line;
let room: Room;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "setInterval", "clearInterval", "performance", "Date"] });
  vi.stubGlobal("WebSocket", Line);
  Line.lines = [];
});

afterEach(() => {
  room.leave();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function enter(more: Partial<Parameters<typeof joinRoom>[0]> = {}): void {
  room = joinRoom({ url: "wss://clinic.test/worlds", room: "r", ticket: "secret", look, ...more });
  line().open();
}

test("the ticket goes in the first message and not in the address", () => {
  enter();
  expect(line().url).toBe("wss://clinic.test/worlds");
  expect(line().words).toEqual([{ type: "join", room: "r", ticket: "secret", look, microphone: "off", camera: "off" }]);
  line().say(welcome(person("ana", 0), person("ben", 1)));
  const { connection, people } = room.store.getState();
  expect(connection).toBe("joined");
  expect(people.map((one) => [one.id, one.self])).toEqual([
    ["ana", true],
    ["ben", false],
  ]);
});

test("a pose goes out at once, then at most thirty times a second, and once a second while nothing moves", () => {
  enter();
  line().say(welcome(person("ana", 0)));
  room.sendPose(standing(0));
  expect(line().poses).toHaveLength(1);
  for (let ms = 0; ms < 1000; ms += 5) {
    vi.advanceTimersByTime(5);
    room.sendPose(standing(ms / 1000));
  }
  const moving = line().poses.length - 1;
  expect(moving).toBeGreaterThanOrEqual(20);
  expect(moving).toBeLessThanOrEqual(31);
  const before = line().poses.length;
  vi.advanceTimersByTime(100);
  for (let quiet = 0; quiet < 2900; quiet += 50) {
    if (quiet % 1000 === 0) line().bytes(tick(1_000_000 + quiet));
    vi.advanceTimersByTime(50);
  }
  expect(line().poses.length - before).toBeLessThanOrEqual(4);
  expect(line().poses.length - before).toBeGreaterThanOrEqual(2);
});

test("somebody who moves is shown a tick and a half late, between the places they were at", () => {
  enter();
  line().say(welcome(person("ana", 0), person("ben", 1)));
  for (let number = 0; number <= 20; number++) {
    vi.advanceTimersByTime(50);
    line().bytes(tick(1_000_000 + number * 50, packPose(1, number, standing(5 + number * 0.1))));
  }
  expect(room.poseOf("ben", performance.now())?.head.position[0]).toBeCloseTo(5 + 18.5 * 0.1, 2);
});

test("nobody is drawn closer than the bubble, and nobody moves into another's", () => {
  enter();
  line().say(welcome(person("ana", 0), person("ben", 1)));
  line().bytes(tick(1_000_000, packPose(1, 1, standing(1))));
  expect(room.sendPose(standing(0.9)).head.position[0]).toBeCloseTo(0.5);
  line().bytes(tick(1_000_050, packPose(1, 2, standing(0.6))));
  vi.advanceTimersByTime(500);
  expect(room.poseOf("ben", performance.now())?.head.position[0]).toBeCloseTo(1.0);
});

test("a lost line is made again within two seconds, as often as it takes, and everything is told anew", () => {
  enter();
  line().say(welcome(person("ana", 0)));
  room.sendPose(standing(0));
  for (let loss = 0; loss < 4; loss++) {
    const before = Line.lines.length;
    line().break();
    expect(room.store.getState().connection).toBe("reconnecting");
    vi.advanceTimersByTime(2_000);
    expect(Line.lines.length).toBe(before + 1);
  }
  line().open();
  expect(line().words[0]?.type).toBe("join");
  line().say(welcome(person("ana", 7)));
  vi.advanceTimersByTime(100);
  expect(room.store.getState().connection).toBe("joined");
  expect(line().poses.length).toBeGreaterThan(0);
});

test("a line that says nothing is given up", () => {
  enter();
  line().say(welcome(person("ana", 0)));
  vi.advanceTimersByTime(5_500);
  expect(Line.lines.length).toBeGreaterThan(1);
});

test("a stale ticket is renewed; another refusal, or another tab, ends it", async () => {
  const renewTicket = vi.fn(async () => "fresh");
  enter({ renewTicket });
  line().say({ type: "refused", code: "ticket_stale" });
  line().break();
  await vi.waitFor(() => expect(renewTicket).toHaveBeenCalledOnce());
  await vi.advanceTimersByTimeAsync(1_000);
  line().open();
  expect(line().words[0]?.ticket).toBe("fresh");
  line().say(welcome(person("ana", 0)));
  line().say({ type: "refused", code: "replaced" });
  expect(room.store.getState()).toMatchObject({ connection: "replaced", refusal: "replaced" });
  const lines = Line.lines.length;
  vi.advanceTimersByTime(20_000);
  expect(Line.lines.length).toBe(lines);
});

test("what is drawn while the line is down reaches the room when it is back, and is then kept", () => {
  enter();
  line().say(welcome(person("ana", 0)));
  const server = new Y.Doc();
  const sync = () => line().bytes(packDocument(STATE_VECTOR, Y.encodeStateVector(server)));
  const updates = () =>
    line().sent.filter((one): one is Uint8Array => typeof one !== "string" && one[0] === DOCUMENT && one[1] === UPDATE);
  const keep = (update: Uint8Array) => {
    const number = update.slice(2, 6);
    Y.applyUpdate(server, update.subarray(6));
    line().bytes(Uint8Array.from([DOCUMENT, KEPT, ...number]));
  };
  sync();
  expect(room.store.getState().kept).toBe(true);
  room.chooseMark("m1");
  expect(room.store.getState()).toMatchObject({ chosenMark: "m1", kept: false });
  for (const update of updates()) keep(update);
  expect(room.store.getState().kept).toBe(true);
  line().break();
  room.turnBody(1.5);
  expect(room.store.getState().kept).toBe(false);
  vi.advanceTimersByTime(2_000);
  line().open();
  line().say(welcome(person("ana", 0)));
  sync();
  for (const update of updates()) keep(update);
  expect(server.getMap("body").toJSON()).toEqual({ mark: "m1", turn: 1.5 });
  expect(room.store.getState().kept).toBe(true);
});

test("in the safe place nothing goes out", () => {
  enter();
  line().say(welcome(person("ana", 0)));
  room.sendPose(standing(0));
  room.safePlace();
  const before = line().poses.length;
  for (let step = 0; step < 20; step++) {
    vi.advanceTimersByTime(50);
    room.sendPose(standing(step));
  }
  expect(line().poses.length).toBe(before);
  expect(room.store.getState().safe).toBe(true);
  room.comeBack();
  vi.advanceTimersByTime(100);
  room.sendPose(standing(3));
  expect(line().poses.length).toBeGreaterThan(before);
});

test("words come with their time on this page's clock, whatever the server's clock says", () => {
  enter();
  line().say(welcome(person("ana", 0)));
  const nowMs = performance.now();
  line().say({ type: "said", id: "1", person: "ana", kind: "caption", text: "Hello", atMs: 1_000_000 });
  expect(room.store.getState().captions).toEqual([{ id: "1", person: "ana", text: "Hello", atMs: nowMs }]);
});

test("who is not back yet when the room is joined again is away, and gone when they do not come", () => {
  enter();
  line().say(welcome(person("ana", 0), person("ben", 1), person("eve", 2)));
  line().break();
  vi.advanceTimersByTime(2_000);
  line().open();
  line().say(welcome(person("ana", 0)));
  const standings = () => room.store.getState().people.map((one) => [one.id, one.standing]);
  expect(standings()).toEqual([
    ["ana", "here"],
    ["ben", "away"],
    ["eve", "away"],
  ]);
  line().say({ type: "joined", person: person("ben", 5) });
  for (let second = 0; second < 9; second++) {
    line().bytes(tick(1_000_000 + second * 1000));
    vi.advanceTimersByTime(1_000);
  }
  expect(standings()).toEqual([
    ["ana", "here"],
    ["ben", "here"],
  ]);
});

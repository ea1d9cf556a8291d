/** People in one room of either server: each sends 20 poses a second, two more come and go each second.
 *
 * Reads one JSON object from its arguments, writes one: how many poses arrived, how late, in how many bytes.
 */

import WebSocket from "ws";

const PLAN = JSON.parse(process.argv[2]);
const EVERY_MS = 50;
const LATE_JOIN_EVERY_MS = 500;
const STAYS_MS = 400;
const POSE = 35;
/** Found in a patch of Colyseus, which is not decoded here. */
const MARK = Buffer.from([0x7e, 0x7d, 0x7e, 0x7b, 0x7e]);

/** Sent instants by sender and sequence. */
const sent = Array.from({ length: PLAN.people }, () => new Float64Array(1 << 14));
const lateMs = [];
let measuring = false;
let arrived = 0;
let bytes = 0;
let messages = 0;

class Person {
  sequence = 0;
  joined = false;

  constructor(index, samples) {
    this.index = index;
    this.samples = samples;
  }

  /** Pose bytes: all below 128, so that they are as many bytes in a string. */
  pose() {
    this.sequence = (this.sequence + 1) & 0x3fff;
    const pose = Buffer.alloc(POSE, 0x11);
    MARK.copy(pose, 5);
    pose[10] = this.index >> 7;
    pose[11] = this.index & 127;
    pose[12] = this.sequence >> 7;
    pose[13] = this.sequence & 127;
    sent[this.index][this.sequence] = performance.now();
    return pose;
  }

  seen(data, at) {
    const from = (data[at] << 7) | data[at + 1];
    if (from === this.index || from >= PLAN.people) return;
    arrived++;
    lateMs.push(performance.now() - sent[from][(data[at + 2] << 7) | data[at + 3]]);
  }

  received(data) {
    if (!measuring) return;
    bytes += data.length;
    messages++;
    if (this.samples) this.look(data);
  }

  leave() {
    this.socket.close();
  }
}

class InAbaton extends Person {
  join() {
    const { session, ticket } = PLAN.tickets.shift();
    const headers = { Origin: PLAN.url.replace("ws:", "http:"), Cookie: `abaton_session=${session}` };
    this.socket = new WebSocket(`${PLAN.url}/worlds`, { headers, perMessageDeflate: false });
    return new Promise((done, fail) => {
      this.socket.on("open", () => this.socket.send(JSON.stringify({ type: "join", room: PLAN.room, ticket, look: PLAN.look })));
      this.socket.on("error", fail);
      this.socket.on("message", (data, binary) => {
        if (binary) return this.received(data);
        const word = JSON.parse(data);
        if (word.type === "refused") fail(new Error(word.code));
        if (word.type !== "welcome") return;
        this.wire = word.wire;
        this.joined = true;
        done();
      });
    });
  }

  send() {
    const pose = this.pose();
    pose.writeUInt16LE(this.wire, 0);
    this.socket.send(Buffer.concat([Buffer.from([1]), pose]));
  }

  look(data) {
    if (data[0] !== 1) return;
    for (let at = 16; at < data.length; at += POSE) this.seen(data, at + 10);
  }
}

class InColyseus extends Person {
  async join() {
    const request = { method: "POST", headers: { "content-type": "application/json" }, body: "{}" };
    const seat = await (await fetch(`${PLAN.url.replace("ws:", "http:")}/matchmake/joinOrCreate/meeting`, request)).json();
    this.socket = new WebSocket(`${PLAN.url}/${seat.processId}/${seat.roomId}?sessionId=${seat.sessionId}`, { perMessageDeflate: false });
    await new Promise((done, fail) => {
      this.socket.on("error", fail);
      this.socket.on("message", (data) => {
        if (data[0] === 10) {
          this.socket.send(Buffer.from([10]));
          this.joined = true;
          done();
        } else {
          this.received(data);
        }
      });
    });
  }

  send() {
    this.socket.send(Buffer.concat([HEAD, this.pose()]));
  }

  look(data) {
    if (data[0] !== 15) return;
    for (let at = data.indexOf(MARK); at >= 0; at = data.indexOf(MARK, at + POSE)) this.seen(data, at + MARK.length);
  }
}

/** ROOM_DATA_BYTES, then the name of the message as MessagePack writes it. */
const HEAD = Buffer.concat([Buffer.from([17, 0xa4]), Buffer.from("pose")]);
const Kind = PLAN.kind === "abaton" ? InAbaton : InColyseus;
const people = Array.from({ length: PLAN.people }, (_, index) => new Kind(index, index % 5 === 0));
for (const one of people) await one.join();

const begin = performance.now();
const due = people.map((_, index) => begin + (index / people.length) * EVERY_MS);
const sending = setInterval(() => {
  const now = performance.now();
  for (const [index, one] of people.entries()) {
    while (due[index] <= now) {
      due[index] += EVERY_MS;
      one.send();
    }
  }
}, 2);
let late = 0;
const joining = setInterval(() => {
  const one = new Kind(PLAN.people + late++, false);
  one.join().then(() => setTimeout(() => one.leave(), STAYS_MS), (error) => console.error(error.message));
}, LATE_JOIN_EVERY_MS);

const wait = (seconds) => new Promise((done) => setTimeout(done, seconds * 1000));
await wait(PLAN.warm_s);
process.stdout.write("begin\n");
measuring = true;
const since = performance.now();
await wait(PLAN.measure_s);
measuring = false;
const took_s = (performance.now() - since) / 1000;
process.stdout.write("end\n");
clearInterval(sending);
clearInterval(joining);
const samplers = people.filter((one) => one.samples).length;
lateMs.sort((one, other) => one - other);
const at = (share) => lateMs[Math.min(lateMs.length - 1, Math.floor(lateMs.length * share))];
const result = {
  deliveries: (arrived / samplers) * people.length,
  expected: people.length * (people.length - 1) * 20 * took_s,
  p50_ms: at(0.5),
  p99_ms: at(0.99),
  kb_per_s: bytes / 1000 / took_s / people.length,
  messages_per_s: messages / took_s / people.length,
  late,
};
process.stdout.write(`${JSON.stringify(result)}\n`);
process.exit(0);

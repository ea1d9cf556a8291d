/** The connection to one other person.
 *
 * One of two offers, always the same one: the one with the greater id. So two offers never cross, and the other has
 * nothing to roll back. Voice and picture have their places from the first offer on; what is switched on or off later
 * only fills or empties them, without another negotiation.
 *
 * A peer outlives the line to the room. What was said while that was down is told again when it is back.
 */

import type { Link } from "../model.ts";
import { fingerprintOf } from "./safety-code.ts";

/** A moment's loss mends itself; this long a loss does not. */
const RESTART_AFTER_MS = 2_000;
const RESTART_AGAIN_MS = 5_000;

export type PeerSignal =
  | { readonly kind: "hello"; readonly instance: string }
  | {
      readonly kind: "description";
      readonly instance: string;
      readonly description: { readonly type: RTCSdpType; readonly sdp?: string | undefined };
    }
  | { readonly kind: "candidate"; readonly instance: string; readonly candidate: RTCIceCandidateInit | null }
  | { readonly kind: "restart"; readonly instance: string };

export interface PeerOptions {
  readonly offers: boolean;
  readonly configuration: RTCConfiguration;
  readonly tracks: () => { readonly audio: MediaStreamTrack | null; readonly video: MediaStreamTrack | null };
  readonly send: (signal: PeerSignalBody) => boolean;
  readonly changed: () => void;
}

type WithoutInstance<T> = T extends unknown ? Omit<T, "instance"> : never;
export type PeerSignalBody = WithoutInstance<Exclude<PeerSignal, { kind: "hello" }>>;

export class Peer {
  readonly connection: RTCPeerConnection;
  readonly audio = new MediaStream();
  readonly video = new MediaStream();
  readonly #options: PeerOptions;
  readonly #early: (RTCIceCandidateInit | null)[] = [];
  #restart: ReturnType<typeof setTimeout> | undefined;
  #closed = false;
  #taking: Promise<void> = Promise.resolve();

  constructor(options: PeerOptions) {
    this.#options = options;
    const connection = new RTCPeerConnection(options.configuration);
    this.connection = connection;
    connection.onicecandidate = ({ candidate }) => {
      options.send({ kind: "candidate", candidate: candidate?.toJSON() ?? null });
    };
    connection.onconnectionstatechange = () => this.#stateChanged();
    connection.oniceconnectionstatechange = () => this.#stateChanged();
    connection.ontrack = ({ track }) => {
      (track.kind === "audio" ? this.audio : this.video).addTrack(track);
      options.changed();
    };
    if (options.offers) {
      connection.onnegotiationneeded = () => void this.#offer();
      const { audio, video } = options.tracks();
      for (const [kind, track] of [["audio", audio] as const, ["video", video] as const]) {
        connection.addTransceiver(track ?? kind, { direction: "sendrecv" });
      }
    }
  }

  get link(): Link {
    switch (this.connection.connectionState) {
      case "connected":
        return "connected";
      case "disconnected":
      case "failed":
      case "closed":
        return "lost";
      default:
        return "connecting";
    }
  }

  /** Fingerprints of both ends, as this connection has them: DTLS refuses any other certificate. */
  get fingerprints(): readonly [own: string, theirs: string] | undefined {
    const own = fingerprintOf(this.connection.localDescription?.sdp);
    const theirs = fingerprintOf(this.connection.remoteDescription?.sdp);
    return own && theirs ? [own, theirs] : undefined;
  }

  /** Fill or empty the places of voice and picture. */
  async refill(): Promise<void> {
    const tracks = this.#options.tracks();
    for (const { sender, receiver } of this.connection.getTransceivers()) {
      const track = receiver.track.kind === "audio" ? tracks.audio : tracks.video;
      if (sender.track !== track) await sender.replaceTrack(track);
    }
  }

  /** Take what the other side says, one after the other. */
  take(signal: PeerSignal): Promise<void> {
    this.#taking = this.#taking.then(() => this.#take(signal)).catch(() => this.restart());
    return this.#taking;
  }

  /** The line to the room is back: tell again what may have been lost with it. */
  lineIsBack(): void {
    if (!this.tellAgain() && this.link !== "connected") this.restart();
  }

  /** Tell an offer again that has no answer yet, if there is one. */
  tellAgain(): boolean {
    if (this.connection.signalingState !== "have-local-offer") return false;
    this.#describe();
    return true;
  }

  /** Find a new way to the other side, keeping voice and picture. */
  restart(): void {
    if (this.#closed) return;
    if (this.#options.offers) this.connection.restartIce();
    else this.#options.send({ kind: "restart" });
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#restart);
    this.connection.onconnectionstatechange = null;
    this.connection.oniceconnectionstatechange = null;
    this.connection.onicecandidate = null;
    this.connection.onnegotiationneeded = null;
    this.connection.ontrack = null;
    this.connection.close();
  }

  async #offer(): Promise<void> {
    if (this.connection.signalingState !== "stable") return;
    await this.connection.setLocalDescription();
    this.#describe();
  }

  async #take(signal: PeerSignal): Promise<void> {
    if (this.#closed) return;
    switch (signal.kind) {
      case "description": {
        const { description } = signal;
        // An answer to an offer that was told twice.
        if (description.type === "answer" && this.connection.signalingState !== "have-local-offer") return;
        await this.connection.setRemoteDescription(description as RTCSessionDescriptionInit);
        for (const candidate of this.#early.splice(0)) await this.#addCandidate(candidate);
        if (description.type === "offer") {
          for (const one of this.connection.getTransceivers()) one.direction = "sendrecv";
          await this.refill();
          await this.connection.setLocalDescription();
          this.#describe();
        }
        this.#options.changed();
        break;
      }
      case "candidate":
        if (this.connection.remoteDescription) await this.#addCandidate(signal.candidate);
        else this.#early.push(signal.candidate);
        break;
      case "restart":
        this.restart();
        break;
    }
  }

  async #addCandidate(candidate: RTCIceCandidateInit | null): Promise<void> {
    try {
      await this.connection.addIceCandidate(candidate ?? undefined);
    } catch {
      // One of an attempt that is over: another is under way.
    }
  }

  #describe(): void {
    const { localDescription } = this.connection;
    if (localDescription) this.#options.send({ kind: "description", description: localDescription.toJSON() });
  }

  #stateChanged(): void {
    this.#options.changed();
    if (this.link !== "lost") {
      clearTimeout(this.#restart);
      this.#restart = undefined;
    } else if (this.#restart === undefined) {
      this.#tryAgain(this.connection.connectionState === "failed" ? 0 : RESTART_AFTER_MS);
    }
  }

  #tryAgain(afterMs: number): void {
    this.#restart = setTimeout(() => {
      this.restart();
      this.#tryAgain(RESTART_AGAIN_MS);
    }, afterMs);
  }
}

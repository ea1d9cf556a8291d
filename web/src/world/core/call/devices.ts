/** One's own microphone and camera: on, off, and taken again when the system took them away. */

const MICROPHONE: MediaTrackConstraints = { echoCancellation: true, noiseSuppression: true, autoGainControl: true };
const CAMERA: MediaTrackConstraints = { width: { ideal: 640 }, height: { ideal: 360 }, frameRate: { ideal: 24 } };
const TAKE_AGAIN_AFTER_MS = 500;

export interface DeviceChoice {
  readonly microphoneId?: string | undefined;
  readonly cameraId?: string | undefined;
}

export class Devices {
  microphone: MediaStreamTrack | null = null;
  camera: MediaStreamTrack | null = null;
  readonly #choice: DeviceChoice;
  readonly #changed: () => void;
  #microphoneWanted = false;
  #cameraWanted = false;
  #held = false;

  constructor(choice: DeviceChoice, changed: () => void) {
    this.#choice = choice;
    this.#changed = changed;
  }

  get microphoneOn(): boolean {
    return this.microphone?.readyState === "live" && this.microphone.enabled;
  }

  get cameraOn(): boolean {
    return this.camera?.readyState === "live";
  }

  /** Muted by somebody who may: the microphone stays taken, nothing of it goes out. */
  set held(held: boolean) {
    if (this.#held === held) return;
    this.#held = held;
    this.#open();
  }

  /** Switch the microphone. Taken once, it is kept: silence is made by `enabled`, and speaking again is immediate.
   *
   * Throws what getUserMedia throws: NotAllowedError, NotFoundError, NotReadableError.
   */
  async setMicrophone(on: boolean): Promise<void> {
    this.#microphoneWanted = on;
    if (on && this.microphone?.readyState !== "live") {
      const track = await take("audio", { ...MICROPHONE, ...exactly(this.#choice.microphoneId) });
      // Ended by the system, not by us: the headset was unplugged, or another program took it.
      track.onended = () => {
        this.#changed();
        setTimeout(() => {
          if (this.#microphoneWanted) void this.setMicrophone(true).catch(() => this.#changed());
        }, TAKE_AGAIN_AFTER_MS);
      };
      this.microphone = track;
    }
    this.#open();
  }

  /** Switch the camera. Off, it is let go, so that its light goes out. Throws as `setMicrophone`. */
  async setCamera(on: boolean): Promise<void> {
    this.#cameraWanted = on;
    if (on && this.camera?.readyState !== "live") {
      const track = await take("video", { ...CAMERA, ...exactly(this.#choice.cameraId) });
      if (!this.#cameraWanted) {
        track.stop();
        return;
      }
      track.onended = () => {
        this.camera = null;
        this.#changed();
      };
      this.camera = track;
    } else if (!on) {
      this.camera?.stop();
      this.camera = null;
    }
    this.#changed();
  }

  /** Let go of everything, at once. */
  stop(): void {
    this.#microphoneWanted = this.#cameraWanted = false;
    for (const track of [this.microphone, this.camera]) {
      if (track) {
        track.onended = null;
        track.stop();
      }
    }
    this.microphone = this.camera = null;
    this.#changed();
  }

  #open(): void {
    if (this.microphone) this.microphone.enabled = this.#microphoneWanted && !this.#held;
    this.#changed();
  }
}

async function take(kind: "audio" | "video", constraints: MediaTrackConstraints): Promise<MediaStreamTrack> {
  const stream = await navigator.mediaDevices.getUserMedia({ [kind]: constraints });
  const track = stream.getTracks()[0];
  if (!track) throw new DOMException("no track", "NotFoundError");
  return track;
}

function exactly(deviceId: string | undefined): MediaTrackConstraints {
  return deviceId === undefined ? {} : { deviceId: { exact: deviceId } };
}

/** Where the viewer is and where they look: from their own seat, or at the whole room. Drag or arrow keys turn. */

import { Euler, PerspectiveCamera, type Vector3 } from "three";
import type { Placed, Vec3 } from "../core/model.ts";
import { sunk } from "./body-mesh.ts";
import { OVERVIEW, SEATS, type Seat } from "./consulting-room.ts";
import { eyeCentre } from "./skeleton.ts";

export type Viewpoint = "seat" | "room";

const SEAT_FIELD_OF_VIEW = 58;
/** Across, on a window that is higher than wide: the body and the one beside it are both in the picture. */
const LEAST_ACROSS = 44;
const YAW_MOST = 1.9;
const PITCH_MOST = 0.9;
/** Of one press of an arrow key, rad: about the 30° that a snap turn has, halved. */
const KEY_STEP = Math.PI / 12;
/** First look from a seat: the other one's eyes and the body between. */
const BETWEEN: Vec3 = [-0.05, 1.1, -0.3];

/** A tenth of a millimetre, or of a thousandth of a turn: finer nobody sees. */
const rounded = (value: number): number => Math.round(value * 1e4) / 1e4;

/** The eyes of somebody of middle height on a seat. */
export function seatedEye(seat: Seat): Vec3 {
  const eye = eyeCentre(1);
  const forward = eye[2] + 0.02;
  const [x, y, z] = seat.position;
  return [
    rounded(x + Math.sin(seat.turn) * forward),
    rounded(y + eye[1] + sunk(seat.height)),
    rounded(z + Math.cos(seat.turn) * forward),
  ];
}

/** Yaw and pitch with which a camera at one place looks at another. */
export function lookAngles(from: Vec3, to: Vec3): { yaw: number; pitch: number } {
  const [x, y, z] = [to[0] - from[0], to[1] - from[1], to[2] - from[2]];
  return { yaw: Math.atan2(-x, -z), pitch: Math.atan2(y, Math.hypot(x, z)) };
}

/** Degrees up and down; on a narrow window more, so that it still shows enough across. */
export function fieldOfView(wanted: number, aspect: number): number {
  const across = Math.tan((LEAST_ACROSS * Math.PI) / 360);
  return Math.max(wanted, Math.min(85, (Math.atan(across / aspect) * 360) / Math.PI));
}

export class View {
  readonly camera = new PerspectiveCamera(SEAT_FIELD_OF_VIEW, 16 / 9, 0.08, 120);
  #viewpoint: Viewpoint = "seat";
  #wanted = SEAT_FIELD_OF_VIEW;
  #eye: Vec3 = [0, 1.2, 0];
  #home = { yaw: 0, pitch: 0 };
  #yaw = 0;
  #pitch = 0;
  #shownYaw = 0;
  #shownPitch = 0;

  sit(seatNumber: number): void {
    const seat = SEATS[seatNumber] ?? SEATS[1];
    if (seat === undefined) return;
    this.#eye = seatedEye(seat);
    this.#home = lookAngles(this.#eye, BETWEEN);
    if (this.#viewpoint === "seat") this.#settle();
  }

  get viewpoint(): Viewpoint {
    return this.#viewpoint;
  }

  set viewpoint(viewpoint: Viewpoint) {
    this.#viewpoint = viewpoint;
    this.#settle();
  }

  #settle(): void {
    if (this.#viewpoint === "seat") {
      this.camera.position.set(...this.#eye);
      this.#wanted = SEAT_FIELD_OF_VIEW;
      this.#yaw = this.#home.yaw;
      this.#pitch = this.#home.pitch;
    } else {
      this.camera.position.set(...OVERVIEW.position);
      this.#wanted = OVERVIEW.fieldOfView;
      ({ yaw: this.#yaw, pitch: this.#pitch } = lookAngles(OVERVIEW.position, OVERVIEW.target));
    }
    this.#home = this.#viewpoint === "seat" ? this.#home : { yaw: this.#yaw, pitch: this.#pitch };
    this.#shownYaw = this.#yaw;
    this.#shownPitch = this.#pitch;
    this.#frame();
    this.#apply();
  }

  #frame(): void {
    this.camera.fov = fieldOfView(this.#wanted, this.camera.aspect);
    this.camera.updateProjectionMatrix();
  }

  turn(yaw: number, pitch: number): void {
    const clamp = (value: number, middle: number, most: number): number =>
      Math.max(middle - most, Math.min(middle + most, value));
    this.#yaw = clamp(this.#yaw + yaw, this.#home.yaw, YAW_MOST);
    this.#pitch = clamp(this.#pitch + pitch, 0, PITCH_MOST);
  }

  /** True if the key was one to look around with. */
  key(key: string): boolean {
    const step = ({ ArrowLeft: [1, 0], ArrowRight: [-1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] } as const)[key];
    if (step === undefined) return false;
    this.turn(step[0] * KEY_STEP, step[1] * KEY_STEP * 0.6);
    return true;
  }

  resize(width: number, height: number): void {
    this.camera.aspect = Math.max(1, width) / Math.max(1, height);
    this.#frame();
  }

  /** Turns softly, or at once where motion is reduced. */
  update(elapsedMs: number, still: boolean): void {
    const ease = still ? 1 : 1 - Math.exp(-elapsedMs / 90);
    this.#shownYaw += (this.#yaw - this.#shownYaw) * ease;
    this.#shownPitch += (this.#pitch - this.#shownPitch) * ease;
    this.#apply();
  }

  #apply(): void {
    this.camera.quaternion.setFromEuler(new Euler(this.#shownPitch, this.#shownYaw, 0, "YXZ"));
    this.camera.updateMatrixWorld();
  }

  /** Of the own head: from the seat, whatever is being looked at from elsewhere. */
  head(): Placed {
    const { x, y, z, w } = this.camera.quaternion;
    if (this.#viewpoint === "seat")
      return { position: this.#eye, rotation: [rounded(x), rounded(y), rounded(z), rounded(w)] };
    const { yaw, pitch } = lookAngles(this.#eye, BETWEEN);
    const turned = new PerspectiveCamera().quaternion.setFromEuler(new Euler(pitch, yaw, 0, "YXZ"));
    return {
      position: this.#eye,
      rotation: [rounded(turned.x), rounded(turned.y), rounded(turned.z), rounded(turned.w)],
    };
  }

  right(into: Vector3): Vector3 {
    return into.set(1, 0, 0).applyQuaternion(this.camera.quaternion);
  }
}

/** Somebody in the room: a body on a seat that looks, blinks, speaks, leans and points. */

import { type Bone as Bone3, Euler, Group, Matrix4, Quaternion, type SkinnedMesh, Vector3 } from "three";
import type { Placed, Pose, Vec3 } from "../core/model.ts";
import { type Arm, reach } from "./arm.ts";
import { type BodyOptions, bodyMesh, sunk } from "./body-mesh.ts";
import type { Seat } from "./consulting-room.ts";
import { EYE_REACH, lidAt, mouthAfter, sharedGaze } from "./face.ts";
import { handFrame } from "./hand.ts";
import type { Unpacked } from "./pack.ts";
import {
  type Bone,
  CHEST,
  eyeCentre,
  LOWER_ARM,
  NECK,
  pole,
  restArm,
  SIDES,
  type Side,
  shoulder,
  UPPER_ARM,
} from "./skeleton.ts";

export interface Doing {
  readonly pose: Pose | undefined;
  /** What they look at while no pose says it, in the room. */
  readonly gazeAt: Vector3 | undefined;
  /** Of the voice, 0 to 1. */
  readonly level: number;
  readonly pointAt: Vector3 | undefined;
  readonly nowMs: number;
  readonly elapsedMs: number;
  /** Nothing moves that need not. */
  readonly still: boolean;
}

/** Every change takes about this long. */
const EASE_MS = 110;
/** From the neck to the eyes at rest. */
const LID_CLOSED = 1.02;
const LEAN_MOST = 0.4;
/** Of the eyes' height over the place about which the chest leans. */
const LEAN_RADIUS = 0.57;

export class Person {
  readonly group = new Group();
  readonly #mesh: SkinnedMesh;
  readonly #bones = new Map<Bone, Bone3>();
  readonly #seed: number;
  readonly #down: number;
  readonly #seated: boolean;
  #mouth = 0;
  #lean = new Vector3();
  #look = new Quaternion();
  readonly #wrists: [Vector3, Vector3];
  #pointing = 0;
  readonly #fingertip = new Vector3();

  constructor(parts: ReadonlyMap<string, Unpacked>, seat: Seat, options: BodyOptions) {
    this.#mesh = bodyMesh(parts, options);
    this.#seed = options.seed;
    this.#down = sunk(options.seatHeight);
    this.#seated = options.seatHeight !== undefined;
    for (const one of this.#mesh.skeleton.bones) this.#bones.set(one.name as Bone, one);
    this.#wrists = SIDES.map((side) => new Vector3(...this.#restingWrist(side))) as [Vector3, Vector3];
    this.group.add(this.#mesh);
    this.group.position.set(...seat.position);
    this.group.rotation.y = seat.turn;
    this.group.updateMatrixWorld(true);
  }

  get triangles(): number {
    return (this.#mesh.geometry.getIndex()?.count ?? 0) / 3;
  }

  /** Above the head, in the room. */
  labelPlace(into: Vector3): Vector3 {
    const head = this.#bones.get("head");
    if (head !== undefined) into.copy(head.position).add(new Vector3(0, 0.36, 0));
    return this.group.localToWorld(into);
  }

  eyes(into: Vector3): Vector3 {
    const head = this.#bones.get("head");
    const eye = eyeCentre(1);
    into.set(0, eye[1] - NECK[1], eye[2] - NECK[2]);
    if (head !== undefined) into.applyQuaternion(head.quaternion).add(head.position);
    return this.group.localToWorld(into);
  }

  /** Of the pointing hand, in the room; undefined while nobody points. */
  fingertip(): Vector3 | undefined {
    return this.#pointing > 0.5 ? this.#fingertip : undefined;
  }

  update(doing: Doing): void {
    const ease = 1 - Math.exp(-doing.elapsedMs / EASE_MS);
    const pose = doing.pose === undefined ? undefined : this.#inside(doing.pose.head);
    this.#leanTowards(pose, ease);
    const chest = this.#chest(doing);
    const gaze = this.#gaze(doing, pose, chest, ease);
    this.#head(chest, gaze, doing);
    for (const side of SIDES) this.#arm(side, chest, doing, ease);
    this.#mouth = mouthAfter(this.#mouth, doing.level, doing.elapsedMs);
    const influences = this.#mesh.morphTargetInfluences;
    if (influences !== undefined) {
      influences[0] = this.#mouth;
      // A smile drops a fifth as the mouth opens.
      influences[1] = 0.45 * (1 - 0.2 * this.#mouth);
    }
  }

  /** A pose of the room in the body's own space; in the room a head looks along −z, here along +z. */
  #inside(placed: Placed): { position: Vector3; rotation: Quaternion } {
    const position = this.group.worldToLocal(new Vector3(...placed.position));
    const turned = new Quaternion(...placed.rotation).multiply(new Quaternion(0, 1, 0, 0));
    return { position, rotation: this.group.quaternion.clone().invert().multiply(turned) };
  }

  #leanTowards(pose: { position: Vector3 } | undefined, ease: number): void {
    const wanted = new Vector3();
    if (pose !== undefined) {
      const rest = eyeCentre(1);
      wanted.set(pose.position.x, 0, pose.position.z - rest[2]).divideScalar(LEAN_RADIUS);
      wanted.clampLength(0, LEAN_MOST);
    }
    this.#lean.lerp(wanted, ease);
  }

  #chest({ nowMs, still }: Doing): Matrix4 {
    const breath = still ? 0 : Math.sin((nowMs / 4600) * 2 * Math.PI + this.#seed) * 0.006;
    const turn = new Quaternion().setFromEuler(new Euler(this.#lean.z + breath, 0, -this.#lean.x));
    const chest = this.#bones.get("chest");
    const at = new Vector3(CHEST[0], CHEST[1] + this.#down, CHEST[2]);
    chest?.quaternion.copy(turn);
    chest?.position.copy(at);
    const back = new Matrix4().setPosition(-at.x, -at.y, -at.z);
    return new Matrix4().makeRotationFromQuaternion(turn).setPosition(at).multiply(back);
  }

  /** Head and eyes: a received pose turns the head, a gaze is shared between both. Returns the eyes' yaw and pitch. */
  #gaze(
    doing: Doing,
    pose: { rotation: Quaternion } | undefined,
    chest: Matrix4,
    ease: number,
  ): { yaw: number; pitch: number } {
    const aim = this.#aim(doing.gazeAt, chest);
    if (pose === undefined) {
      const [yaw, pitch] = [sharedGaze(aim.yaw), sharedGaze(aim.pitch)];
      const wanted = new Quaternion().setFromEuler(new Euler(-pitch.head, yaw.head, 0, "YXZ"));
      this.#look.slerp(wanted, ease * 0.4);
      return { yaw: yaw.eyes, pitch: pitch.eyes };
    }
    this.#look.slerp(pose.rotation, ease);
    const forward = new Vector3(0, 0, 1).applyQuaternion(this.#look);
    const clamp = (angle: number): number => Math.max(-EYE_REACH, Math.min(EYE_REACH, angle));
    return {
      yaw: clamp(aim.yaw - Math.atan2(forward.x, forward.z)) * 0.7,
      pitch: clamp(aim.pitch - Math.asin(forward.y)) * 0.7,
    };
  }

  #aim(at: Vector3 | undefined, chest: Matrix4): { yaw: number; pitch: number } {
    if (at === undefined) return { yaw: 0, pitch: 0 };
    const eye = eyeCentre(1);
    const from = new Vector3(0, eye[1] + this.#down, eye[2]).applyMatrix4(chest);
    const to = this.group.worldToLocal(at.clone()).sub(from).normalize();
    return { yaw: Math.atan2(to.x, to.z), pitch: Math.asin(to.y) };
  }

  #head(chest: Matrix4, gaze: { yaw: number; pitch: number }, { nowMs }: Doing): void {
    const neck = new Vector3(NECK[0], NECK[1] + this.#down, NECK[2]);
    const place = neck.clone().applyMatrix4(chest);
    const head = this.#bones.get("head");
    head?.position.copy(place);
    head?.quaternion.copy(this.#look);
    const lid = lidAt(this.#seed, nowMs) * LID_CLOSED - gaze.pitch * 0.5;
    for (const side of SIDES) {
      const centre = eyeCentre(side);
      const at = new Vector3(centre[0], centre[1] + this.#down, centre[2])
        .sub(neck)
        .applyQuaternion(this.#look)
        .add(place);
      const eye = this.#bones.get(side < 0 ? "eyeRight" : "eyeLeft");
      const cover = this.#bones.get(side < 0 ? "lidRight" : "lidLeft");
      eye?.position.copy(at);
      cover?.position.copy(at);
      eye?.quaternion
        .copy(this.#look)
        .multiply(new Quaternion().setFromEuler(new Euler(-gaze.pitch, gaze.yaw, 0, "YXZ")));
      cover?.quaternion.copy(this.#look).multiply(new Quaternion().setFromEuler(new Euler(lid, 0, 0)));
    }
  }

  #restingWrist(side: Side): Vec3 {
    // On the lap, one a little before the other; beside the hips of somebody who stands.
    if (!this.#seated) return [side * 0.265, 0.81, 0.07];
    return side < 0 ? [-0.1, 0.935, 0.29] : [0.11, 0.945, 0.26];
  }

  #arm(side: Side, chest: Matrix4, doing: Doing, ease: number): void {
    const root = new Vector3(...shoulder(side)).add(new Vector3(0, this.#down, 0)).applyMatrix4(chest);
    const wanted = new Vector3(...this.#restingWrist(side));
    let fingers: Vec3 | undefined;
    let thumb: Vec3 | undefined;
    const tracked = side < 0 ? doing.pose?.right : doing.pose?.left;
    const target = doing.pointAt === undefined ? undefined : this.group.worldToLocal(doing.pointAt.clone());
    if (tracked !== undefined) {
      const hand = this.#inside(tracked);
      wanted.copy(hand.position).y -= this.#down;
      fingers = new Vector3(0, 0, 1).applyQuaternion(hand.rotation).toArray();
      thumb = new Vector3(0, 1, 0).applyQuaternion(hand.rotation).toArray();
    } else if (target !== undefined && this.#points(side, target)) {
      const direction = target.clone().sub(root).normalize();
      wanted.copy(root).addScaledVector(direction, 0.4).y -= this.#down;
      fingers = direction.toArray();
      thumb = [-side * 0.5, 0.8, 0];
    }
    const eased = this.#wrists[side < 0 ? 0 : 1].lerp(wanted, ease);
    const goal: Vec3 = [eased.x, eased.y + this.#down, eased.z];
    const arm = reach(root.toArray(), goal, UPPER_ARM, LOWER_ARM, pole(side));
    this.#bend(side, root, arm);
    const hand = this.#bones.get(side < 0 ? "handRight" : "handLeft");
    const frame = handFrame(side, arm, fingers ?? this.#restingFingers(side), thumb);
    if (hand !== undefined) frame.decompose(hand.position, hand.quaternion, hand.scale);
    if (target === undefined ? side < 0 : this.#points(side, target)) {
      this.#pointing += ((target === undefined ? 0 : 1) - this.#pointing) * ease;
      this.#fingertip.set(0, -0.18, 0.01).applyMatrix4(frame);
      this.group.localToWorld(this.#fingertip);
    }
  }

  /** On a lap hands lie flat and a little inwards. */
  #restingFingers(side: Side): Vec3 | undefined {
    return this.#seated ? [-side * 0.45, -0.25, 0.85] : undefined;
  }

  /** The hand on the target's side points. */
  #points(side: Side, target: Vector3): boolean {
    return side < 0 ? target.x < 0 : target.x >= 0;
  }

  #bend(side: Side, root: Vector3, arm: Arm): void {
    const rest = restArm(side);
    const name = side < 0 ? "Right" : "Left";
    const set = (bone: Bone, at: Vector3, from: Vec3, to: Vec3, restFrom: Vec3, restTo: Vec3): void => {
      const was = new Vector3(...restTo).sub(new Vector3(...restFrom)).normalize();
      const is = new Vector3(...to).sub(new Vector3(...from)).normalize();
      const one = this.#bones.get(bone);
      one?.position.copy(at);
      one?.quaternion.setFromUnitVectors(was, is);
    };
    set(`upper${name}`, root, root.toArray(), arm.elbow, shoulder(side), rest.elbow);
    set(`lower${name}`, new Vector3(...arm.elbow), arm.elbow, arm.wrist, rest.elbow, rest.wrist);
  }

  dispose(): void {
    this.#mesh.geometry.dispose();
    this.#mesh.skeleton.dispose();
    const { material } = this.#mesh;
    for (const one of Array.isArray(material) ? material : [material]) one.dispose();
    this.group.removeFromParent();
  }
}

/** The screen on the wall: whose camera is on, and who that is. */

import { CanvasTexture, Group, Mesh, MeshBasicMaterial, PlaneGeometry, SRGBColorSpace, VideoTexture } from "three";
import type { RoomPerson } from "../core/model.ts";
import { WALL_SCREEN } from "./consulting-room.ts";

const QUIET = "#3f4a45";

/** Whom the screen shows: of those with a picture the one who speaks, or whoever it showed before. */
export function onScreen(
  people: readonly RoomPerson[],
  levelOf: (id: string) => number,
  hasPicture: (id: string) => boolean,
  before: string | undefined,
): RoomPerson | undefined {
  const shown = people.filter(
    (one) => one.camera === "on" && !one.self && one.standing === "here" && hasPicture(one.id),
  );
  const loudest = shown.reduce<RoomPerson | undefined>(
    (best, one) => (levelOf(one.id) > (best === undefined ? 0.05 : levelOf(best.id)) ? one : best),
    undefined,
  );
  return loudest ?? shown.find((one) => one.id === before) ?? shown[0];
}

export class WallScreen {
  readonly group = new Group();
  readonly #picture: Mesh<PlaneGeometry, MeshBasicMaterial>;
  readonly #name: Mesh<PlaneGeometry, MeshBasicMaterial>;
  readonly #canvas = document.createElement("canvas");
  readonly #text: CanvasTexture;
  readonly #video = document.createElement("video");
  #texture: VideoTexture | undefined;
  #stream: MediaStream | undefined;
  #who: RoomPerson | undefined;

  constructor() {
    const { width, height } = WALL_SCREEN;
    this.#picture = new Mesh(
      new PlaneGeometry(width, height),
      new MeshBasicMaterial({ color: QUIET, toneMapped: false }),
    );
    this.#canvas.width = 512;
    this.#canvas.height = 72;
    this.#text = new CanvasTexture(this.#canvas);
    this.#text.colorSpace = SRGBColorSpace;
    const written = new MeshBasicMaterial({ map: this.#text, transparent: true, depthWrite: false, toneMapped: false });
    this.#name = new Mesh(new PlaneGeometry(0.64, 0.09), written);
    this.#name.position.set(-width / 2 + 0.36, -height / 2 + 0.09, 0.003);
    this.#name.renderOrder = 2;
    this.#name.visible = false;
    this.group.add(this.#picture, this.#name);
    this.group.position.set(...WALL_SCREEN.position);
    this.group.rotation.y = WALL_SCREEN.turn;
    this.#video.muted = true;
    this.#video.playsInline = true;
  }

  update(
    people: readonly RoomPerson[],
    levelOf: (id: string) => number,
    streamOf: (id: string) => MediaStream | undefined,
  ): void {
    const who = onScreen(people, levelOf, (id) => streamOf(id) !== undefined, this.#who?.id);
    const stream = who === undefined ? undefined : streamOf(who.id);
    if (stream !== this.#stream) this.#show(stream);
    if (who?.name !== this.#who?.name) this.#write(who?.name);
    this.#who = who;
    this.#fit();
  }

  #show(stream: MediaStream | undefined): void {
    this.#stream = stream;
    this.#texture?.dispose();
    this.#texture = undefined;
    const { material } = this.#picture;
    this.#video.srcObject = stream ?? null;
    if (stream !== undefined) {
      // Refused until the page was touched once: then the screen stays quiet until the next person.
      this.#video.play().catch(() => undefined);
      this.#texture = new VideoTexture(this.#video);
      this.#texture.colorSpace = SRGBColorSpace;
    }
    material.map = this.#texture ?? null;
    material.color.set(stream === undefined ? QUIET : "#e8e8e8");
    material.needsUpdate = true;
  }

  /** Fill the screen, cutting what is too wide or too high. */
  #fit(): void {
    const { videoWidth, videoHeight } = this.#video;
    if (this.#texture === undefined || videoWidth === 0) return;
    const wider = videoWidth / videoHeight / (WALL_SCREEN.width / WALL_SCREEN.height);
    this.#texture.repeat.set(Math.min(1, 1 / wider), Math.min(1, wider));
    this.#texture.offset.set((1 - this.#texture.repeat.x) / 2, (1 - this.#texture.repeat.y) / 2);
  }

  #write(name: string | undefined): void {
    this.#name.visible = name !== undefined;
    const paint = this.#canvas.getContext("2d");
    if (paint === null || name === undefined) return;
    const family = getComputedStyle(document.body).fontFamily || "sans-serif";
    paint.clearRect(0, 0, 512, 72);
    paint.font = `600 34px ${family}`;
    const width = Math.min(508, paint.measureText(name).width + 84);
    paint.fillStyle = "rgba(255, 252, 246, 0.95)";
    paint.beginPath();
    paint.roundRect(2, 4, width, 64, 32);
    paint.fill();
    paint.fillStyle = "#2f6f62";
    paint.beginPath();
    paint.arc(36, 36, 10, 0, 2 * Math.PI);
    paint.fill();
    paint.fillStyle = "#2b2a27";
    paint.textBaseline = "middle";
    paint.fillText(name, 60, 38, 440);
    this.#text.needsUpdate = true;
  }

  dispose(): void {
    this.#show(undefined);
    for (const one of [this.#picture, this.#name]) {
      one.geometry.dispose();
      one.material.dispose();
    }
    this.#text.dispose();
    this.group.removeFromParent();
  }
}

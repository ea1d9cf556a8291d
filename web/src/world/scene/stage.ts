/** The scene itself, without React: loads, shows each moment, listens to hands, and cleans up after itself. */

import { CustomToneMapping, DirectionalLight, PCFShadowMap, Scene, WebGLRenderer } from "three";
import type { StoreApi } from "zustand/vanilla";
import type { BodyMark, Pose, RoomState, Trace, Vec3 } from "../core/model.ts";
import { normalised } from "./arm.ts";
import { BodyShow } from "./body-show.ts";
import { EXPOSURE, SKY, SUN } from "./consulting-room.ts";
import { Crowd } from "./crowd.ts";
import { type Figures, measure } from "./figures.ts";
import { Hands } from "./hands.ts";
import { type Unpacked, unpack } from "./pack.ts";
import { Place } from "./place.ts";
import { installTone } from "./shading.ts";
import { skyDome } from "./sky.ts";
import type { SceneStrings } from "./strings.ts";
import { surroundings } from "./surroundings.ts";
import { Textures } from "./textures.ts";
import { View, type Viewpoint } from "./view.ts";
import { WallScreen } from "./wall-screen.ts";

export type Detail = "full" | "low";

export interface StageInput {
  readonly store: StoreApi<RoomState>;
  readonly poseOf: (id: string, nowMs: number) => Pose | undefined;
  readonly levelOf: (id: string) => number;
  readonly streamOf: (id: string) => MediaStream | undefined;
  readonly trace: () => Trace | undefined;
  readonly onPose: (pose: Pose) => void;
  readonly onChoose: (mark: string | undefined) => void;
  readonly onPoint: (at: Vec3 | undefined) => void;
}

export interface StageOptions {
  readonly canvas: HTMLCanvasElement;
  readonly detail: Detail;
  readonly strings: SceneStrings;
  readonly files: { readonly place: string; readonly people: string; readonly body: string };
  /** Read anew each frame, so that the page may change it at will. */
  readonly input: () => StageInput;
  readonly still: () => boolean;
  readonly onFigures: (figures: Figures) => void;
  /** The card took the picture away, or never gave one. */
  readonly onLost: () => void;
}

/** Poses are sent this often at most. */
const POSE_MS = 50;
const FIGURES_MS = 1000;
/** A frame paints grain for a quarter of the time that it took, but at least and at most so long. */
const PAINT_MS = [4, 25] as const;
/** A weak machine draws thirty pictures a second. */
const SLOW_FRAME_MS = 30;
const FAST_RATIO = 2;
const SLOW_RATIO = 1.25;

export class Stage {
  readonly view = new View();
  readonly #options: StageOptions;
  readonly #renderer: WebGLRenderer;
  readonly #scene = new Scene();
  readonly #textures: Textures;
  readonly #dome = skyDome(SKY, normalised(SUN.towards), true);
  readonly #surroundings: { dispose: () => void };
  readonly #screen = new WallScreen();
  readonly #hands: Hands;
  readonly #left = new AbortController();
  readonly #since = performance.now();
  #place: Place | undefined;
  #crowd: Crowd | undefined;
  #body: BodyShow | undefined;
  #marks: readonly BodyMark[] = [];
  #frame = 0;
  #last = 0;
  #bytes = 0;
  #firstFrameMs: number | undefined;
  #peopleMs: number | undefined;
  #lastFigures = 0;
  #frames = 0;
  #lastPose = 0;
  #sentPose = "";
  #seat = -1;

  constructor(options: StageOptions) {
    this.#options = options;
    const full = options.detail === "full";
    installTone();
    this.#renderer = new WebGLRenderer({
      canvas: options.canvas,
      antialias: full,
      powerPreference: full ? "high-performance" : "low-power",
    });
    this.#renderer.toneMapping = CustomToneMapping;
    this.#renderer.toneMappingExposure = EXPOSURE;
    this.#renderer.shadowMap.enabled = full;
    this.#renderer.shadowMap.type = PCFShadowMap;
    this.#renderer.shadowMap.autoUpdate = false;
    this.#textures = new Textures(full);
    this.#scene.add(this.#dome, this.#screen.group, ...sun(full));
    const mirrored = surroundings(this.#renderer);
    this.#surroundings = mirrored;
    if (full) this.#scene.environment = mirrored.texture;
    this.#hands = new Hands(options.canvas, this.view, {
      hit: (at) => this.#body?.hit(at, this.view.camera),
      choose: (mark) => {
        const { store, onChoose } = options.input();
        onChoose(store.getState().chosenMark === mark ? undefined : mark);
      },
      chosen: () => options.input().store.getState().chosenMark,
      marks: () => this.#marks,
      point: (at) => options.input().onPoint(at),
      mayPoint: () => this.#self()?.abilities.includes("point") === true,
    });
    options.canvas.addEventListener("webglcontextlost", this.#lost);
    this.#load().catch((error: unknown) => {
      if (this.#left.signal.aborted) return;
      console.error("The room could not be loaded", error);
      options.onLost();
    });
    this.#frame = requestAnimationFrame(this.#draw);
  }

  #self() {
    return this.#options
      .input()
      .store.getState()
      .people.find((one) => one.self);
  }

  readonly #lost = (event: Event): void => {
    event.preventDefault();
    cancelAnimationFrame(this.#frame);
    this.#options.onLost();
  };

  set marks(marks: readonly BodyMark[]) {
    this.#marks = marks;
    this.#body?.setMarks(marks);
  }

  set viewpoint(viewpoint: Viewpoint) {
    this.view.viewpoint = viewpoint;
  }

  resize(width: number, height: number): void {
    const most = this.#options.detail === "full" ? FAST_RATIO : SLOW_RATIO;
    this.#renderer.setPixelRatio(Math.min(devicePixelRatio, most));
    this.#renderer.setSize(width, height, false);
    this.view.resize(width, height);
  }

  async #load(): Promise<void> {
    const { files, strings, detail } = this.#options;
    const full = detail === "full";
    // All at once; the room is shown as soon as it is there, people come in after.
    const [people, body] = [this.#get(files.people), this.#get(files.body)];
    const room = await this.#get(files.place);
    if (this.#left.signal.aborted) return;
    const place = new Place(room.meshes.values(), this.#textures, full);
    this.#place = place;
    this.#scene.add(place.group);
    this.#redrawShadows();
    const parts = (await people).meshes;
    const figure = (await body).meshes;
    if (this.#left.signal.aborted) return;
    const { probes } = room.meta as { probes: number[][] };
    this.#crowd = new Crowd({ parts, probes, place, strings, full });
    this.#body = new BodyShow(figure, strings, full);
    this.#body.setMarks(this.#marks);
    this.#scene.add(this.#crowd.group, this.#body.group);
  }

  async #get(address: string): Promise<{ meta: unknown; meshes: Map<string, Unpacked> }> {
    const response = await fetch(address, { signal: this.#left.signal });
    if (!response.ok) throw new Error(`${address}: ${response.status}`);
    const file = await response.arrayBuffer();
    this.#bytes += file.byteLength;
    return unpack(file);
  }

  #redrawShadows(): void {
    // Without shadows nobody would take the wish back.
    this.#renderer.shadowMap.needsUpdate = this.#options.detail === "full";
  }

  readonly #draw = (): void => {
    this.#frame = requestAnimationFrame(this.#draw);
    const nowMs = performance.now();
    const elapsedMs = Math.min(100, nowMs - this.#last);
    if (this.#options.detail === "low" && elapsedMs < SLOW_FRAME_MS) return;
    this.#last = nowMs;
    const input = this.#options.input();
    const state = input.store.getState();
    const still = this.#options.still();
    const own = state.people.find((one) => one.self);
    if (own !== undefined && own.seat !== this.#seat) {
      this.#seat = own.seat;
      this.view.sit(own.seat);
    }
    this.view.update(elapsedMs, still);
    if (this.#crowd !== undefined) {
      if (this.#crowd.keep(state.people)) this.#redrawShadows();
      const { poseOf, levelOf } = input;
      this.#crowd.update({ state, poseOf, levelOf, nowMs, elapsedMs, still }, this.view);
      this.#body?.update(state, input.trace(), this.#crowd, this.view, nowMs, still);
    }
    this.#screen.update(state.people, input.levelOf, input.streamOf);
    const shadows = this.#renderer.shadowMap.needsUpdate;
    this.#renderer.render(this.#scene, this.view.camera);
    this.#clock(nowMs, elapsedMs, shadows);
    this.#sendPose(nowMs, own === undefined ? undefined : input.onPose);
  };

  #clock(nowMs: number, elapsedMs: number, shadows: boolean): void {
    if (this.#place === undefined) return;
    this.#firstFrameMs ??= performance.now() - this.#since;
    this.#frames++;
    if (this.#crowd?.complete === true) this.#peopleMs ??= performance.now() - this.#since;
    this.#textures.paint(Math.min(PAINT_MS[1], Math.max(PAINT_MS[0], elapsedMs / 4)));
    // A frame that drew the shadow map counts twice.
    if (shadows || nowMs - this.#lastFigures < FIGURES_MS) return;
    const framesPerSecond = Math.round((this.#frames * 1000) / (nowMs - this.#lastFigures));
    this.#lastFigures = nowMs;
    this.#frames = 0;
    const [bytes, firstFrameMs, peopleMs] = [this.#bytes, this.#firstFrameMs, this.#peopleMs];
    this.#options.onFigures(measure(this.#renderer, { bytes, firstFrameMs, peopleMs, framesPerSecond }));
  }

  #sendPose(nowMs: number, onPose: ((pose: Pose) => void) | undefined): void {
    if (onPose === undefined || nowMs - this.#lastPose < POSE_MS) return;
    const pose = { head: this.view.head() };
    const said = JSON.stringify(pose);
    if (said === this.#sentPose) return;
    this.#sentPose = said;
    this.#lastPose = nowMs;
    onPose(pose);
  }

  dispose(): void {
    this.#left.abort();
    cancelAnimationFrame(this.#frame);
    this.#options.canvas.removeEventListener("webglcontextlost", this.#lost);
    this.#hands.dispose();
    this.#body?.dispose();
    this.#crowd?.dispose();
    this.#place?.dispose();
    this.#screen.dispose();
    this.#textures.dispose();
    this.#surroundings.dispose();
    this.#dome.geometry.dispose();
    this.#dome.material.dispose();
    this.#renderer.dispose();
    // A browser holds few contexts: this one is given back now and not when memory is next tidied.
    this.#renderer.forceContextLoss();
  }
}

/** Its shadows are drawn when somebody sits down or leaves, and not again. */
function sun(full: boolean): [DirectionalLight, DirectionalLight["target"]] {
  const light = new DirectionalLight(SUN.colour, SUN.intensity);
  const [x, y, z] = normalised(SUN.towards);
  light.position.set(x * 30, y * 30 + 1, z * 30 - 2);
  light.target.position.set(0, 1, -2);
  light.castShadow = full;
  light.shadow.mapSize.set(2048, 2048);
  Object.assign(light.shadow.camera, { left: -7, right: 7, top: 7, bottom: -7, near: 1, far: 70 });
  light.shadow.radius = 5;
  light.shadow.bias = -0.0004;
  light.shadow.normalBias = 0.012;
  return [light, light.target];
}

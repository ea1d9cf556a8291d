/** The room in 3D. Load it lazily: it brings three with it. */

import { useEffect, useRef, useState } from "react";
import type { StoreApi } from "zustand/vanilla";
import type { BodyMark, Pose, RoomState, Trace, Vec3 } from "../core/model.ts";
import body from "../places/body.bin?url";
import place from "../places/consulting-room.bin?url";
import people from "../places/people.bin?url";
import type { Figures } from "./figures.ts";
import "./room-scene.css";
import { type Detail, Stage, type StageInput } from "./stage.ts";
import { ENGLISH, type SceneStrings } from "./strings.ts";
import type { Viewpoint } from "./view.ts";

export { type Figures, measure } from "./figures.ts";
export { type Interactable, interactables } from "./interactables.ts";
export { ENGLISH, type SceneStrings } from "./strings.ts";

export interface RoomSceneProps {
  readonly store: StoreApi<RoomState>;
  /** Of somebody else, at an instant of `performance.now()`: in the room, looking along −z like a camera. */
  readonly poseOf: (id: string, nowMs: number) => Pose | undefined;
  /** Of somebody's voice, RMS from 0 to 1. */
  readonly levelOf: (id: string) => number;
  readonly streamOf: (id: string) => MediaStream | undefined;
  /** Its instants are `performance.now()`'s. */
  readonly trace: () => Trace | undefined;
  readonly marks: readonly BodyMark[];
  /** Fixed for the life of the scene: give another `key` to change it. */
  readonly detail?: Detail;
  readonly viewpoint?: Viewpoint;
  /** Each further one brings the view back to where `viewpoint` has it. */
  readonly resets?: number;
  readonly motion?: "system" | "reduced" | "full";
  readonly lang?: string;
  readonly strings?: SceneStrings;
  readonly onPose: (pose: Pose) => void;
  readonly onChoose: (mark: string | undefined) => void;
  readonly onPoint: (at: Vec3 | undefined) => void;
  /** The picture was lost, and the person asks for the page instead. */
  readonly onPage?: () => void;
  readonly onFigures?: (figures: Figures) => void;
}

const FILES = { place, people, body };

export function RoomScene(props: RoomSceneProps) {
  const { marks, detail = "full", viewpoint = "seat", resets = 0, strings = ENGLISH, lang, onPage } = props;
  const host = useRef<HTMLDivElement>(null);
  const stage = useRef<Stage | undefined>(undefined);
  const latest = useRef(props);
  latest.current = props;
  const [standing, setStanding] = useState<"loading" | "shown" | "lost">("loading");

  useEffect(() => {
    if (host.current === null) return;
    // A canvas of its own for each stage: one that gave its context back gets no other.
    const canvas = newCanvas(strings.scene);
    host.current.append(canvas);
    const reduced = matchMedia("(prefers-reduced-motion: reduce)");
    const show = (figures: Figures): void => {
      setStanding((before) => (before === "lost" ? before : "shown"));
      write(canvas, figures);
      latest.current.onFigures?.(figures);
    };
    setStanding("loading");
    let made: Stage;
    try {
      made = new Stage({
        canvas,
        detail,
        strings,
        files: FILES,
        input: (): StageInput => latest.current,
        still: () => {
          const { motion = "system" } = latest.current;
          return motion === "reduced" || (motion === "system" && reduced.matches);
        },
        onFigures: show,
        onLost: () => setStanding("lost"),
      });
    } catch {
      // There is no WebGL here.
      canvas.remove();
      setStanding("lost");
      return;
    }
    made.marks = latest.current.marks;
    made.viewpoint = latest.current.viewpoint ?? "seat";
    stage.current = made;
    const watcher = new ResizeObserver(([entry]) => {
      if (entry !== undefined) made.resize(entry.contentRect.width, entry.contentRect.height);
    });
    watcher.observe(host.current);
    return () => {
      watcher.disconnect();
      made.dispose();
      canvas.remove();
      stage.current = undefined;
    };
  }, [detail, strings]);

  useEffect(() => {
    if (stage.current !== undefined) stage.current.marks = marks;
  }, [marks]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `resets` asks for the same view again
  useEffect(() => {
    if (stage.current !== undefined) stage.current.viewpoint = viewpoint;
  }, [viewpoint, resets]);

  return (
    <div className="room-scene" lang={lang} data-standing={standing} ref={host}>
      {standing === "loading" && (
        <p className="room-scene-message" role="status">
          {strings.loading}
        </p>
      )}
      {standing === "lost" && (
        <div className="room-scene-message" role="alert">
          <p>{strings.lost}</p>
          {onPage !== undefined && (
            <button type="button" onClick={onPage}>
              {strings.openPage}
            </button>
          )}
        </div>
      )}
    </div>
  );
}

function newCanvas(name: string): HTMLCanvasElement {
  const canvas = document.createElement("canvas");
  canvas.className = "room-scene-canvas";
  canvas.tabIndex = 0;
  canvas.setAttribute("role", "img");
  canvas.setAttribute("aria-label", name);
  return canvas;
}

/** For tests and for those who look. */
function write({ dataset }: HTMLCanvasElement, figures: Figures): void {
  for (const [name, figure] of Object.entries(figures))
    if (figure !== undefined) dataset[name] = String(Math.round(figure));
}

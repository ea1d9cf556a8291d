import { useEffect, useRef } from "react";
import { useStore } from "zustand";
import { NoData } from "../../../kit/status/status.tsx";
import { useWords, Words } from "../../../lib/intl/intl.tsx";
import type { Room } from "../../../world/core/room.ts";
import { sweep } from "./sweep.ts";
import { wholeTrace } from "./whole-trace.ts";
import "./table.css";

const HEIGHT = 64;
/** One millivolt, drawn as a mark at the start. */
const MV_PX = 30;

/** The heart's line as it comes, with the number beside it and how late it is. */
export function TraceView({ room }: { room: Room }) {
  const words = useWords();
  const { standing, ratePerMin, lateMs, doubtful = false } = useStore(room.store, (state) => state.pulse);
  if (standing === "none") {
    return (
      <section className="trace trace-none" aria-label={words("trace.title")}>
        <NoData />
        <p>
          <Words id="trace.none" />
        </p>
      </section>
    );
  }
  const stale = standing === "stale";
  const seconds = lateMs / 1_000;
  return (
    <section className="trace" aria-label={words("trace.title")}>
      <div className="trace-main">
        <p className="trace-label">
          <span>
            <Words id="trace.title" />
          </span>
          <span className={stale ? "trace-stale" : undefined}>
            <Words
              id={stale ? "trace.stale" : "trace.live"}
              values={{ seconds: <span className="figures">{seconds.toFixed(stale ? 0 : 1)}</span> }}
            />
          </span>
        </p>
        <Sweep room={room} />
      </div>
      <p className="trace-rate">
        {stale || doubtful || ratePerMin === undefined ? (
          <>
            <span className="figures trace-number">–</span>
            <span className="trace-unit">
              {words(stale ? "trace.no_fresh" : doubtful ? "trace.doubtful" : "trace.counting")}
            </span>
          </>
        ) : (
          <>
            <span className="figures trace-number">{Math.round(ratePerMin)}</span>
            <span className="trace-unit">{words("trace.per_minute")}</span>
          </>
        )}
      </p>
    </section>
  );
}

function Sweep({ room }: { room: Room }) {
  const words = useWords();
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const element = canvas.current;
    if (element === null) return;
    let frame = 0;
    let drawn = 0;
    const draw = (nowMs: number) => {
      frame = requestAnimationFrame(draw);
      // Thirty times a second is as smooth as a sweep can be seen.
      if (nowMs - drawn < 32) return;
      drawn = nowMs;
      paint(element, room, nowMs);
    };
    frame = requestAnimationFrame(draw);
    return () => cancelAnimationFrame(frame);
  }, [room]);
  return <canvas ref={canvas} className="trace-canvas" height={HEIGHT} role="img" aria-label={words("trace.title")} />;
}

function paint(element: HTMLCanvasElement, room: Room, nowMs: number): void {
  const pen = element.getContext("2d");
  if (pen === null) return;
  const scale = window.devicePixelRatio;
  const width = element.clientWidth;
  const height = element.clientHeight;
  if (element.width !== Math.round(width * scale) || element.height !== Math.round(height * scale)) {
    element.width = Math.round(width * scale);
    element.height = Math.round(height * scale);
  }
  pen.setTransform(scale, 0, 0, scale, 0, 0);
  pen.clearRect(0, 0, width, height);
  const style = getComputedStyle(element);
  pen.strokeStyle = style.color;
  pen.lineWidth = 1.5;
  pen.lineJoin = "round";
  const rest = height * 0.72;
  pen.beginPath();
  pen.moveTo(1, rest);
  pen.lineTo(1, rest - MV_PX);
  pen.moveTo(0, rest);
  pen.lineTo(4, rest);
  pen.moveTo(0, rest - MV_PX);
  pen.lineTo(4, rest - MV_PX);
  pen.stroke();
  const trace = wholeTrace(room.trace());
  if (trace === undefined) return;
  const late = room.store.getState().pulse.lateMs;
  for (const piece of sweep(trace, nowMs - late, width, (mv) => rest - mv * MV_PX)) {
    pen.beginPath();
    for (let at = 0; at < piece.length; at += 2) pen.lineTo(piece[at] ?? 0, piece[at + 1] ?? 0);
    pen.stroke();
  }
}

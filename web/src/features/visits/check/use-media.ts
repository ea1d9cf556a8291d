import { useCallback, useEffect, useRef, useState } from "react";
import { levelOf } from "./sound.ts";

export type MediaStanding = "off" | "asking" | "on" | "refused" | "missing" | "insecure";

/** A camera or a microphone of this device, for a look at it. It is let go when the page is left. */
export function useMedia(kind: "video" | "audio") {
  const [standing, setStanding] = useState<MediaStanding>("off");
  const [stream, setStream] = useState<MediaStream>();
  const held = useRef<MediaStream>(undefined);
  const stop = useCallback(() => {
    for (const track of held.current?.getTracks() ?? []) track.stop();
    held.current = undefined;
    setStream(undefined);
    setStanding("off");
  }, []);
  useEffect(
    () => () => {
      for (const track of held.current?.getTracks() ?? []) track.stop();
    },
    [],
  );
  const start = useCallback(async () => {
    // Browsers hand out cameras to secure pages alone.
    if (navigator.mediaDevices === undefined) {
      setStanding("insecure");
      return;
    }
    setStanding("asking");
    try {
      const got = await navigator.mediaDevices.getUserMedia({ [kind]: true });
      held.current = got;
      setStream(got);
      setStanding("on");
    } catch (error) {
      setStanding(error instanceof DOMException && error.name === "NotFoundError" ? "missing" : "refused");
    }
  }, [kind]);
  return { standing, stream, start, stop };
}

/** How loud a stream is now, 0 to 1, ten times a second. */
export function useLevel(stream: MediaStream | undefined): number {
  const [level, setLevel] = useState(0);
  useEffect(() => {
    if (stream === undefined) return;
    const context = new AudioContext();
    const ear = context.createAnalyser();
    ear.fftSize = 1024;
    context.createMediaStreamSource(stream).connect(ear);
    const samples = new Float32Array(ear.fftSize);
    const timer = setInterval(() => {
      ear.getFloatTimeDomainData(samples);
      setLevel(levelOf(samples));
    }, 100);
    return () => {
      clearInterval(timer);
      setLevel(0);
      void context.close();
    };
  }, [stream]);
  return level;
}

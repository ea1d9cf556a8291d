import { type ReactNode, useEffect, useRef, useState } from "react";
import type { Trial } from "../../../api/model.ts";
import { Button } from "../../../kit/button/button.tsx";
import { MicrophoneIcon, SpeakerHighIcon, VideoCameraIcon, WifiHighIcon } from "../../../kit/icon/icons.ts";
import { Steady } from "../../../kit/status/status.tsx";
import { type MessageId, useWords, Words } from "../../../lib/intl/intl.tsx";
import { GOOD_ROUND_TRIP_MS, roundTripMs } from "./round-trip.ts";
import { ring } from "./sound.ts";
import { type MediaStanding, useLevel, useMedia } from "./use-media.ts";
import "./check.css";

interface Props {
  readonly trial: Trial;
  readonly onTrial: (trial: Trial) => void;
}

const STANDINGS: Partial<Record<MediaStanding, MessageId>> = {
  asking: "check.asking",
  refused: "check.refused",
  missing: "check.missing",
  insecure: "check.insecure",
};

export function CameraTrial({ trial, onTrial }: Props) {
  const words = useWords();
  const { standing, stream, start, stop } = useMedia("video");
  const picture = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    if (picture.current !== null) picture.current.srcObject = stream ?? null;
  }, [stream]);
  useFailed(standing, onTrial);
  return (
    <TrialPart title={words("check.camera")} sign={<VideoCameraIcon aria-hidden size={24} />} trial={trial}>
      {stream === undefined ? (
        <StartOrWhy standing={standing} start={() => void start()} word="check.camera.start" />
      ) : (
        <>
          <video
            ref={picture}
            className="check-picture"
            autoPlay
            muted
            playsInline
            aria-label={words("check.picture")}
          />
          <p>
            <Words id="check.camera.ask" />
          </p>
          <Answers
            onAnswer={(answer) => {
              stop();
              onTrial(answer);
            }}
          />
        </>
      )}
    </TrialPart>
  );
}

export function MicrophoneTrial({ trial, onTrial }: Props) {
  const words = useWords();
  const { standing, stream, start, stop } = useMedia("audio");
  const level = useLevel(stream);
  useFailed(standing, onTrial);
  return (
    <TrialPart title={words("check.microphone")} sign={<MicrophoneIcon aria-hidden size={24} />} trial={trial}>
      {stream === undefined ? (
        <StartOrWhy standing={standing} start={() => void start()} word="check.microphone.start" />
      ) : (
        <>
          <meter
            className="check-level"
            min={0}
            max={1}
            value={level}
            aria-label={words("check.level")}
            aria-valuetext={words(level > 0.15 ? "check.heard" : "check.quiet")}
          />
          <p>
            <Words id="check.microphone.ask" />
          </p>
          <Answers
            onAnswer={(answer) => {
              stop();
              onTrial(answer);
            }}
          />
        </>
      )}
    </TrialPart>
  );
}

export function LoudspeakerTrial({ trial, onTrial }: Props) {
  const words = useWords();
  const [rung, setRung] = useState(false);
  const [ringing, setRinging] = useState(false);
  const play = async () => {
    setRinging(true);
    await ring().catch(() => undefined);
    setRinging(false);
    setRung(true);
  };
  return (
    <TrialPart title={words("check.loudspeaker")} sign={<SpeakerHighIcon aria-hidden size={24} />} trial={trial}>
      <div className="acts">
        <Button onPress={() => void play()} waiting={ringing ? words("check.ringing") : undefined}>
          <Words id={rung ? "check.loudspeaker.again" : "check.loudspeaker.start"} />
        </Button>
      </div>
      {rung ? (
        <>
          <p>
            <Words id="check.loudspeaker.ask" />
          </p>
          <Answers onAnswer={onTrial} />
        </>
      ) : null}
    </TrialPart>
  );
}

interface NetworkProps {
  readonly trial: Trial;
  readonly roundTripMs: number | undefined;
  readonly onTrial: (trial: Trial, roundTripMs?: number) => void;
}

export function NetworkTrial({ trial, roundTripMs: taken, onTrial }: NetworkProps) {
  const words = useWords();
  const [measuring, setMeasuring] = useState(false);
  const measure = async () => {
    setMeasuring(true);
    try {
      const ms = await roundTripMs();
      onTrial(ms <= GOOD_ROUND_TRIP_MS ? "ok" : "not_ok", ms);
    } catch {
      onTrial("not_ok");
    }
    setMeasuring(false);
  };
  return (
    <TrialPart title={words("check.network")} sign={<WifiHighIcon aria-hidden size={24} />} trial={trial}>
      <div className="acts">
        <Button onPress={() => void measure()} waiting={measuring ? words("check.measuring") : undefined}>
          <Words id="check.network.start" />
        </Button>
      </div>
      {taken === undefined ? null : (
        <p role="status">
          <Words
            id={taken <= GOOD_ROUND_TRIP_MS ? "check.network.good" : "check.network.slow"}
            values={{ ms: <span className="figures">{taken}</span> }}
          />
        </p>
      )}
      <p className="small quiet">
        <Words id="check.network.honest" />
      </p>
    </TrialPart>
  );
}

const RESULTS: Readonly<Record<Trial, MessageId>> = {
  ok: "check.ok",
  not_ok: "check.not_ok",
  skipped: "check.skipped",
};

function TrialPart({
  title,
  sign,
  trial,
  children,
}: {
  title: string;
  sign: ReactNode;
  trial: Trial;
  children: ReactNode;
}) {
  return (
    <section className="trial">
      <div className="trial-head">
        {sign}
        <h2>{title}</h2>
        <span className="trial-result small" data-trial={trial}>
          {trial === "ok" ? <Steady size={20} /> : null}
          <Words id={RESULTS[trial]} />
        </span>
      </div>
      {children}
    </section>
  );
}

function StartOrWhy({ standing, start, word }: { standing: MediaStanding; start: () => void; word: MessageId }) {
  const why = STANDINGS[standing];
  return (
    <>
      {why === undefined ? null : (
        <p role="status">
          <Words id={why} />
        </p>
      )}
      {standing === "insecure" ? null : (
        <div className="acts">
          <Button onPress={start} isDisabled={standing === "asking"}>
            <Words id={word} />
          </Button>
        </div>
      )}
    </>
  );
}

function Answers({ onAnswer }: { onAnswer: (trial: Trial) => void }) {
  return (
    <div className="acts">
      <Button onPress={() => onAnswer("ok")}>
        <Words id="check.yes" />
      </Button>
      <Button onPress={() => onAnswer("not_ok")}>
        <Words id="check.no" />
      </Button>
    </div>
  );
}

function useFailed(standing: MediaStanding, onTrial: (trial: Trial) => void) {
  const failed = standing === "refused" || standing === "missing" || standing === "insecure";
  const tell = useRef(onTrial);
  tell.current = onTrial;
  useEffect(() => {
    if (failed) tell.current("not_ok");
  }, [failed]);
}

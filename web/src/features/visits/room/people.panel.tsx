import { useEffect, useRef, useState } from "react";
import { useStore } from "zustand";
import { Button } from "../../../kit/button/button.tsx";
import { MicrophoneSlashIcon, VideoCameraSlashIcon } from "../../../kit/icon/icons.ts";
import { Bust } from "../../../kit/people/bust.tsx";
import { useWords, Words } from "../../../lib/intl/intl.tsx";
import type { RoomPerson } from "../../../world/core/model.ts";
import { Around } from "./around.panel.tsx";
import type { RoomHandle } from "./handle.ts";
import { mainPerson, peopleHere, SPEAKING_LEVEL } from "./surroundings.ts";
import "./people.css";

interface Props {
  readonly room: RoomHandle;
  readonly marks: number;
}

/** Who is here: pictures, names, who speaks. */
export function PeoplePanel({ room, marks }: Props) {
  const words = useWords();
  const everybody = useStore(room.store, (state) => state.people);
  const locked = useStore(room.store, (state) => state.locked);
  const code = useStore(room.store, (state) => state.safetyCode);
  const people = peopleHere(everybody);
  const speaking = useSpeaking(room, people);
  const main = mainPerson(people, speaking);
  const me = people.find(({ self }) => self);
  const controls = me?.abilities.includes("control") ?? false;
  return (
    <section className="people-panel" aria-label={words("room.people")}>
      <div className="panel-head">
        <h2>{words("room.people")}</h2>
        {controls ? (
          <Button size="small" onPress={() => room.control(locked ? "unlock" : "lock")}>
            <Words id={locked ? "room.unlock" : "room.lock"} />
          </Button>
        ) : null}
      </div>
      <div className="tiles">
        {people.map((person) => (
          <Tile
            key={person.id}
            room={room}
            person={person}
            main={person.id === main?.id}
            speaking={speaking.has(person.id)}
            mutable={controls && !person.self}
          />
        ))}
      </div>
      <p className="small quiet">
        {people.length < 2 ? words("room.alone") : words("room.unseen", { count: people.length })}
      </p>
      {code === undefined ? null : (
        <p className="small">
          <Words id="room.code" values={{ code: <strong className="figures">{code}</strong> }} />
        </p>
      )}
      <Around room={room} marks={marks} />
    </section>
  );
}

interface TileProps {
  readonly room: RoomHandle;
  readonly person: RoomPerson;
  readonly main: boolean;
  readonly speaking: boolean;
  readonly mutable: boolean;
}

function Tile({ room, person, main, speaking, mutable }: TileProps) {
  const words = useWords();
  const muted = person.microphone !== "on";
  const stream = room.streamOf(person.id);
  const shown = person.camera === "on" && stream !== undefined && stream.getVideoTracks().length > 0;
  return (
    <figure className="tile" data-main={main ? "" : undefined} data-speaking={speaking ? "" : undefined}>
      {shown ? (
        <Picture stream={stream} mirrored={person.self} name={person.name} />
      ) : (
        <div className="tile-drawn">
          <Bust look={person.look} />
        </div>
      )}
      <figcaption className="tile-name">
        {muted ? <MicrophoneSlashIcon aria-hidden size={16} /> : null}
        {person.camera === "off" ? <VideoCameraSlashIcon aria-hidden size={16} /> : null}
        <span>
          {person.self ? words("room.you") : person.name}
          {speaking ? ` – ${words("room.speaking")}` : null}
          {person.standing === "away" ? ` – ${words("room.away")}` : null}
          <span className="hidden">
            {muted ? ` ${words("room.mic_off")}` : null}
            {person.camera === "off" ? ` ${words("room.camera_off")}` : null}
          </span>
        </span>
      </figcaption>
      {mutable ? (
        <span className="tile-act">
          <Button
            size="small"
            aria-label={words(person.microphone === "muted" ? "room.unmute.who" : "room.mute.who", {
              name: person.name,
            })}
            onPress={() => room.control(person.microphone === "muted" ? "unmute" : "mute", person.id)}
          >
            <Words id={person.microphone === "muted" ? "room.unmute" : "room.mute"} />
          </Button>
        </span>
      ) : null}
    </figure>
  );
}

/** Only the picture: all sound is played once, beside the tiles. */
function Picture({ stream, mirrored, name }: { stream: MediaStream; mirrored: boolean; name: string }) {
  const words = useWords();
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    if (video.current !== null) video.current.srcObject = stream;
  }, [stream]);
  return (
    <video
      ref={video}
      className="tile-picture"
      data-mirrored={mirrored ? "" : undefined}
      autoPlay
      muted
      playsInline
      aria-label={words("room.picture", { name })}
    />
  );
}

/** Who speaks now: looked at four times a second, which is as often as a ring may change. */
function useSpeaking(room: RoomHandle, people: readonly RoomPerson[]): ReadonlySet<string> {
  const [speaking, setSpeaking] = useState<ReadonlySet<string>>(new Set());
  const ids = people.map(({ id }) => id).join(" ");
  useEffect(() => {
    const timer = setInterval(() => {
      const now = ids.split(" ").filter((id) => id !== "" && room.levelOf(id) > SPEAKING_LEVEL);
      setSpeaking((before) =>
        before.size === now.length && now.every((id) => before.has(id)) ? before : new Set(now),
      );
    }, 250);
    return () => clearInterval(timer);
  }, [room, ids]);
  return speaking;
}

/** Everybody's voice but one's own: heard on the page and in 3D alike. */
export function Voices({ room }: { room: RoomHandle }) {
  const people = useStore(room.store, (state) => state.people);
  return (
    <>
      {peopleHere(people)
        .filter(({ self }) => !self)
        .map((person) => (
          <Voice key={person.id} stream={room.streamOf(person.id)} />
        ))}
    </>
  );
}

function Voice({ stream }: { stream: MediaStream | undefined }) {
  const audio = useRef<HTMLAudioElement>(null);
  useEffect(() => {
    if (audio.current !== null) audio.current.srcObject = stream ?? null;
  }, [stream]);
  // biome-ignore lint/a11y/useMediaCaption: captions are typed by people and stand in the foot bar
  return <audio ref={audio} autoPlay />;
}

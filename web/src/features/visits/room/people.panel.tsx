import { useEffect, useRef, useState } from "react";
import { useStore } from "zustand";
import { Button } from "../../../kit/button/button.tsx";
import { HandIcon, MicrophoneSlashIcon, VideoCameraSlashIcon } from "../../../kit/icon/icons.ts";
import { Bust } from "../../../kit/people/bust.tsx";
import { useWords, Words } from "../../../lib/intl/intl.tsx";
import type { RoomPerson } from "../../../world/core/model.ts";
import type { Room } from "../../../world/core/room.ts";
import { Around } from "./around.panel.tsx";
import { handIsUp } from "./hand.ts";
import { PersonActs } from "./person-acts.tsx";
import { mainPerson, peopleHere } from "./surroundings.ts";
import "./people.css";

interface Props {
  readonly room: Room;
  readonly visit: string;
  readonly marks: number;
}

/** Who is here: pictures, names, who speaks. */
export function PeoplePanel({ room, visit, marks }: Props) {
  const words = useWords();
  const everybody = useStore(room.store, (state) => state.people);
  const locked = useStore(room.store, (state) => state.locked);
  const code = useStore(room.store, (state) => state.safetyCode);
  const people = peopleHere(everybody);
  const voices = useStore(room.store, (state) => state.speaking);
  const speaking = new Set(voices);
  const raised = useRaised(room, people);
  // A picture comes with its link, which is a change of its own.
  useStore(room.store, (state) => state.links);
  const main = mainPerson(people, speaking);
  const me = people.find(({ self }) => self);
  const controls = me?.abilities.includes("control") ?? false;
  return (
    <section className="people-panel" aria-label={words("room.people")}>
      <div className="panel-head">
        <h2>{words("room.people")}</h2>
        {controls ? (
          <Button size="small" onPress={() => room.lock(!locked)}>
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
            raised={raised.has(person.id)}
            controlled={controls && !person.self ? visit : undefined}
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
  readonly room: Room;
  readonly person: RoomPerson;
  readonly main: boolean;
  readonly speaking: boolean;
  readonly raised: boolean;
  /** The visit whose clinician one is; `undefined`: they are not for one to control. */
  readonly controlled: string | undefined;
}

function Tile({ room, person, main, speaking, raised, controlled }: TileProps) {
  const words = useWords();
  const muted = person.microphone !== "on";
  const stream = room.call.pictureOf(person.id);
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
        {raised ? <HandIcon aria-hidden size={16} weight="bold" /> : null}
        {muted ? <MicrophoneSlashIcon aria-hidden size={16} /> : null}
        {person.camera === "off" ? <VideoCameraSlashIcon aria-hidden size={16} /> : null}
        <span>
          {person.self ? words("room.you") : person.name}
          {speaking ? ` – ${words("room.speaking")}` : null}
          {raised ? ` – ${words("room.hand.up")}` : null}
          {person.standing === "away" ? ` – ${words("room.away")}` : null}
          <span className="hidden">
            {muted ? ` ${words("room.mic_off")}` : null}
            {person.camera === "off" ? ` ${words("room.camera_off")}` : null}
          </span>
        </span>
      </figcaption>
      {controlled === undefined ? null : <PersonActs room={room} visit={controlled} person={person} />}
    </figure>
  );
}

/** Only the picture: the room plays all sound itself. */
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

/** Whose hand is up. A pose is no state, so it is looked at twice a second. */
function useRaised(room: Room, people: readonly RoomPerson[]): ReadonlySet<string> {
  const [raised, setRaised] = useState<ReadonlySet<string>>(new Set());
  const ids = people.map(({ id }) => id).join(" ");
  useEffect(() => {
    const timer = setInterval(() => {
      const now = performance.now();
      const up = ids.split(" ").filter((id) => id !== "" && handIsUp(room.poseOf(id, now)));
      setRaised((before) => (before.size === up.length && up.every((id) => before.has(id)) ? before : new Set(up)));
    }, 500);
    return () => clearInterval(timer);
  }, [room, ids]);
  return raised;
}

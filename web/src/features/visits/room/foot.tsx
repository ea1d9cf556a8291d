import { type ComponentType, type FormEvent, useState } from "react";
import { Button, Form, Input, Label, TextField, ToggleButton } from "react-aria-components";
import { useStore } from "zustand";
import {
  ClosedCaptioningIcon,
  HandIcon,
  HouseLineIcon,
  MicrophoneIcon,
  MicrophoneSlashIcon,
  SignOutIcon,
  VideoCameraIcon,
  VideoCameraSlashIcon,
} from "../../../kit/icon/icons.ts";
import { type MessageId, useWords, Words } from "../../../lib/intl/intl.tsx";
import type { Room } from "../../../world/core/room.ts";
import "./foot.css";

interface Props {
  readonly room: Room;
  readonly captions: boolean;
  readonly onCaptions: (on: boolean) => void;
  readonly raised: boolean;
  readonly onRaised: (raised: boolean) => void;
  readonly onSafePlace: () => void;
  readonly onLeave: () => void;
}

/** Always there, in the page and in 3D: what was said, one's own voice and picture, the safe place, the way out. */
export function RoomFoot({ room, captions, onCaptions, raised, onRaised, onSafePlace, onLeave }: Props) {
  const words = useWords();
  const me = useStore(room.store, (state) => state.people.find(({ self }) => self));
  const voice = me?.microphone === "on";
  const picture = me?.camera === "on";
  const silenced = me?.microphone === "muted";
  const [refused, setRefused] = useState<MessageId>();
  const tried = (asked: Promise<void>, why: MessageId) => {
    setRefused(undefined);
    asked.catch(() => setRefused(why));
  };
  return (
    <footer className="room-foot">
      <div className="room-said">
        {refused === undefined ? null : <p role="alert">{words(refused)}</p>}
        {captions ? <Captions room={room} /> : null}
      </div>
      <div className="room-controls" role="toolbar" aria-label={words("room.controls")}>
        <Control
          sign={voice ? MicrophoneIcon : MicrophoneSlashIcon}
          on={voice}
          onChange={(on) => tried(room.call.setMicrophone(on), "room.mic.refused")}
          name={words(silenced ? "room.mic.muted" : voice ? "room.mic.on" : "room.mic.off")}
        />
        <Control
          sign={picture ? VideoCameraIcon : VideoCameraSlashIcon}
          on={picture}
          onChange={(on) => tried(room.call.setCamera(on), "room.camera.refused")}
          name={words(picture ? "room.camera.on" : "room.camera.off")}
        />
        <Control
          sign={HandIcon}
          on={raised}
          onChange={onRaised}
          name={words(raised ? "room.hand.down" : "room.hand")}
        />
        <Control sign={ClosedCaptioningIcon} on={captions} onChange={onCaptions} name={words("room.captions")} />
        <Button className="room-control room-safe" onPress={onSafePlace}>
          <HouseLineIcon aria-hidden size={24} />
          <Words id="room.safe" />
        </Button>
        <Button className="room-control room-leave" onPress={onLeave}>
          <SignOutIcon aria-hidden className="turns" size={24} />
          <Words id="room.leave" />
        </Button>
      </div>
    </footer>
  );
}

interface ControlProps {
  readonly sign: ComponentType<{ size: number }>;
  readonly on: boolean;
  readonly onChange: (on: boolean) => void;
  readonly name: string;
}

function Control({ sign: Sign, on, onChange, name }: ControlProps) {
  return (
    <ToggleButton className="room-control" isSelected={on} onChange={onChange}>
      <Sign aria-hidden size={24} />
      <span>{name}</span>
    </ToggleButton>
  );
}

/** What people type while they speak or instead of it. Not saved. */
function Captions({ room }: { room: Room }) {
  const words = useWords();
  const captions = useStore(room.store, (state) => state.captions);
  const people = useStore(room.store, (state) => state.people);
  const [text, setText] = useState("");
  const name = (id: string) => {
    const person = people.find((one) => one.id === id);
    return person?.self ? words("room.you") : (person?.name ?? "");
  };
  return (
    <>
      <ol className="room-captions" aria-live="polite">
        {captions.slice(-2).map((caption) => (
          <li key={caption.id}>
            <strong>{name(caption.person)}</strong> <span>{caption.text}</span>
          </li>
        ))}
      </ol>
      <Form
        className="room-type"
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          if (text.trim() === "") return;
          room.caption(text.trim());
          setText("");
        }}
      >
        <TextField value={text} onChange={setText} aria-label={words("room.captions.type")}>
          <Label className="hidden">{words("room.captions.type")}</Label>
          <Input className="room-type-input" placeholder={words("room.captions.type")} />
        </TextField>
        <Button type="submit" className="room-type-send">
          <Words id="chat.send" />
        </Button>
      </Form>
      <p className="room-captions-note">
        <Words id="room.captions.note" />
      </p>
    </>
  );
}

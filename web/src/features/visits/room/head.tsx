import { Radio, RadioGroup } from "react-aria-components";
import { useIntl } from "react-intl";
import { useStore } from "zustand";
import type { Visit } from "../../../api/model.ts";
import { Button } from "../../../kit/button/button.tsx";
import { DoorSign } from "../../../kit/door/door-sign.tsx";
import { LifebuoyIcon, LockKeyIcon, RecordIcon } from "../../../kit/icon/icons.ts";
import { useWords, Words } from "../../../lib/intl/intl.tsx";
import { useTimes } from "../../../lib/time.ts";
import type { Room } from "../../../world/core/room.ts";
import { peopleHere } from "./surroundings.ts";
import "./room.css";

interface Props {
  readonly room: Room;
  readonly visit: Visit;
  readonly clinical: boolean;
  readonly view: "page" | "scene";
  readonly onView: (view: "page" | "scene") => void;
  readonly onHelp: () => void;
}

/** Where one is, with whom, who can hear and see, and that nothing is recorded. */
export function RoomHead({ room, visit, clinical, view, onView, onHelp }: Props) {
  const words = useWords();
  const intl = useIntl();
  const times = useTimes();
  const people = useStore(room.store, (state) => state.people);
  const locked = useStore(room.store, (state) => state.locked);
  const names = peopleHere(people).map(({ self, name }) => (self ? words("room.you.among") : name));
  return (
    <header className="room-head">
      <DoorSign state={locked ? "closed" : "someone_in"} size={30} />
      <h1>{words("room.title")}</h1>
      <p className="room-who">
        {intl.formatList(names, { type: "conjunction" })}. {words(locked ? "room.door.closed" : "room.door.open")}
      </p>
      <div className="room-facts">
        <span className="room-fact">
          <LockKeyIcon aria-hidden size={18} />
          <Words id="room.private" />
        </span>
        <span className="room-fact quiet">
          <RecordIcon aria-hidden size={18} />
          <Words id="room.not_recorded" />
        </span>
        <span className="room-fact">
          <Words id="room.until" values={{ time: <strong className="figures">{times.clock(visit.end)}</strong> }} />
        </span>
      </div>
      <Button look="sand" onPress={onHelp}>
        <LifebuoyIcon aria-hidden size={18} />
        <Words id={clinical ? "help.call" : "help.open"} />
      </Button>
      <RadioGroup
        className="room-view"
        aria-label={words("room.view")}
        value={view}
        onChange={(chosen) => onView(chosen as "page" | "scene")}
      >
        <Radio value="page" className="room-view-one">
          <Words id="room.view.page" />
        </Radio>
        <Radio value="scene" className="room-view-one">
          <Words id="room.view.scene" />
        </Radio>
      </RadioGroup>
    </header>
  );
}

import { type ReactNode, useId, useState } from "react";
import { Button } from "react-aria-components";
import { useStore } from "zustand";
import type { Visit } from "../../../api/model.ts";
import { DoorSign } from "../../../kit/door/door-sign.tsx";
import {
  ArrowCounterClockwiseIcon,
  CaretDownIcon,
  LifebuoyIcon,
  ListBulletsIcon,
  PersonArmsSpreadIcon,
  TextAaIcon,
  UserCircleIcon,
  WifiHighIcon,
  WifiSlashIcon,
} from "../../../kit/icon/icons.ts";
import { useWords, Words } from "../../../lib/intl/intl.tsx";
import { useMedia } from "../../../lib/media.ts";
import type { BodyMark } from "../../../world/core/model.ts";
import type { Room } from "../../../world/core/room.ts";
import { Facts, Until, Who } from "./facts.tsx";
import { peopleHere } from "./surroundings.ts";
import { PLACES } from "./table.panel.tsx";
import "./hud.css";

/** Room enough for panels at both sides of the controls. */
const ROOMY = "(min-width: 72rem) and (min-height: 36rem)";

/** Over the top of the scene: where one is and with whom; who can hear and see, recording, the line. */
export function HudTop({ room, visit }: { room: Room; visit: Visit }) {
  const words = useWords();
  const locked = useStore(room.store, (state) => state.locked);
  const line = useStore(room.store, (state) =>
    state.connection !== "joined"
      ? "lost"
      : Object.values(state.links).some((link) => link === "connecting" || link === "lost")
        ? "coming"
        : "there",
  );
  const Sign = line === "lost" ? WifiSlashIcon : WifiHighIcon;
  return (
    <header className="hud-top">
      <div className="hud-panel hud-place">
        <DoorSign state={locked ? "closed" : "someone_in"} size={30} />
        <div>
          <div className="hud-title-line">
            <h1>{words("room.title")}</h1>
            <Until visit={visit} />
          </div>
          <Who room={room} />
        </div>
      </div>
      <div className="hud-panel hud-facts">
        <Facts room={room} brief />
        <span className="room-fact">
          <Sign aria-hidden size={18} />
          {line === "there" ? (
            <Words id="room.line.there" />
          ) : line === "coming" ? (
            <Words id="room.line.coming" />
          ) : (
            <Words id="room.line.lost" />
          )}
        </span>
      </div>
    </header>
  );
}

/** What of the room can be chosen, as real buttons: the same marks as in the scene, with the same keys. */
export function HudNear({ room, marks }: { room: Room; marks: readonly BodyMark[] }) {
  const words = useWords();
  const chosen = useStore(room.store, (state) => state.chosenMark);
  const people = useStore(room.store, (state) => state.people);
  const others = peopleHere(people).filter(({ self }) => !self);
  return (
    <Folding className="hud-near" name={words("hud.near")}>
      <ul className="hud-list">
        {marks.map((mark, index) => (
          <li key={mark.id}>
            <Button
              className="hud-one"
              aria-pressed={mark.id === chosen}
              onPress={() => room.chooseMark(mark.id === chosen ? undefined : mark.id)}
            >
              <PersonArmsSpreadIcon aria-hidden size={20} />
              <span>
                {words(PLACES[mark.place])}: {mark.text}
              </span>
              {index < 9 ? <kbd aria-hidden>{index + 1}</kbd> : null}
            </Button>
          </li>
        ))}
        {others.map((person) => (
          <li key={person.id} className="hud-one hud-still">
            <UserCircleIcon aria-hidden size={20} />
            <span>{person.name}</span>
          </li>
        ))}
        {marks.length + others.length === 0 ? <li className="hud-one hud-still">{words("hud.near.none")}</li> : null}
      </ul>
    </Folding>
  );
}

interface MoreProps {
  readonly clinical: boolean;
  readonly onPage: () => void;
  readonly onReset: () => void;
  readonly onComfort: () => void;
  readonly onHelp: () => void;
}

/** Other ways to be here, and help. */
export function HudMore({ clinical, onPage, onReset, onComfort, onHelp }: MoreProps) {
  const words = useWords();
  return (
    <Folding className="hud-more" name={words("hud.more")} bare>
      <div className="hud-list">
        <Button className="hud-one" onPress={onPage}>
          <ListBulletsIcon aria-hidden size={20} />
          <Words id="hud.page" />
        </Button>
        <Button className="hud-one" onPress={onReset}>
          <ArrowCounterClockwiseIcon aria-hidden size={20} />
          <Words id="hud.reset" />
        </Button>
        <Button className="hud-one" onPress={onComfort}>
          <TextAaIcon aria-hidden size={20} />
          <Words id="hud.comfort" />
        </Button>
        <Button className="hud-one hud-help" onPress={onHelp}>
          <LifebuoyIcon aria-hidden size={20} />
          <Words id={clinical ? "help.call" : "help.open"} />
        </Button>
      </div>
    </Folding>
  );
}

interface FoldingProps {
  readonly className: string;
  readonly name: string;
  /** Its name is not shown where there is room for the whole. */
  readonly bare?: boolean;
  readonly children: ReactNode;
}

/** Open where there is room; where there is not, a button that opens it. */
function Folding({ className, name, bare = false, children }: FoldingProps) {
  const roomy = useMedia(ROOMY);
  const [open, setOpen] = useState(false);
  const id = useId();
  const title = bare && roomy ? null : <h2 className="hud-title">{name}</h2>;
  return (
    <section className={`hud-panel ${className}`} aria-label={name} data-folded={roomy ? undefined : ""}>
      {roomy ? (
        title
      ) : (
        <Button className="hud-fold" aria-expanded={open} aria-controls={id} onPress={() => setOpen(!open)}>
          {name}
          <CaretDownIcon aria-hidden className="hud-fold-sign" size={16} />
        </Button>
      )}
      <div id={id} hidden={!(roomy || open)}>
        {children}
      </div>
    </section>
  );
}

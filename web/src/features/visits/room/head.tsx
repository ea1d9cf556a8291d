import { Radio, RadioGroup } from "react-aria-components";
import { useStore } from "zustand";
import type { Visit } from "../../../api/model.ts";
import { Button } from "../../../kit/button/button.tsx";
import { DoorSign } from "../../../kit/door/door-sign.tsx";
import { LifebuoyIcon } from "../../../kit/icon/icons.ts";
import { useWords } from "../../../lib/intl/intl.tsx";
import { useMedia } from "../../../lib/media.ts";
import type { Room } from "../../../world/core/room.ts";
import { Facts, Until, Who } from "./facts.tsx";
import "./room.css";

interface Props {
  readonly room: Room;
  readonly visit: Visit;
  readonly clinical: boolean;
  readonly onScene: () => void;
  readonly onHelp: () => void;
}

/** Above the room as a page: one line, or two on a phone. */
export function RoomHead({ room, visit, clinical, onScene, onHelp }: Props) {
  const words = useWords();
  const locked = useStore(room.store, (state) => state.locked);
  const roomy = useMedia("(min-width: 88rem)");
  const phone = useMedia("(max-width: 47.999rem)");
  const help = words(clinical ? "help.call" : "help.open");
  const scene = words("room.view.scene");
  return (
    <header className="room-head">
      <DoorSign state={locked ? "closed" : "someone_in"} size={30} />
      <h1>{words("room.title")}</h1>
      <Who room={room} />
      <div className="room-facts">
        <Facts room={room} brief={!roomy} />
        <Until visit={visit} />
      </div>
      <Button look="sand" onPress={onHelp} {...(phone ? { "aria-label": help } : {})}>
        <LifebuoyIcon aria-hidden size={18} />
        <span>{phone ? words("help.brief") : help}</span>
      </Button>
      <RadioGroup className="room-view" aria-label={words("room.view")} value="page" onChange={onScene}>
        <Radio value="page" className="room-view-one">
          {words("room.view.page")}
        </Radio>
        <Radio value="scene" className="room-view-one" {...(phone ? { "aria-label": scene } : {})}>
          {phone ? words("room.view.scene.brief") : scene}
        </Radio>
      </RadioGroup>
    </header>
  );
}

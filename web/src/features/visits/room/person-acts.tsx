import { useState } from "react";
import { Button as AriaButton, Menu, MenuItem, MenuTrigger, Popover } from "react-aria-components";
import { Button } from "../../../kit/button/button.tsx";
import { Dialog } from "../../../kit/dialog/dialog.tsx";
import { DotsThreeIcon } from "../../../kit/icon/icons.ts";
import { Trouble } from "../../../kit/states/states.tsx";
import { useWords, Words } from "../../../lib/intl/intl.tsx";
import type { RoomPerson } from "../../../world/core/model.ts";
import type { Room } from "../../../world/core/room.ts";
import { useStep } from "../visits.query.ts";

interface Props {
  readonly room: Room;
  readonly visit: string;
  readonly person: RoomPerson;
}

/** What whoever holds the room may do to somebody in it. What sends them out is asked for twice. */
export function PersonActs({ room, visit, person }: Props) {
  const words = useWords();
  const [asked, setAsked] = useState<"put-back" | "remove">();
  const putBack = useStep("put-back");
  const { name } = person;
  const muted = person.microphone === "muted";
  const close = () => {
    setAsked(undefined);
    putBack.reset();
  };
  const act = () => {
    if (asked === "put-back") {
      putBack.mutate(visit, { onSuccess: close });
    } else {
      // Before a locked door who was removed cannot simply ask for a new way in.
      room.lock(true);
      room.remove(person.id);
      close();
    }
  };
  return (
    <span className="tile-act">
      <Button
        size="small"
        aria-label={words(muted ? "room.unmute.who" : "room.mute.who", { name })}
        onPress={() => room.mute(person.id, !muted)}
      >
        <Words id={muted ? "room.unmute" : "room.mute"} />
      </Button>
      <MenuTrigger>
        <AriaButton className="tile-more" aria-label={words("room.acts.who", { name })}>
          <DotsThreeIcon aria-hidden size={22} weight="bold" />
        </AriaButton>
        <Popover className="pick-popover" placement="bottom end">
          <Menu className="pick-list" onAction={(key) => setAsked(key === "put-back" ? "put-back" : "remove")}>
            {person.role === "patient" ? (
              <MenuItem id="put-back" className="pick-item">
                <Words id="room.put_back" />
              </MenuItem>
            ) : null}
            <MenuItem id="remove" className="pick-item">
              <Words id="room.remove" />
            </MenuItem>
          </Menu>
        </Popover>
      </MenuTrigger>
      <Dialog
        alert
        title={words(asked === "put-back" ? "room.put_back.who" : "room.remove.who", { name })}
        open={asked !== undefined}
        onClose={close}
      >
        <p>{words(asked === "put-back" ? "room.put_back.lead" : "room.remove.lead", { name })}</p>
        {putBack.error === null ? null : <Trouble problem={putBack.error} />}
        <div className="dialog-acts">
          <Button onPress={act} waiting={putBack.isPending ? words("room.putting_back") : undefined}>
            <Words id={asked === "put-back" ? "room.put_back.do" : "room.remove.do"} />
          </Button>
          <Button look="quiet" onPress={close}>
            <Words id="room.acts.not" />
          </Button>
        </div>
      </Dialog>
    </span>
  );
}

import { useIntl } from "react-intl";
import { useStore } from "zustand";
import type { Visit } from "../../../api/model.ts";
import { LockKeyIcon, RecordIcon } from "../../../kit/icon/icons.ts";
import { useWords, Words } from "../../../lib/intl/intl.tsx";
import { useTimes } from "../../../lib/time.ts";
import type { Room } from "../../../world/core/room.ts";
import { peopleHere } from "./surroundings.ts";

/** With whom one is here, and how the door is. */
export function Who({ room }: { room: Room }) {
  const words = useWords();
  const intl = useIntl();
  const people = useStore(room.store, (state) => state.people);
  const locked = useStore(room.store, (state) => state.locked);
  const here = peopleHere(people);
  const you = words(here.length > 1 ? "room.you.among" : "room.you");
  const names = here.map(({ self, name }) => (self ? you : name));
  return (
    <p className="room-who">
      {names.length === 0 ? null : `${intl.formatList(names, { type: "conjunction" })}. `}
      {words(locked ? "room.door.closed" : "room.door.open")}
    </p>
  );
}

/** Who can hear and see, and that nothing is recorded: said in full where there is room for it. */
export function Facts({ room, brief }: { room: Room; brief: boolean }) {
  const count = useStore(room.store, (state) => peopleHere(state.people).length);
  return (
    <>
      <span className="room-fact">
        <LockKeyIcon aria-hidden size={18} />
        {brief ? <Words id="room.private.brief" values={{ count }} /> : <Words id="room.private" />}
      </span>
      <span className="room-fact quiet">
        <RecordIcon aria-hidden size={18} />
        <Words id="room.not_recorded" />
      </span>
    </>
  );
}

/** When the visit is booked to end. */
export function Until({ visit }: { visit: Visit }) {
  const times = useTimes();
  return (
    <span className="room-fact">
      <Words id="room.until" values={{ time: <strong className="figures">{times.clock(visit.end)}</strong> }} />
    </span>
  );
}

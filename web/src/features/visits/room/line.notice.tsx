import { useEffect, useState } from "react";
import { useStore } from "zustand";
import { Button, ButtonLink } from "../../../kit/button/button.tsx";
import { LineLost } from "../../../kit/states/states.tsx";
import { type MessageId, useWords, Words } from "../../../lib/intl/intl.tsx";
import type { Refusal } from "../../../world/core/model.ts";
import type { Room } from "../../../world/core/room.ts";
import "./room.css";

const REFUSALS: Partial<Record<Refusal, MessageId>> = {
  replaced: "room.replaced",
  room_closed: "room.refused.closed",
  room_locked: "room.refused.locked",
  room_full: "room.refused.full",
  removed: "room.refused.removed",
};

/** What became of the line, over the room and not in its way; nothing while all is well. */
export function LineNotice({ room, home, onAgain }: { room: Room; home: string; onAgain: () => void }) {
  const words = useWords();
  const { connection, refusal } = useStore(room.store);
  const [since, setSince] = useState(() => Date.now());
  useEffect(() => {
    if (connection === "reconnecting") setSince(Date.now());
  }, [connection]);
  if (connection === "reconnecting") {
    return (
      <div className="room-line">
        <LineLost sinceMs={since}>
          <p>
            <Words id="room.line" />
          </p>
        </LineLost>
      </div>
    );
  }
  if (connection === "refused" || connection === "replaced" || connection === "left") {
    return (
      <div className="room-line" role="alert">
        <p>
          <strong>{words((refusal === undefined ? undefined : REFUSALS[refusal]) ?? "room.ended")}</strong>
        </p>
        <Button size="small" onPress={onAgain}>
          <Words id="room.again" />
        </Button>
        <ButtonLink size="small" to={home}>
          <Words id="room.to_home" />
        </ButtonLink>
      </div>
    );
  }
  return null;
}

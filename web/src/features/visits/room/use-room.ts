import { useCallback, useEffect, useRef, useState } from "react";
import type { Look } from "../../../world/core/model.ts";
import { joinRoom, type Room } from "../../../world/core/room.ts";
import { enter } from "../visits.query.ts";

export interface RoomStay {
  readonly room: Room | undefined;
  readonly problem: unknown;
  /** Out for good: no picture, no sound, in either direction. */
  readonly leave: () => void;
  /** After a refusal: with a new ticket. */
  readonly again: () => void;
}

/** Ask for a ticket and join with it; leave when the page goes. A ticket works once, so each coming in asks for its own. */
export function useRoom(visit: string, look: Look, monoAudio: boolean): RoomStay {
  const [room, setRoom] = useState<Room>();
  const [problem, setProblem] = useState<unknown>();
  const [tries, setTries] = useState(0);
  const held = useRef<Room>(undefined);
  const wishes = useRef({ look, monoAudio });
  wishes.current = { look, monoAudio };
  const leave = useCallback(() => {
    held.current?.leave();
    held.current = undefined;
    setRoom(undefined);
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `tries` asks for one more
  useEffect(() => {
    let wanted = true;
    setProblem(undefined);
    enter(visit).then(
      (entry) => {
        if (!wanted) return;
        held.current = joinRoom({
          url: entry.worlds,
          room: entry.room,
          ticket: entry.ticket,
          look: wishes.current.look,
          renewTicket: () => enter(visit).then(({ ticket }) => ticket),
          call: { monoAudio: wishes.current.monoAudio },
        });
        setRoom(held.current);
      },
      (error: unknown) => {
        if (wanted) setProblem(error);
      },
    );
    return () => {
      wanted = false;
      leave();
    };
  }, [visit, tries, leave]);
  const again = useCallback(() => setTries((before) => before + 1), []);
  return { room, problem, leave, again };
}

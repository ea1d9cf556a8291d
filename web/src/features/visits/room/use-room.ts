import { useCallback, useEffect, useRef, useState } from "react";
import type { Look } from "../../../world/core/model.ts";
import { enter } from "../visits.query.ts";
import type { JoinRoom, RoomHandle } from "./handle.ts";

export interface RoomStay {
  readonly room: RoomHandle | undefined;
  readonly problem: unknown;
  /** In the safe place, or gone: nothing is sent or played. */
  readonly out: boolean;
  /** Out at once. */
  readonly goOut: () => void;
  readonly goIn: () => void;
  /** After a refusal: with a new ticket. */
  readonly again: () => void;
}

/** Ask for a ticket and join with it; leave when the page goes. A ticket works once, so each coming in asks for its own. */
export function useRoom(visit: string, join: JoinRoom, look: Look): RoomStay {
  const [room, setRoom] = useState<RoomHandle>();
  const [problem, setProblem] = useState<unknown>();
  const [out, setOut] = useState(false);
  const [tries, setTries] = useState(0);
  const held = useRef<RoomHandle>(undefined);
  const looks = useRef(look);
  looks.current = look;
  const drop = useCallback(() => {
    held.current?.leave();
    held.current = undefined;
    setRoom(undefined);
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `tries` asks for one more
  useEffect(() => {
    if (out) return;
    let wanted = true;
    setProblem(undefined);
    enter(visit).then(
      (entry) => {
        if (!wanted) return;
        held.current = join(entry, looks.current);
        setRoom(held.current);
      },
      (error: unknown) => {
        if (wanted) setProblem(error);
      },
    );
    return () => {
      wanted = false;
      drop();
    };
  }, [visit, join, out, tries, drop]);
  const goOut = useCallback(() => {
    drop();
    setOut(true);
  }, [drop]);
  const goIn = useCallback(() => setOut(false), []);
  const again = useCallback(() => setTries((before) => before + 1), []);
  return { room, problem, out, goOut, goIn, again };
}

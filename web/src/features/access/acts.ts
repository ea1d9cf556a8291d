import { useMemo } from "react";
import { type MessageId, useWords } from "../../lib/intl/intl.tsx";
import type { Act, VisitorRow } from "./visits-to-record.ts";

export function useActNames(): Readonly<Record<Act, string>> {
  const words = useWords();
  return useMemo(
    () => ({
      read: words("act.read"),
      wrote: words("act.wrote"),
      sent: words("act.sent"),
      unusual: words("act.unusual"),
    }),
    [words],
  );
}

const PROGRAMS: Readonly<Record<string, MessageId>> = {
  device: "visitors.program.device",
  importer: "visitors.program.importer",
  seed: "visitors.program.seed",
  worker: "visitors.program.worker",
};

/** Give whoever opened the record a name: people have one, our programs are called by what they do. */
export function useNameOf(): (row: Pick<VisitorRow, "id" | "name">) => string {
  const words = useWords();
  return ({ id, name }) => {
    const program = PROGRAMS[id];
    return program === undefined ? name : words(program);
  };
}

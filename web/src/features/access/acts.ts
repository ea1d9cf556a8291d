import { useMemo } from "react";
import { useWords } from "../../lib/intl/intl.tsx";
import type { Act } from "./visits-to-record.ts";

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

import { useMemo } from "react";
import type { Role } from "../../api/model.ts";
import { useWords } from "../../lib/intl/intl.tsx";

export function useRoleNames(): Readonly<Record<Role, string>> {
  const words = useWords();
  return useMemo(
    () => ({
      patient: words("role.patient"),
      clinician: words("role.clinician"),
      administrator: words("role.administrator"),
      guest: words("role.guest"),
    }),
    [words],
  );
}

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useMemo, useState } from "react";
import { call } from "../../api/client.ts";
import type { Me, Settings } from "../../api/model.ts";
import { applySettings, keepSettings, PLAIN, readSettings } from "../../lib/settings/settings.ts";
import { meQuery } from "../identity/identity.query.ts";

/** A person's choice of look: kept with the account, or on this device while nobody has signed in. */
export function useSettings(): Settings {
  const { data: me } = useQuery(meQuery);
  return useMemo(() => (me ? { ...PLAIN, ...me.settings } : readSettings()), [me]);
}

/** Change one thing: seen at once, then sent. What could not be sent stays on this device and says so. */
export function useChangeSettings() {
  const client = useQueryClient();
  const before = useSettings();
  const [local, setLocal] = useState<Settings>();
  const { data: me } = useQuery(meQuery);
  const sending = useMutation({
    mutationFn: (settings: Settings) => call<unknown>("PUT", "/api/me/settings", settings),
  });
  const { mutate } = sending;
  const settings = me ? before : (local ?? before);
  const change = useCallback(
    (part: Partial<Settings>) => {
      const next = { ...settings, ...part };
      applySettings(next);
      keepSettings(next);
      setLocal(next);
      if (!me) return;
      client.setQueryData(meQuery.queryKey, (old: Me | null | undefined) => (old ? { ...old, settings: next } : old));
      mutate(next);
    },
    [settings, me, client, mutate],
  );
  return { settings, change, problem: sending.error };
}

import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { call } from "../../api/client.ts";
import type { Connected, Measuring } from "../../api/model.ts";

/** What sends this person's own measurements. */
export const measuringQuery = queryOptions({
  queryKey: ["devices"],
  queryFn: ({ signal }) => call<readonly Measuring[]>("GET", "/api/devices", undefined, signal),
});

export function useConnect() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (name: string) => call<Connected>("POST", "/api/devices", { name }),
    onSuccess: () => client.invalidateQueries({ queryKey: measuringQuery.queryKey }),
  });
}

export function useDisconnect() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => call<undefined>("DELETE", `/api/devices/${encodeURIComponent(id)}`),
    onSuccess: () => client.invalidateQueries({ queryKey: measuringQuery.queryKey }),
  });
}

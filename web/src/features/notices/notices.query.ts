import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { call } from "../../api/client.ts";
import type { Notice } from "../../api/model.ts";

export const noticesQuery = queryOptions({
  queryKey: ["notices"],
  queryFn: ({ signal }) => call<readonly Notice[]>("GET", "/api/notices", undefined, signal),
  refetchInterval: 30_000,
});

export function useReadNotice() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => call<unknown>("POST", `/api/notices/${encodeURIComponent(id)}/read`),
    onSuccess: () => client.invalidateQueries({ queryKey: noticesQuery.queryKey }),
  });
}

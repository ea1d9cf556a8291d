import { queryOptions } from "@tanstack/react-query";
import { call } from "../../api/client.ts";
import type { Visitor } from "../../api/model.ts";

export const VISITORS_DAYS = 14;

export const visitorsQuery = queryOptions({
  queryKey: ["visitors", VISITORS_DAYS],
  queryFn: ({ signal }) =>
    call<readonly Visitor[]>("GET", `/api/my-record/visitors?days=${VISITORS_DAYS}`, undefined, signal),
});

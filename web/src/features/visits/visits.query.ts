import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { call } from "../../api/client.ts";
import type { Body, Check, Clinician, Entry, Hours, Message, NeedsMe, Slot, Summary, Visit } from "../../api/model.ts";

/** Pages on which somebody waits ask this often. */
export const POLL_MS = 2_000;

const path = (id: string, rest = "") => `/api/visits/${encodeURIComponent(id)}${rest}`;

export const visitsQuery = (when: "upcoming" | "past" | "today") =>
  queryOptions({
    queryKey: ["visits", when],
    queryFn: ({ signal }) => call<readonly Visit[]>("GET", `/api/visits?when=${when}`, undefined, signal),
  });

export const visitQuery = (id: string) =>
  queryOptions({
    queryKey: ["visit", id],
    queryFn: ({ signal }) => call<Visit>("GET", path(id), undefined, signal),
  });

export const cliniciansQuery = queryOptions({
  queryKey: ["clinicians"],
  queryFn: ({ signal }) => call<readonly Clinician[]>("GET", "/api/clinicians", undefined, signal),
});

/** Free times from now on, or from a later instant. */
export const slotsQuery = (practitioner: string, from: string | undefined, days: number) =>
  queryOptions({
    queryKey: ["slots", practitioner, from, days],
    queryFn: ({ signal }) => {
      const asked = new URLSearchParams({ practitioner, days: String(days) });
      if (from !== undefined) asked.set("from", from);
      return call<readonly Slot[]>("GET", `/api/slots?${asked}`, undefined, signal);
    },
  });

export const hoursQuery = (practitioner: string) =>
  queryOptions({
    queryKey: ["hours", practitioner],
    queryFn: ({ signal }) => call<Hours>("GET", `/api/hours/${encodeURIComponent(practitioner)}`, undefined, signal),
  });

export const messagesQuery = (id: string) =>
  queryOptions({
    queryKey: ["messages", id],
    queryFn: ({ signal }) => call<readonly Message[]>("GET", path(id, "/messages"), undefined, signal),
    refetchInterval: POLL_MS,
  });

export const bodyQuery = (id: string) =>
  queryOptions({
    queryKey: ["body", id],
    queryFn: ({ signal }) => call<Body>("GET", path(id, "/body"), undefined, signal),
  });

export const summaryQuery = (id: string) =>
  queryOptions({
    queryKey: ["summary", id],
    queryFn: ({ signal }) => call<Summary>("GET", path(id, "/summary"), undefined, signal),
  });

export const needsMeQuery = queryOptions({
  queryKey: ["needs-me"],
  queryFn: ({ signal }) => call<readonly NeedsMe[]>("GET", "/api/needs-me", undefined, signal),
  refetchInterval: POLL_MS,
});

/** What changes a visit makes every list of visits ask again. */
function useChange<Values>(ask: (values: Values) => Promise<Visit | undefined>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ask,
    onSuccess: (visit) => {
      if (visit?.id !== undefined) client.setQueryData(visitQuery(visit.id).queryKey, visit);
      return Promise.all(
        [["visits"], ["visit"], ["needs-me"], ["slots"]].map((queryKey) => client.invalidateQueries({ queryKey })),
      );
    },
  });
}

export const useBook = () =>
  useChange((booking: { slot: string; reason: string; wants: readonly string[] }) =>
    call<Visit>("POST", "/api/visits", booking),
  );

export const useMove = (id: string) => useChange((slot: string) => call<Visit>("POST", path(id, "/move"), { slot }));

export const useCancel = (id: string) =>
  useChange((reason: string) => call<Visit>("POST", path(id, "/cancel"), reason === "" ? {} : { reason }));

export const useKeepCheck = (id: string) => useChange((check: Check) => call<Visit>("POST", path(id, "/check"), check));

export const useConsent = (id: string) =>
  useChange((given: boolean) => call<Visit>("POST", path(id, "/consent"), { given }));

type Step = "arrive" | "step-away" | "admit" | "put-back" | "sign";

/** One of the steps that a visit takes by a single press. */
export const useStep = (step: Step) => useChange((id: string) => call<Visit>("POST", path(id, `/${step}`)));

export const useAnswerTrip = (id: string) =>
  useChange((trip: { replaced: boolean; km?: number; minutes?: number }) =>
    call<Visit>("POST", path(id, "/trip"), trip),
  );

export const enter = (id: string) => call<Entry>("POST", path(id, "/enter"));

export const summaryFile = (id: string) => path(id, "/summary.html");
export const calendarFile = (id: string) => path(id, "/visit.ics");

export function useSay(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (text: string) => call<Message>("POST", path(id, "/messages"), { text }),
    onSuccess: () => client.invalidateQueries({ queryKey: messagesQuery(id).queryKey }),
  });
}

export function useKeepHours(practitioner: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (hours: Hours) => call<Hours>("PUT", `/api/hours/${encodeURIComponent(practitioner)}`, hours),
    onSuccess: (hours) => client.setQueryData(hoursQuery(practitioner).queryKey, hours),
  });
}

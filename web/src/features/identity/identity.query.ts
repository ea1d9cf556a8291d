import { startAuthentication, startRegistration } from "@simplewebauthn/browser";
import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { call, Problem } from "../../api/client.ts";
import type {
  Clinic,
  Country,
  FirstDay,
  Invitation,
  Invited,
  Me,
  Passkey,
  Persona,
  PersonRow,
  Role,
  Session,
  Status,
} from "../../api/model.ts";
import { forgetDrafts } from "../visits/note/drafts.ts";

const MINUTE_MS = 60_000;

export const statusQuery = queryOptions({
  queryKey: ["status"],
  queryFn: ({ signal }) => call<Status>("GET", "/api/status", undefined, signal),
  staleTime: MINUTE_MS,
});

export const clinicQuery = queryOptions({
  queryKey: ["clinic"],
  queryFn: ({ signal }) => call<Clinic>("GET", "/api/clinic", undefined, signal),
  staleTime: 10 * MINUTE_MS,
});

/** Who is signed in here; `null` is nobody. */
export const meQuery = queryOptions({
  queryKey: ["me"],
  queryFn: async ({ client, signal }): Promise<Me | null> => {
    try {
      // Before its first day a clinic has nobody who could be signed in.
      if ((await client.ensureQueryData(statusQuery)).set_up === false) return null;
      return await call<Me>("GET", "/api/me", undefined, signal);
    } catch (problem) {
      if (problem instanceof Problem && problem.status === 401) return null;
      throw problem;
    }
  },
  staleTime: MINUTE_MS,
});

export const countriesQuery = queryOptions({
  queryKey: ["countries"],
  queryFn: ({ signal }) => call<readonly Country[]>("GET", "/api/countries", undefined, signal),
  staleTime: Number.POSITIVE_INFINITY,
});

export const personasQuery = queryOptions({
  queryKey: ["personas"],
  queryFn: ({ signal }) => call<readonly Persona[]>("GET", "/api/personas", undefined, signal),
  staleTime: Number.POSITIVE_INFINITY,
});

export const peopleQuery = queryOptions({
  queryKey: ["people"],
  queryFn: ({ signal }) => call<readonly PersonRow[]>("GET", "/api/people", undefined, signal),
});

export const sessionsQuery = queryOptions({
  queryKey: ["sessions"],
  queryFn: ({ signal }) => call<readonly Session[]>("GET", "/api/sessions", undefined, signal),
});

export const passkeysQuery = queryOptions({
  queryKey: ["passkeys"],
  queryFn: ({ signal }) => call<readonly Passkey[]>("GET", "/api/passkeys", undefined, signal),
});

export const invitationQuery = (token: string) =>
  queryOptions({
    queryKey: ["invitation", token],
    queryFn: ({ signal }) =>
      call<Invitation>("GET", `/api/invitations/${encodeURIComponent(token)}`, undefined, signal),
    retry: false,
  });

/** Whatever signs somebody in answers with who they are. What the one before saw is forgotten first. */
function useSigningIn<Values>(ask: (values: Values) => Promise<Me>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ask,
    onSuccess: (me) => {
      client.removeQueries({ predicate: ({ queryKey }) => !PUBLIC.has(String(queryKey[0])) });
      client.setQueryData(meQuery.queryKey, me);
      void client.invalidateQueries({ queryKey: statusQuery.queryKey });
    },
  });
}

const PUBLIC = new Set(["status", "clinic", "countries", "personas", "me"]);

export const useSignIn = () =>
  useSigningIn((secret: { login: string; password: string }) => call<Me>("POST", "/api/session", secret));

export const useBePersona = () =>
  useSigningIn((person: string) => call<Me>("POST", "/api/session/persona", { person }));

export const usePasskeySignIn = () =>
  useSigningIn(async (_: undefined) => {
    const optionsJSON = await call<Parameters<typeof startAuthentication>[0]["optionsJSON"]>(
      "POST",
      "/api/session/passkey/options",
    );
    return await call<Me>("POST", "/api/session/passkey", { credential: await startAuthentication({ optionsJSON }) });
  });

export const useSetUp = () => useSigningIn((day: FirstDay) => call<Me>("POST", "/api/setup", day));

export interface Joining {
  readonly token: string;
  readonly login: string;
  readonly password: string;
  readonly zone: string;
  readonly locale: string;
}

export const useJoin = () =>
  useSigningIn(({ token, ...rest }: Joining) =>
    call<Me>("POST", `/api/invitations/${encodeURIComponent(token)}`, rest),
  );

/** Sign out here, or everywhere; nothing that was seen stays in this tab. */
export function useSignOut() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (where: "here" | "everywhere") =>
      call<undefined>("DELETE", where === "here" ? "/api/session" : "/api/sessions"),
    onSuccess: () => {
      // The next one at this device finds nothing of what was seen or written here.
      void forgetDrafts().catch(() => undefined);
      client.clear();
      client.setQueryData(meQuery.queryKey, null);
    },
  });
}

export function useAddPasskey() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (name: string) => {
      const optionsJSON = await call<Parameters<typeof startRegistration>[0]["optionsJSON"]>(
        "POST",
        "/api/passkeys/options",
      );
      return await call<Passkey>("POST", "/api/passkeys", {
        name,
        credential: await startRegistration({ optionsJSON }),
      });
    },
    onSuccess: () => client.invalidateQueries({ queryKey: passkeysQuery.queryKey }),
  });
}

export function useRemovePasskey() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => call<undefined>("DELETE", `/api/passkeys/${encodeURIComponent(id)}`),
    onSuccess: () => client.invalidateQueries({ queryKey: passkeysQuery.queryKey }),
  });
}

export function useInvite() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (who: { name: string; role: Role }) => call<Invited>("POST", "/api/invitations", who),
    onSuccess: () => client.invalidateQueries({ queryKey: peopleQuery.queryKey }),
  });
}

export function useResetAccess() {
  return useMutation({
    mutationFn: (id: string) => call<Invited>("POST", `/api/people/${encodeURIComponent(id)}/reset`),
  });
}

export function useDeactivate() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => call<undefined>("DELETE", `/api/people/${encodeURIComponent(id)}`),
    onSuccess: () => client.invalidateQueries({ queryKey: peopleQuery.queryKey }),
  });
}

import { QueryCache, QueryClient, QueryClientProvider, useQuery } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import { I18nProvider } from "react-aria-components";
import { Problem } from "../api/client.ts";
import { meQuery } from "../features/identity/identity.query.ts";
import { Spoken } from "../lib/intl/intl.tsx";
import { makeRouter } from "./router.tsx";

/** How often, and when at all, a question is asked again. */
export function makeClient(): QueryClient {
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({ onError: (problem) => leaveWhenEnded(client, problem) }),
    defaultOptions: {
      // A clinic on its own network answers although the browser thinks it is offline.
      mutations: { networkMode: "always" },
      queries: {
        networkMode: "always",
        retry: (failures, problem) => problem instanceof Problem && problem.retry && failures < 3,
        retryDelay: (failures) => Math.min(500 * 2 ** failures, 4_000),
      },
    },
  });
  return client;
}

/** A session that has ended leads to sign-in, and leaves nothing of what was seen on the screen or in memory. */
function leaveWhenEnded(client: QueryClient, problem: Error): void {
  const known = client.getQueryData(meQuery.queryKey) != null;
  if (!known || !(problem instanceof Problem) || problem.code !== "not_signed_in") return;
  client.setQueryData(meQuery.queryKey, null);
  client.removeQueries({ predicate: ({ queryKey }) => !["me", "status", "clinic"].includes(String(queryKey[0])) });
}

export function App() {
  const [client] = useState(makeClient);
  const [router] = useState(() => makeRouter());
  return (
    <QueryClientProvider client={client}>
      <OwnLanguage>
        <RouterProvider router={router} />
      </OwnLanguage>
    </QueryClientProvider>
  );
}

/** In the language and zone of whoever is signed in, else of the browser. */
function OwnLanguage({ children }: { children: ReactNode }) {
  const { data: me } = useQuery(meQuery);
  const locale = me?.locale ?? navigator.language;
  const zone = me?.zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  return (
    <Spoken locale={locale} zone={zone}>
      <I18nProvider locale={document.documentElement.lang || "en-GB"}>{children}</I18nProvider>
    </Spoken>
  );
}

import { useQuery } from "@tanstack/react-query";
import { useLocation } from "@tanstack/react-router";
import { type ReactNode, Suspense } from "react";
import type { Role } from "../api/model.ts";
import { meQuery, statusQuery } from "../features/identity/identity.query.ts";
import { Page } from "../kit/page/page.tsx";
import { Trouble, Waiting } from "../kit/states/states.tsx";
import { useWords, Words } from "../lib/intl/intl.tsx";
import { Redirect } from "./redirect.tsx";

/** Who may enter a page. The server decides what they get there; this only spares people a closed door. */
export type Who = "anyone" | "signed-in" | Role;

export function Gate({ who, children }: { who: Who; children: ReactNode }) {
  const words = useWords();
  const status = useQuery(statusQuery);
  const me = useQuery(meQuery);
  const { pathname, href } = useLocation();
  const inside = <Suspense fallback={<Waiting />}>{children}</Suspense>;
  if (who === "anyone") return inside;
  if (status.data?.set_up === false) return <Redirect to="/setup" />;
  if (me.data === undefined) {
    if (me.error === null) return <Waiting />;
    return (
      <Page title={words("gate.unreachable")}>
        <Trouble problem={me.error} again={() => void me.refetch()} />
      </Page>
    );
  }
  if (me.data === null) {
    // The address changes before the page does: without this, where to go back to would grow at every render.
    if (pathname === "/sign-in") return null;
    return <Redirect to={pathname === "/" ? "/sign-in" : `/sign-in?next=${encodeURIComponent(href)}`} />;
  }
  if (who !== "signed-in" && !me.data.roles.includes(who)) {
    return (
      <Page title={words("gate.other")} back="/">
        <p>
          <Words id="gate.other.lead" />
        </p>
      </Page>
    );
  }
  return inside;
}

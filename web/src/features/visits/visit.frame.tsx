import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import type { Visit } from "../../api/model.ts";
import { Page } from "../../kit/page/page.tsx";
import { LineLost, Trouble, Waiting } from "../../kit/states/states.tsx";
import { useWords } from "../../lib/intl/intl.tsx";
import { useVisitId } from "./visit-id.ts";
import { visitQuery } from "./visits.query.ts";

interface Props {
  readonly children: (visit: Visit) => ReactNode;
  readonly pollMs?: number;
  /** A page that fills the window: what is said of the line lies over it. */
  readonly over?: boolean;
}

/** A page about one visit: shows the page once the visit is there. */
export function VisitFrame({ children, pollMs, over = false }: Props) {
  const words = useWords();
  const id = useVisitId();
  const visit = useQuery({ ...visitQuery(id), ...(pollMs === undefined ? {} : { refetchInterval: pollMs }) });
  if (visit.data !== undefined) {
    return (
      <>
        {visit.failureCount > 0 || visit.isError ? (
          <div className={over ? "room-line" : "page-reading line-lost-place"}>
            <LineLost sinceMs={visit.dataUpdatedAt} />
          </div>
        ) : null}
        {children(visit.data)}
      </>
    );
  }
  if (visit.error === null) return <Waiting />;
  return (
    <Page title={words("visit.title")} back="/">
      <Trouble problem={visit.error} again={() => void visit.refetch()} />
    </Page>
  );
}

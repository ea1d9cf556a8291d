import type { ReactNode } from "react";
import { Problem } from "../../api/client.ts";
import { type MessageId, useWords, Words } from "../../lib/intl/intl.tsx";
import { useTimes } from "../../lib/time.ts";
import { Button } from "../button/button.tsx";
import { HourglassIcon, WarningCircleIcon, WifiSlashIcon } from "../icon/icons.ts";
import "./states.css";

/** Nothing here yet: says so, and what comes here. */
export function Empty({ title, children, acts }: { title: string; children: ReactNode; acts?: ReactNode }) {
  return (
    <div className="state">
      <h2>{title}</h2>
      <p className="quiet">{children}</p>
      {acts === undefined ? null : <div className="acts">{acts}</div>}
    </div>
  );
}

export function Waiting({ children }: { children?: ReactNode }) {
  return (
    <p className="state-waiting" role="status">
      <HourglassIcon aria-hidden size={20} />
      <span>{children ?? <Words id="state.waiting" />}</span>
    </p>
  );
}

/** What happened, what was kept, what to do. Said where it happened, and it stays until the next step. */
export function Trouble({ problem, kept, again }: { problem: unknown; kept?: string; again?: () => void }) {
  const words = useWords();
  return (
    <div className="trouble" role="alert">
      <WarningCircleIcon aria-hidden weight="fill" size={22} />
      <div>
        <p>
          <strong>{words(messageOf(problem))}</strong>
        </p>
        {kept === undefined ? null : <p>{kept}</p>}
        {again === undefined ? null : (
          <Button size="small" onPress={again}>
            <Words id="state.again" />
          </Button>
        )}
      </div>
    </div>
  );
}

const SAID: Readonly<Record<string, MessageId>> = {
  unreachable: "problem.unreachable",
  unavailable: "problem.unavailable",
  not_signed_in: "problem.not_signed_in",
  not_permitted: "problem.not_permitted",
  not_found: "problem.not_found",
  conflict: "problem.conflict",
  invalid: "problem.invalid",
  invalid_request: "problem.invalid",
  sign_in_refused: "problem.sign_in_refused",
  too_many_tries: "problem.too_many_tries",
};

export function messageOf(problem: unknown): MessageId {
  return (problem instanceof Problem ? SAID[problem.code] : undefined) ?? "problem.other";
}

/** The line is down: since when, and what goes on by itself. */
export function LineLost({ sinceMs, tries, children }: { sinceMs: number; tries?: number; children?: ReactNode }) {
  const times = useTimes();
  return (
    <div className="line-lost" role="status">
      <WifiSlashIcon aria-hidden size={24} />
      <div>
        <p>
          <strong>
            <Words id="state.line_lost" values={{ time: <span className="figures">{times.clock(sinceMs)}</span> }} />
          </strong>
        </p>
        <p>
          {tries === undefined ? (
            <Words id="state.line_again" />
          ) : (
            <Words id="state.line_try" values={{ count: tries }} />
          )}
        </p>
        {children}
      </div>
    </div>
  );
}

import { useEffect, useRef } from "react";
import type { Visit } from "../../../api/model.ts";
import { Button, ButtonLink } from "../../../kit/button/button.tsx";
import { DoorScene } from "../../../kit/door/door-scene.tsx";
import { ArrowRightIcon } from "../../../kit/icon/icons.ts";
import { Page } from "../../../kit/page/page.tsx";
import { Trouble } from "../../../kit/states/states.tsx";
import { useWords, Words } from "../../../lib/intl/intl.tsx";
import { useTimes } from "../../../lib/time.ts";
import { ring } from "../check/sound.ts";
import { VisitFrame } from "../visit.frame.tsx";
import { POLL_MS, useStep } from "../visits.query.ts";
import { ChatPart } from "./chat.panel.tsx";
import { ConsentPart } from "./consent.panel.tsx";
import "./waiting.css";

/** The waiting room, for the one who waits. */
export function WaitPage() {
  return <VisitFrame pollMs={POLL_MS}>{(visit) => <Wait visit={visit} />}</VisitFrame>;
}

function Wait({ visit }: { visit: Visit }) {
  const words = useWords();
  useRingWhenLetIn(visit);
  const over = ["finished", "cancelled", "missed"].includes(visit.state);
  return (
    <Page title={words("wait.title")} back="/" ownHeading>
      <div className="wait-door">
        <DoorScene state={visit.state === "in_room" ? "someone_in" : visit.door} />
      </div>
      {over ? (
        <>
          <h1>{words("wait.over")}</h1>
          <div className="acts">
            <ButtonLink to={`/visits/${visit.id}`} look="main">
              <Words id="home.about" />
            </ButtonLink>
          </div>
        </>
      ) : (
        <WaitStep visit={visit} />
      )}
    </Page>
  );
}

function WaitStep({ visit }: { visit: Visit }) {
  const words = useWords();
  const times = useTimes();
  const arrive = useStep("arrive");
  if (!visit.consented) return <ConsentPart visit={visit} />;
  if (visit.state === "in_room") {
    return (
      <>
        <h1 role="status">{words("home.go.someone", { name: visit.practitioner.name })}</h1>
        <ButtonLink to={`/visits/${visit.id}/room`} look="main" size="large">
          <Words id="wait.come_in" />
          <ArrowRightIcon aria-hidden className="turns" size={22} weight="bold" />
        </ButtonLink>
      </>
    );
  }
  if (visit.state === "booked") {
    return (
      <>
        <h1>
          {visit.door === "closed"
            ? words("wait.closed", { time: times.clock(visit.opens_at) })
            : words("wait.open", { name: visit.practitioner.name })}
        </h1>
        {arrive.error === null ? null : <Trouble problem={arrive.error} again={() => arrive.mutate(visit.id)} />}
        {visit.door === "closed" ? (
          <p className="quiet">
            <Words id="wait.closed.lead" />
          </p>
        ) : (
          <Button
            look="main"
            size="large"
            onPress={() => arrive.mutate(visit.id)}
            waiting={arrive.isPending ? words("sign_in.waiting") : undefined}
          >
            <Words id="wait.sit" />
          </Button>
        )}
      </>
    );
  }
  return <InPlace visit={visit} />;
}

/** Sitting there, or stepped away for a moment. */
function InPlace({ visit }: { visit: Visit }) {
  const words = useWords();
  const times = useTimes();
  const arrive = useStep("arrive");
  const away = useStep("step-away");
  const stepped = visit.state === "stepped_away";
  const ahead = Math.max(0, (visit.place_in_queue ?? 1) - 1);
  return (
    <>
      <header className="page-head">
        <h1>{words(stepped ? "wait.away" : "wait.waiting")}</h1>
        <p className="page-lead" role="status">
          {stepped ? words("wait.away.lead") : words("wait.ahead", { count: ahead, name: visit.practitioner.name })}
        </p>
      </header>
      {visit.expected_at === null ? null : (
        <p className="wait-time">
          <Words
            id="wait.expected"
            values={{ time: <span className="figures wait-clock">{times.clock(visit.expected_at)}</span> }}
          />
        </p>
      )}
      {away.error === null && arrive.error === null ? null : <Trouble problem={away.error ?? arrive.error} />}
      <div className="acts">
        {stepped ? (
          <Button look="main" onPress={() => arrive.mutate(visit.id)} isDisabled={arrive.isPending}>
            <Words id="wait.back" />
          </Button>
        ) : (
          <Button onPress={() => away.mutate(visit.id)} isDisabled={away.isPending}>
            <Words id="wait.step_away" />
          </Button>
        )}
        {visit.checked ? null : (
          <ButtonLink to={`/visits/${visit.id}/check`}>
            <Words id="home.check" />
          </ButtonLink>
        )}
      </div>
      <p className="small quiet">
        <Words id="wait.keep_open" />
      </p>
      <ChatPart visit={visit.id} />
    </>
  );
}

/** A person who waits looks elsewhere: say it in sound and in the page's name too. */
function useRingWhenLetIn({ state, practitioner }: Visit) {
  const words = useWords();
  const before = useRef(state);
  useEffect(() => {
    const turned = before.current !== "in_room" && state === "in_room";
    before.current = state;
    if (!turned) return;
    void ring().catch(() => undefined);
    document.title = words("home.go.someone", { name: practitioner.name });
  }, [state, practitioner.name, words]);
}

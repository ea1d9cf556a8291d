import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Problem } from "../../../api/client.ts";
import type { Visit } from "../../../api/model.ts";
import { Button, ButtonLink } from "../../../kit/button/button.tsx";
import { Field } from "../../../kit/field/field.tsx";
import { CheckIcon, DownloadSimpleIcon } from "../../../kit/icon/icons.ts";
import { Part } from "../../../kit/page/page.tsx";
import { Trouble, Waiting } from "../../../kit/states/states.tsx";
import { useWords, Words } from "../../../lib/intl/intl.tsx";
import { useTimes } from "../../../lib/time.ts";
import { summaryFile, summaryQuery, useAnswerTrip } from "../visits.query.ts";
import "../booking/booking.css";

/** What was said and planned, in plain words, once the clinician has signed. */
export function AfterPart({ visit, own }: { visit: Visit; own: boolean }) {
  if (visit.note !== "signed") {
    return own ? (
      <p>
        <Words id="after.later" values={{ name: visit.practitioner.name }} />
      </p>
    ) : (
      <div className="acts">
        <ButtonLink to={`/visits/${visit.id}/note`} look="main">
          <Words id="clinic.sign" />
        </ButtonLink>
      </div>
    );
  }
  return (
    <>
      <SummaryPart visit={visit} own={own} />
      {own ? <TripPart visit={visit} /> : null}
    </>
  );
}

function SummaryPart({ visit, own }: { visit: Visit; own: boolean }) {
  const words = useWords();
  const times = useTimes();
  const summary = useQuery(summaryQuery(visit.id));
  if (summary.error instanceof Problem) {
    return <Trouble problem={summary.error} again={() => void summary.refetch()} />;
  }
  if (summary.data === undefined) return <Waiting />;
  const { says, sees, plan, who, signed_at, next_visit } = summary.data;
  return (
    <Part
      title={words(own ? "after.title" : "after.title.other")}
      aside={words("after.by", { name: who, when: times.whole(signed_at) })}
    >
      <div className="plain-words form">
        {[
          { title: words(own ? "after.says" : "note.says"), text: says },
          { title: words("after.sees"), text: sees },
        ].map(({ title, text }) =>
          text === "" ? null : (
            <section key={title}>
              <h3>{title}</h3>
              <p>{text}</p>
            </section>
          ),
        )}
        {plan.length === 0 ? null : (
          <section>
            <h3>{words("after.does")}</h3>
            <ul className="to-do">
              {plan.map((step) => (
                <li key={step}>{step}</li>
              ))}
            </ul>
          </section>
        )}
        {next_visit === null ? null : (
          <section>
            <h3>{words("after.next")}</h3>
            <p>
              {words("after.next.line", { when: times.whole(next_visit.start), name: next_visit.practitioner_name })}
            </p>
          </section>
        )}
      </div>
      <div className="acts">
        <a className="button button-plain button-normal" href={summaryFile(visit.id)} download>
          <DownloadSimpleIcon aria-hidden size={20} />
          <Words id="after.download" />
        </a>
      </div>
    </Part>
  );
}

/** Whether the visit spared a trip: the person's own word, and only if they want to give it. */
function TripPart({ visit }: { visit: Visit }) {
  const words = useWords();
  const answer = useAnswerTrip(visit.id);
  const [open, setOpen] = useState(false);
  const [km, setKm] = useState("");
  const [minutes, setMinutes] = useState("");
  if (visit.replaced_trip !== null || answer.isSuccess) {
    return (
      <p className="done" role="status">
        <CheckIcon aria-hidden size={20} weight="bold" />
        <Words id="trip.thanks" />
      </p>
    );
  }
  const number = (text: string) => (/^\d{1,5}$/.test(text.trim()) ? Number(text) : undefined);
  return (
    <Part title={words("trip.title")}>
      <p className="quiet">
        <Words id="trip.lead" />
      </p>
      {answer.error === null ? null : <Trouble problem={answer.error} />}
      {open ? (
        <div className="form">
          <Field label={words("trip.km")} inputMode="numeric" value={km} onChange={setKm} />
          <Field label={words("trip.minutes")} inputMode="numeric" value={minutes} onChange={setMinutes} />
          <div className="acts">
            <Button
              onPress={() => {
                const far = number(km);
                const long = number(minutes);
                answer.mutate({
                  replaced: true,
                  ...(far === undefined ? {} : { km: far }),
                  ...(long === undefined ? {} : { minutes: long }),
                });
              }}
              isDisabled={answer.isPending}
            >
              <Words id="trip.send" />
            </Button>
          </div>
        </div>
      ) : (
        <div className="acts">
          <Button onPress={() => setOpen(true)}>
            <Words id="trip.yes" />
          </Button>
          <Button onPress={() => answer.mutate({ replaced: false })} isDisabled={answer.isPending}>
            <Words id="trip.no" />
          </Button>
        </div>
      )}
    </Part>
  );
}

import { useState } from "react";
import { Button } from "react-aria-components";
import { useIntl } from "react-intl";
import { useStore } from "zustand";
import { type MessageId, useWords } from "../../../lib/intl/intl.tsx";
import type { Room } from "../../../world/core/room.ts";
import { peopleHere } from "./surroundings.ts";
import "./people.css";

type Question = "where" | "who" | "near";

const QUESTIONS: readonly { readonly question: Question; readonly words: MessageId }[] = [
  { question: "where", words: "around.where" },
  { question: "who", words: "around.who" },
  { question: "near", words: "around.near" },
];

/** Three questions that always have an answer, in words. */
export function Around({ room, marks }: { room: Room; marks: number }) {
  const words = useWords();
  const [asked, setAsked] = useState<Question>();
  return (
    <div className="around">
      <div className="around-questions">
        {QUESTIONS.map(({ question, words: id }) => (
          <Button
            key={question}
            className="around-question"
            aria-expanded={asked === question}
            onPress={() => setAsked(asked === question ? undefined : question)}
          >
            {words(id)}
          </Button>
        ))}
      </div>
      <div role="status">{asked === undefined ? null : <Answer room={room} marks={marks} question={asked} />}</div>
    </div>
  );
}

function Answer({ room, marks, question }: { room: Room; marks: number; question: Question }) {
  const words = useWords();
  const intl = useIntl();
  const { people, locked, pulse } = useStore(room.store);
  const here = peopleHere(people);
  if (question === "where") {
    return <p>{words(locked ? "around.where.locked" : "around.where.open", { count: here.length })}</p>;
  }
  if (question === "who") {
    const names = here.map((person) =>
      person.self
        ? words("room.you")
        : words("around.who.one", {
            name: person.name,
            role: person.role,
            voice: person.microphone === "on" ? "on" : "off",
          }),
    );
    return <p>{intl.formatList(names, { type: "conjunction" })}.</p>;
  }
  const rate = pulse.ratePerMin === undefined ? 0 : Math.round(pulse.ratePerMin);
  return (
    <p>
      {words("around.near.table", { count: marks })}{" "}
      {words(pulse.standing === "live" && rate > 0 ? "around.near.pulse" : "around.near.no_pulse", { rate })}
    </p>
  );
}

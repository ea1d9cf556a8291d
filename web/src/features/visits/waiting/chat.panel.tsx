import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { Form } from "react-aria-components";
import { Button } from "../../../kit/button/button.tsx";
import { Field } from "../../../kit/field/field.tsx";
import { Part } from "../../../kit/page/page.tsx";
import { useWords, Words } from "../../../lib/intl/intl.tsx";
import { useTimes } from "../../../lib/time.ts";
import { messagesQuery, useSay } from "../visits.query.ts";
import "./waiting.css";

/** Written words between a patient and the clinic. What did not go out stays, and says so. */
export function ChatPart({ visit, to }: { visit: string; to?: string }) {
  const words = useWords();
  const times = useTimes();
  const messages = useQuery(messagesQuery(visit));
  const say = useSay(visit);
  const [text, setText] = useState("");
  const [unsent, setUnsent] = useState<string>();
  const end = useRef<HTMLDivElement>(null);
  const count = messages.data?.length ?? 0;
  const seen = useRef(0);
  useEffect(() => {
    // Only to what comes while one is here: a page must not jump when it opens.
    if (seen.current > 0 && count > seen.current) end.current?.scrollIntoView?.({ block: "nearest" });
    seen.current = count;
  }, [count]);
  const send = (words_: string) => {
    setUnsent(words_);
    say.mutate(words_, { onSuccess: () => setUnsent(undefined) });
  };
  return (
    <Part title={words("chat.title")}>
      <ol className="chat" aria-live="polite">
        {messages.data?.map((message) => (
          <li key={message.id} className="chat-line" data-mine={message.mine ? "" : undefined}>
            <p className="chat-from">
              {message.mine ? words("chat.you") : message.from_name},{" "}
              <span className="figures">{times.clock(message.at)}</span>
            </p>
            <p>{message.text}</p>
          </li>
        ))}
        {unsent === undefined ? null : (
          <li className="chat-line chat-unsent" data-mine="">
            <p className="chat-from">{words(say.isError ? "chat.unsent" : "chat.sending")}</p>
            <p>{unsent}</p>
            {say.isError ? (
              <Button size="small" onPress={() => send(unsent)}>
                <Words id="state.again" />
              </Button>
            ) : null}
          </li>
        )}
      </ol>
      <div ref={end} />
      <Form
        className="chat-form"
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          if (text.trim() === "" || unsent !== undefined) return;
          send(text.trim());
          setText("");
        }}
      >
        <Field
          label={to === undefined ? words("chat.write") : words("chat.write.to", { name: to })}
          value={text}
          onChange={setText}
        />
        <Button type="submit" isDisabled={text.trim() === "" || unsent !== undefined}>
          <Words id="chat.send" />
        </Button>
      </Form>
    </Part>
  );
}

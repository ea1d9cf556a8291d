import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { Form } from "react-aria-components";
import type { Slot } from "../../../api/model.ts";
import { Button } from "../../../kit/button/button.tsx";
import { Options } from "../../../kit/choice/choice.tsx";
import { Field } from "../../../kit/field/field.tsx";
import { Page } from "../../../kit/page/page.tsx";
import { Empty, Trouble, Waiting } from "../../../kit/states/states.tsx";
import { useWords, Words } from "../../../lib/intl/intl.tsx";
import { useTimes } from "../../../lib/time.ts";
import { cliniciansQuery, useBook } from "../visits.query.ts";
import { SlotPicker } from "./slot.picker.tsx";

/** Choose with whom, when, and what about. */
export function BookPage() {
  const words = useWords();
  const times = useTimes();
  const navigate = useNavigate();
  const clinicians = useQuery(cliniciansQuery);
  const book = useBook();
  const [chosen, setChosen] = useState<string>();
  const [slot, setSlot] = useState<Slot>();
  const [reason, setReason] = useState("");
  const [wants, setWants] = useState("");
  const with_ = clinicians.data?.find(({ practitioner_id }) => practitioner_id === chosen) ?? only(clinicians.data);
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (slot === undefined) return;
    const lines = wants
      .split("\n")
      .map((line) => line.trim())
      .filter((line) => line !== "");
    book.mutate(
      { slot: slot.id, reason: reason.trim(), wants: lines },
      { onSuccess: (visit) => void navigate({ to: visit === undefined ? "/" : `/visits/${visit.id}` }) },
    );
  };
  return (
    <Page title={words("home.book")} back="/">
      {clinicians.error === null ? null : (
        <Trouble problem={clinicians.error} again={() => void clinicians.refetch()} />
      )}
      {clinicians.isPending ? <Waiting /> : null}
      {clinicians.data?.length === 0 ? (
        <Empty title={words("book.nobody")}>
          <Words id="book.nobody.lead" />
        </Empty>
      ) : null}
      {clinicians.data === undefined || clinicians.data.length === 0 ? null : (
        <Form className="form" onSubmit={send}>
          <Options
            label={words("book.with")}
            value={with_?.practitioner_id ?? ""}
            onChange={(id) => {
              setChosen(id);
              setSlot(undefined);
            }}
            options={clinicians.data.map(({ practitioner_id, name, role }) => ({
              value: practitioner_id,
              name,
              hint: role,
            }))}
          />
          {with_ === undefined ? null : (
            <SlotPicker
              key={with_.practitioner_id}
              practitioner={with_.practitioner_id}
              chosen={slot}
              onChoose={setSlot}
            />
          )}
          <Field
            label={words("book.reason")}
            hint={words("book.reason.hint")}
            value={reason}
            onChange={setReason}
            maxLength={200}
            isRequired
          />
          <Field
            label={words("book.wants")}
            hint={words("book.wants.hint")}
            lines={3}
            value={wants}
            onChange={setWants}
          />
          {book.error === null ? null : <Trouble problem={book.error} kept={words("setup.kept")} />}
          <div className="acts">
            <Button
              type="submit"
              look="main"
              size="large"
              isDisabled={slot === undefined}
              waiting={book.isPending ? words("book.waiting") : undefined}
            >
              {slot === undefined ? words("book.choose_first") : words("book.do", { when: times.whole(slot.start) })}
            </Button>
          </div>
        </Form>
      )}
    </Page>
  );
}

function only<Value>(values: readonly Value[] | undefined): Value | undefined {
  return values?.length === 1 ? values[0] : undefined;
}

import { useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { Label, Radio, RadioGroup } from "react-aria-components";
import { useIntl } from "react-intl";
import type { Slot } from "../../../api/model.ts";
import { Button } from "../../../kit/button/button.tsx";
import { Trouble, Waiting } from "../../../kit/states/states.tsx";
import { useWords, Words } from "../../../lib/intl/intl.tsx";
import { useTimes } from "../../../lib/time.ts";
import { slotsQuery } from "../visits.query.ts";
import { byDay } from "./slots.ts";
import "./booking.css";

const DAYS = 14;
const DAY_MS = 86_400_000;

interface Props {
  readonly practitioner: string;
  readonly chosen: Slot | undefined;
  readonly onChoose: (slot: Slot) => void;
}

/** A day, then a time. Days are those of the person's own zone. */
export function SlotPicker({ practitioner, chosen, onChoose }: Props) {
  const words = useWords();
  const times = useTimes();
  const zone = useIntl().timeZone ?? "UTC";
  const [begunMs] = useState(() => Date.now());
  const [ahead, setAhead] = useState(0);
  const from = ahead === 0 ? undefined : new Date(begunMs + ahead * DAY_MS).toISOString();
  const slots = useQuery(slotsQuery(practitioner, from, DAYS));
  const days = useMemo(() => byDay(slots.data ?? [], zone), [slots.data, zone]);
  const [day, setDay] = useState<string>();
  const shown = days.find(([key]) => key === day) ?? days[0];
  const turn = (by: number) => {
    setAhead(ahead + by);
    setDay(undefined);
  };
  return (
    <div className="form">
      {slots.error === null ? null : <Trouble problem={slots.error} again={() => void slots.refetch()} />}
      {slots.isPending ? <Waiting /> : null}
      {slots.data !== undefined && days.length === 0 ? (
        <p>
          <Words id="book.no_time" />
        </p>
      ) : null}
      {shown === undefined ? null : (
        <>
          <RadioGroup className="picker" value={shown[0]} onChange={setDay}>
            <Label className="field-label">{words("book.day")}</Label>
            <div className="picker-row">
              {days.map(([key, [first]]) => (
                <Radio key={key} value={key} className="segment">
                  {first === undefined ? key : times.day(first.start)}
                </Radio>
              ))}
            </div>
          </RadioGroup>
          <RadioGroup
            className="picker"
            value={chosen?.id ?? null}
            onChange={(id) => {
              const slot = shown[1].find((one) => one.id === id);
              if (slot !== undefined) onChoose(slot);
            }}
          >
            <Label className="field-label">{words("book.time")}</Label>
            <div className="picker-times">
              {shown[1].map((slot) => (
                <Radio key={slot.id} value={slot.id} className="segment figures">
                  {times.clock(slot.start)}
                </Radio>
              ))}
            </div>
          </RadioGroup>
        </>
      )}
      <div className="acts">
        {ahead > 0 ? (
          <Button size="small" onPress={() => turn(-DAYS)}>
            <Words id="book.earlier" />
          </Button>
        ) : null}
        <Button size="small" onPress={() => turn(DAYS)}>
          <Words id="book.later" />
        </Button>
      </div>
    </div>
  );
}

import type { Helpline } from "../../api/model.ts";
import { Button } from "../../kit/button/button.tsx";
import { Field } from "../../kit/field/field.tsx";
import { PlusIcon, TrashIcon } from "../../kit/icon/icons.ts";
import { useWords, Words } from "../../lib/intl/intl.tsx";

interface Props {
  readonly helplines: readonly Helpline[];
  readonly onChange: (helplines: readonly Helpline[]) => void;
}

/** Who answers day and night in this country: pre-filled, and the clinic's to correct. */
export function HelplineFields({ helplines, onChange }: Props) {
  const words = useWords();
  const change = (index: number, part: Partial<Helpline>) =>
    onChange(helplines.map((line, at) => (at === index ? { ...line, ...part } : line)));
  return (
    <>
      {helplines.map((line, index) => (
        // A line has no id of its own: its place in the list is what it is.
        // biome-ignore lint/suspicious/noArrayIndexKey: lines are only added at the end and are edited in place
        <div className="line-fields" key={index}>
          <Field
            label={words("setup.line.name")}
            value={line.name}
            onChange={(name) => change(index, { name })}
            isRequired
          />
          <Field
            label={words("setup.line.number")}
            type="tel"
            value={line.number}
            onChange={(number) => change(index, { number })}
            isRequired
          />
          <Field label={words("setup.line.hours")} value={line.hours} onChange={(hours) => change(index, { hours })} />
          <Button
            aria-label={words("setup.line.remove", { name: line.name })}
            onPress={() => onChange(helplines.filter((_, at) => at !== index))}
          >
            <TrashIcon aria-hidden size={20} />
          </Button>
        </div>
      ))}
      <div className="acts">
        <Button onPress={() => onChange([...helplines, { name: "", number: "", hours: "" }])}>
          <PlusIcon aria-hidden size={20} />
          <Words id="setup.line.add" />
        </Button>
      </div>
    </>
  );
}

import { type ReactNode, useId } from "react";
import {
  Button,
  Checkbox,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Radio,
  RadioGroup,
  Select,
  SelectValue,
  Switch,
} from "react-aria-components";
import { useWords } from "../../lib/intl/intl.tsx";
import { CaretDownIcon, CheckIcon } from "../icon/icons.ts";
import "./choice.css";

export interface Option<Value extends string> {
  readonly value: Value;
  readonly name: string;
  readonly hint?: string;
}

interface ChoiceProps<Value extends string> {
  readonly label: string;
  readonly options: readonly Option<Value>[];
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  readonly isDisabled?: boolean;
}

/** One of a few, all in view: a row of segments that wraps. */
export function Segments<Value extends string>({ label, options, value, onChange }: ChoiceProps<Value>) {
  return (
    <RadioGroup className="segments" value={value} onChange={(chosen) => onChange(chosen as Value)}>
      <Label className="field-label">{label}</Label>
      <div className="segments-row">
        {options.map((option) => (
          <Radio key={option.value} value={option.value} className="segment">
            {option.name}
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
}

/** One of a few, each with its explanation. Nothing chosen is the empty word: the group is then still one stop of the Tab key. */
export function Options<Value extends string>({ label, options, value, onChange }: ChoiceProps<Value>) {
  return (
    <RadioGroup className="options" value={value === "" ? null : value} onChange={(chosen) => onChange(chosen as Value)}>
      <Label className="field-label">{label}</Label>
      {options.map((option) => (
        <Radio key={option.value} value={option.value} className="option">
          <span className="option-sign" aria-hidden />
          <span>
            {option.name}
            {option.hint === undefined ? null : <span className="option-hint">{option.hint}</span>}
          </span>
        </Radio>
      ))}
    </RadioGroup>
  );
}

/** One of many. */
export function Pick<Value extends string>({ label, options, value, onChange, isDisabled }: ChoiceProps<Value>) {
  const words = useWords();
  return (
    <Select
      className="field"
      placeholder={words("choice.choose")}
      selectedKey={value === "" ? null : value}
      onSelectionChange={(key) => onChange(String(key) as Value)}
      isDisabled={isDisabled ?? false}
    >
      <Label className="field-label">{label}</Label>
      <Button className="field-input pick-button">
        <SelectValue className="pick-value" />
        <CaretDownIcon aria-hidden size={18} />
      </Button>
      <Popover className="pick-popover">
        <ListBox className="pick-list">
          {options.map((option) => (
            <ListBoxItem key={option.value} id={option.value} textValue={option.name} className="pick-item">
              {option.name}
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </Select>
  );
}

interface TickProps {
  readonly children: ReactNode;
  readonly on: boolean;
  readonly onChange: (on: boolean) => void;
  readonly hint?: string;
}

export function Tick({ children, on, onChange, hint }: TickProps) {
  const id = useId();
  return (
    <div className="tick-line">
      <Checkbox
        className="tick"
        isSelected={on}
        onChange={onChange}
        {...(hint === undefined ? {} : { "aria-describedby": id })}
      >
        <span className="tick-box" aria-hidden>
          <CheckIcon size={16} weight="bold" />
        </span>
        <span>{children}</span>
      </Checkbox>
      {hint === undefined ? null : (
        <p className="option-hint" id={id}>
          {hint}
        </p>
      )}
    </div>
  );
}

/** On or off, at once. */
export function Toggle({ children, on, onChange, hint }: TickProps) {
  const id = useId();
  return (
    <div className="toggle-line">
      <Switch
        className="toggle"
        isSelected={on}
        onChange={onChange}
        {...(hint === undefined ? {} : { "aria-describedby": id })}
      >
        <span>{children}</span>
        <span className="toggle-track" aria-hidden />
      </Switch>
      {hint === undefined ? null : (
        <p className="option-hint" id={id}>
          {hint}
        </p>
      )}
    </div>
  );
}

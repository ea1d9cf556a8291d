import { Label, Radio, RadioGroup } from "react-aria-components";
import { CheckIcon } from "../icon/icons.ts";
import type { Option } from "./choice.tsx";
import "./choice.css";

interface Props {
  readonly label: string;
  /** A value is its colour, `#rrggbb`. */
  readonly options: readonly Option<string>[];
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** One of a few colours. Each has a name, and the chosen one is said in words beside the label. */
export function Swatches({ label, options, value, onChange }: Props) {
  const chosen = options.find((option) => option.value === value)?.name;
  return (
    <RadioGroup className="segments" value={value} onChange={onChange}>
      <Label className="field-label">
        {label}
        {chosen === undefined ? null : <span className="swatch-chosen">: {chosen}</span>}
      </Label>
      <div className="swatches">
        {options.map((option) => (
          <Radio key={option.value} value={option.value} className="swatch" aria-label={option.name}>
            <svg width="36" height="36" viewBox="0 0 36 36" aria-hidden="true">
              <circle cx="18" cy="18" r="17" fill={option.value} />
            </svg>
            <CheckIcon className="swatch-check" aria-hidden size={16} weight="bold" />
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
}

import type { ReactNode } from "react";
import {
  FieldError,
  Input,
  Label,
  Text,
  TextArea,
  TextField,
  type TextFieldProps,
  type ValidationResult,
} from "react-aria-components";
import { WarningCircleIcon } from "../icon/icons.ts";
import "./field.css";

interface Props extends Omit<TextFieldProps, "className" | "style" | "children"> {
  readonly label: string;
  readonly hint?: ReactNode;
  /** What is wrong and what was kept, in words. */
  readonly wrong?: string | undefined;
  readonly lines?: number;
}

export function Field({ label, hint, wrong, lines, ...rest }: Props) {
  return (
    <TextField {...rest} className="field" isInvalid={wrong !== undefined} validationBehavior="aria">
      <Label className="field-label">{label}</Label>
      {hint === undefined ? null : (
        <Text slot="description" className="field-hint">
          {hint}
        </Text>
      )}
      {lines === undefined ? (
        <Input className="field-input" />
      ) : (
        <TextArea className="field-input field-area" rows={lines} />
      )}
      <Wrong>{wrong}</Wrong>
    </TextField>
  );
}

/** An error at its field: a sign, and words of what is wrong. Not red: red means "act now". */
export function Wrong({ children }: { children: string | undefined }) {
  return (
    <FieldError className="field-wrong">
      {({ isInvalid }: ValidationResult) =>
        isInvalid && children !== undefined ? (
          <>
            <WarningCircleIcon aria-hidden weight="fill" size={20} />
            <span>{children}</span>
          </>
        ) : null
      }
    </FieldError>
  );
}

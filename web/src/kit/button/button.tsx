import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { Button as AriaButton, type ButtonProps } from "react-aria-components";
import { HourglassIcon } from "../icon/icons.ts";
import "./button.css";

/** `main` once on a patient's page; `plain` has a border; `quiet` none; `sand` is help and safety, nothing else. */
export type ButtonLook = "main" | "plain" | "quiet" | "sand";
export type ButtonSize = "normal" | "small" | "large";

interface Props extends Omit<ButtonProps, "className" | "style" | "isPending" | "children"> {
  readonly look?: ButtonLook;
  readonly size?: ButtonSize;
  /** What it is doing, in words: the button waits until this is gone. */
  readonly waiting?: string | undefined;
  readonly children: ReactNode;
}

export function Button({ look = "plain", size = "normal", waiting, children, ...rest }: Props) {
  return (
    <AriaButton {...rest} className={`button button-${look} button-${size}`} isPending={waiting !== undefined}>
      {waiting === undefined ? (
        children
      ) : (
        <>
          <HourglassIcon aria-hidden size={18} />
          {waiting}
        </>
      )}
    </AriaButton>
  );
}

interface LinkProps {
  readonly to: string;
  readonly look?: ButtonLook;
  readonly size?: ButtonSize;
  readonly children: ReactNode;
  readonly label?: string | undefined;
}

/** Something that looks like a button and goes somewhere. */
export function ButtonLink({ to, look = "plain", size = "normal", children, label }: LinkProps) {
  return (
    <Link to={to} className={`button button-${look} button-${size}`} aria-label={label}>
      {children}
    </Link>
  );
}

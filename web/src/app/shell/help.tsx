import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Button as AriaButton } from "react-aria-components";
import { clinicQuery } from "../../features/identity/identity.query.ts";
import { Button } from "../../kit/button/button.tsx";
import { Dialog } from "../../kit/dialog/dialog.tsx";
import { CaretRightIcon, LifebuoyIcon, PhoneIcon } from "../../kit/icon/icons.ts";
import { useWords, Words } from "../../lib/intl/intl.tsx";
import { useTimes } from "../../lib/time.ts";
import "./help.css";

/** Help, always in the same place and the same colour: across the foot of a phone. */
export function HelpStrip({ onOpen }: { onOpen: () => void }) {
  return (
    <AriaButton className="help-strip" onPress={onOpen}>
      <LifebuoyIcon aria-hidden size={28} />
      <span>
        <span className="help-strip-title">
          <Words id="help.open" />
        </span>
        <span className="help-strip-line">
          <Words id="help.line" />
        </span>
      </span>
      <CaretRightIcon aria-hidden className="turns" size={20} weight="bold" />
    </AriaButton>
  );
}

export function HelpButton({ onOpen, clinical = false }: { onOpen: () => void; clinical?: boolean }) {
  return (
    <Button look="sand" onPress={onOpen}>
      <LifebuoyIcon aria-hidden size={20} />
      <Words id={clinical ? "help.call" : "help.open"} />
    </Button>
  );
}

/** Who to call. Nobody of ours answers day and night, and it says so. */
export function HelpDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const words = useWords();
  const times = useTimes();
  const { data: clinic } = useQuery(clinicQuery);
  return (
    <Dialog title={words("help.title")} open={open} onClose={onClose}>
      <p className="help-lead">
        <Words id="help.unstaffed" />
      </p>
      {clinic === undefined ? (
        <p>
          <Words id="help.no_numbers" />
        </p>
      ) : (
        <>
          <ul className="help-numbers">
            <li>
              <Call name={words("help.emergency")} number={clinic.emergency_number} hours={words("help.danger")} />
            </li>
            {clinic.helplines.map((line) => (
              <li key={line.number}>
                <Call name={line.name} number={line.number} hours={line.hours} />
              </li>
            ))}
          </ul>
          <p className="small quiet">
            <Words id="help.as_of" values={{ day: times.date(clinic.numbers_as_of) }} />
          </p>
        </>
      )}
    </Dialog>
  );
}

function Call({ name, number, hours }: { name: string; number: string; hours: string }) {
  return (
    <a className="help-call" href={`tel:${number.replace(/[^\d+*#]/g, "")}`}>
      <PhoneIcon aria-hidden size={24} />
      <span className="help-call-name">
        {name}
        <span className="help-call-hours">{hours}</span>
      </span>
      <span className="figures help-call-number">{number}</span>
    </a>
  );
}

export function useHelp() {
  const [open, setOpen] = useState(false);
  return { open, show: () => setOpen(true), close: () => setOpen(false) };
}

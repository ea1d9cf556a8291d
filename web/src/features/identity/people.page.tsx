import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { Form } from "react-aria-components";
import type { Invited, PersonRow, Role } from "../../api/model.ts";
import { Button } from "../../kit/button/button.tsx";
import { Segments } from "../../kit/choice/choice.tsx";
import { Dialog } from "../../kit/dialog/dialog.tsx";
import { Field } from "../../kit/field/field.tsx";
import { UserPlusIcon } from "../../kit/icon/icons.ts";
import { Page } from "../../kit/page/page.tsx";
import { Portrait } from "../../kit/people/bust.tsx";
import { lookOf } from "../../kit/people/look-of.ts";
import { Trouble, Waiting } from "../../kit/states/states.tsx";
import { useWords, Words } from "../../lib/intl/intl.tsx";
import { useNow, useTimes } from "../../lib/time.ts";
import { HoursPart } from "../visits/booking/hours.panel.tsx";
import { peopleQuery, useDeactivate, useInvite, useResetAccess } from "./identity.query.ts";
import { InvitedPanel } from "./invited.panel.tsx";
import { useRoleNames } from "./roles.ts";
import "./identity.css";

type Asked = { readonly what: "invite" } | { readonly what: "reset" | "leave"; readonly person: PersonRow };

/** Everybody of the clinic, and who may come in. */
export function PeoplePage() {
  const words = useWords();
  const people = useQuery(peopleQuery);
  const [asked, setAsked] = useState<Asked>();
  const close = () => setAsked(undefined);
  return (
    <Page title={words("people.title")} lead={words("people.lead")} width="wide">
      <div className="acts">
        <Button look="main" onPress={() => setAsked({ what: "invite" })}>
          <UserPlusIcon aria-hidden size={20} />
          <Words id="people.invite" />
        </Button>
      </div>
      {people.error === null ? null : <Trouble problem={people.error} again={() => void people.refetch()} />}
      {people.data === undefined ? (
        people.error === null ? (
          <Waiting />
        ) : null
      ) : (
        <PeopleTable people={people.data} onAsk={setAsked} />
      )}
      <HoursPart />
      {asked?.what === "invite" ? <InviteDialog onClose={close} /> : null}
      {asked?.what === "reset" ? <ResetDialog person={asked.person} onClose={close} /> : null}
      {asked?.what === "leave" ? <LeaveDialog person={asked.person} onClose={close} /> : null}
    </Page>
  );
}

function PeopleTable({ people, onAsk }: { people: readonly PersonRow[]; onAsk: (asked: Asked) => void }) {
  const words = useWords();
  const times = useTimes();
  const now = useNow(60_000);
  const names = useRoleNames();
  return (
    <table className="people-table">
      <thead>
        <tr>
          <th scope="col">{words("people.name")}</th>
          <th scope="col">{words("people.role")}</th>
          <th scope="col">{words("people.seen")}</th>
          <th scope="col">
            <span className="hidden">{words("people.acts")}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {people.map((person) => (
          <tr key={person.id}>
            <th scope="row">
              <span className="people-name">
                <Portrait look={lookOf(person.id, person.roles.includes("clinician"), person.look)} />
                {person.name}
              </span>
            </th>
            <td>{person.roles.map((role) => names[role]).join(", ")}</td>
            <td className="small quiet">
              {person.active
                ? person.last_seen === null
                  ? words("people.never")
                  : times.distance(person.last_seen, now)
                : words("people.inactive")}
            </td>
            <td>
              {person.active ? (
                <div className="acts">
                  <Button size="small" onPress={() => onAsk({ what: "reset", person })}>
                    <Words id="people.reset" />
                  </Button>
                  <Button size="small" onPress={() => onAsk({ what: "leave", person })}>
                    <Words id="people.leave" />
                  </Button>
                </div>
              ) : null}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const INVITED_ROLES: readonly Role[] = ["patient", "clinician", "administrator"];

function InviteDialog({ onClose }: { onClose: () => void }) {
  const words = useWords();
  const names = useRoleNames();
  const invite = useInvite();
  const [name, setName] = useState("");
  const [role, setRole] = useState<Role>("patient");
  const send = (event: FormEvent) => {
    event.preventDefault();
    invite.mutate({ name, role });
  };
  return (
    <Dialog title={words("invite.title")} open onClose={onClose}>
      {invite.data === undefined ? (
        <Form className="form" onSubmit={send}>
          <Field
            label={words("people.name")}
            hint={words("invite.name.hint")}
            value={name}
            onChange={setName}
            isRequired
            autoFocus
          />
          <Segments
            label={words("people.role")}
            value={role}
            onChange={setRole}
            options={INVITED_ROLES.map((value) => ({ value, name: names[value] }))}
          />
          {invite.error === null ? null : <Trouble problem={invite.error} />}
          <div className="dialog-acts">
            <Button type="submit" look="main" waiting={invite.isPending ? words("invite.waiting") : undefined}>
              <Words id="invite.make" />
            </Button>
          </div>
        </Form>
      ) : (
        <Handed invited={invite.data} name={name} onClose={onClose} />
      )}
    </Dialog>
  );
}

function ResetDialog({ person, onClose }: { person: PersonRow; onClose: () => void }) {
  const words = useWords();
  const reset = useResetAccess();
  return (
    <Dialog title={words("reset.title", { name: person.name })} open onClose={onClose}>
      {reset.data === undefined ? (
        <>
          <p>
            <Words id="reset.lead" />
          </p>
          {reset.error === null ? null : <Trouble problem={reset.error} />}
          <div className="dialog-acts">
            <Button
              look="main"
              onPress={() => reset.mutate(person.id)}
              waiting={reset.isPending ? words("invite.waiting") : undefined}
            >
              <Words id="reset.make" />
            </Button>
          </div>
        </>
      ) : (
        <Handed invited={reset.data} name={person.name} onClose={onClose} />
      )}
    </Dialog>
  );
}

function Handed({ invited, name, onClose }: { invited: Invited; name: string; onClose: () => void }) {
  return (
    <>
      <InvitedPanel invited={invited} name={name} />
      <div className="dialog-acts">
        <Button onPress={onClose}>
          <Words id="dialog.close" />
        </Button>
      </div>
    </>
  );
}

function LeaveDialog({ person, onClose }: { person: PersonRow; onClose: () => void }) {
  const words = useWords();
  const leave = useDeactivate();
  return (
    <Dialog title={words("leave.title", { name: person.name })} open onClose={onClose} alert>
      <p>
        <Words id="leave.lead" />
      </p>
      {leave.error === null ? null : <Trouble problem={leave.error} />}
      <div className="dialog-acts">
        <Button
          onPress={() => leave.mutate(person.id, { onSuccess: onClose })}
          waiting={leave.isPending ? words("state.waiting") : undefined}
        >
          <Words id="leave.do" values={{ name: person.name }} />
        </Button>
        <Button look="quiet" onPress={onClose}>
          <Words id="leave.keep" />
        </Button>
      </div>
    </Dialog>
  );
}

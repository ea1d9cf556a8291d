import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { Form } from "react-aria-components";
import type { Invitation } from "../../api/model.ts";
import { Button } from "../../kit/button/button.tsx";
import { Field } from "../../kit/field/field.tsx";
import { Page } from "../../kit/page/page.tsx";
import { Trouble, Waiting } from "../../kit/states/states.tsx";
import { useWords, Words } from "../../lib/intl/intl.tsx";
import { invitationQuery, useJoin } from "./identity.query.ts";
import { PASSWORD_LENGTH, tokenOfAddress } from "./secrets.ts";
import "./identity.css";

/** Where an invitation leads, and a link that gives somebody their access back. */
export function JoinPage() {
  const words = useWords();
  const [token] = useState(tokenOfAddress);
  const invitation = useQuery({ ...invitationQuery(token), enabled: token !== "" });
  const reset = invitation.data?.again ?? false;
  const title = words(reset ? "join.title.reset" : "join.title");
  if (token === "" || invitation.error !== null) {
    return (
      <Page title={title}>
        <p>
          <Words id="join.gone" />
        </p>
      </Page>
    );
  }
  if (invitation.data === undefined) return <Waiting />;
  return (
    <Page
      title={title}
      lead={words(reset ? "join.lead.reset" : "join.lead", {
        name: invitation.data.name,
        clinic: invitation.data.clinic,
      })}
    >
      <JoinForm token={token} invitation={invitation.data} />
    </Page>
  );
}

function JoinForm({ token, invitation }: { token: string; invitation: Invitation }) {
  const words = useWords();
  const navigate = useNavigate();
  const join = useJoin();
  const [login, setLogin] = useState("");
  const [password, setPassword] = useState("");
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const send = (event: FormEvent) => {
    event.preventDefault();
    join.mutate(
      { token, login, password, zone, locale: navigator.language },
      { onSuccess: () => void navigate({ to: "/", replace: true }) },
    );
  };
  return (
    <Form className="form" onSubmit={send}>
      <Field
        label={words("sign_in.login")}
        hint={words("join.login.hint")}
        autoComplete="username"
        value={login}
        onChange={setLogin}
        isRequired
      />
      <Field
        label={words("sign_in.password")}
        hint={words("password.hint", { length: PASSWORD_LENGTH })}
        type="password"
        autoComplete="new-password"
        minLength={PASSWORD_LENGTH}
        value={password}
        onChange={setPassword}
        isRequired
      />
      <p className="small quiet">
        <Words id="join.zone" values={{ zone: zone.replaceAll("_", " ") }} />
      </p>
      {join.error === null ? null : <Trouble problem={join.error} kept={words("setup.kept")} />}
      <div className="acts">
        <Button type="submit" look="main" size="large" waiting={join.isPending ? words("sign_in.waiting") : undefined}>
          <Words id="join.enter" values={{ clinic: invitation.clinic }} />
        </Button>
      </div>
    </Form>
  );
}

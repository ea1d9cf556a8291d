import { useQuery } from "@tanstack/react-query";
import { useLocation, useNavigate } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { Form } from "react-aria-components";
import { Problem } from "../../api/client.ts";
import { Redirect } from "../../app/redirect.tsx";
import { Button } from "../../kit/button/button.tsx";
import { DoorScene } from "../../kit/door/door-scene.tsx";
import { Field } from "../../kit/field/field.tsx";
import { KeyIcon } from "../../kit/icon/icons.ts";
import { Page } from "../../kit/page/page.tsx";
import { Version } from "../../kit/page/version.tsx";
import { Trouble } from "../../kit/states/states.tsx";
import { useWords, Words } from "../../lib/intl/intl.tsx";
import { clinicQuery, meQuery, statusQuery, usePasskeySignIn, useSignIn } from "./identity.query.ts";
import { Personas } from "./personas.panel.tsx";
import "./identity.css";

export function SignInPage() {
  const words = useWords();
  const status = useQuery(statusQuery);
  const clinic = useQuery({ ...clinicQuery, enabled: status.data?.set_up === true });
  const { data: me } = useQuery(meQuery);
  const navigate = useNavigate();
  const next = useNext();
  const goOn = () => void navigate({ to: next, replace: true });
  if (status.data?.set_up === false) return <Redirect to="/setup" />;
  if (me) return <Redirect to={next} />;
  return (
    <Page title={words("sign_in.title")} width="full" ownHeading>
      <div className="entrance">
        <div className="entrance-door">
          <DoorScene state="open" />
        </div>
        <div className="entrance-body">
          <header className="page-head">
            <h1>{words("sign_in.heading")}</h1>
            <p className="page-lead">
              {clinic.data === undefined
                ? words("sign_in.lead")
                : words("sign_in.clinic", { clinic: clinic.data.name })}
            </p>
          </header>
          {status.data?.demo === true ? <Personas onDone={goOn} /> : null}
          <SignInForm onDone={goOn} />
          <Version />
        </div>
      </div>
    </Page>
  );
}

function SignInForm({ onDone }: { onDone: () => void }) {
  const words = useWords();
  const [login, setLogin] = useState("");
  const [password, setPassword] = useState("");
  const signIn = useSignIn();
  const passkey = usePasskeySignIn();
  const send = (event: FormEvent) => {
    event.preventDefault();
    signIn.mutate({ login, password }, { onSuccess: onDone });
  };
  const wait = signIn.error instanceof Problem ? signIn.error.retryAfterS : undefined;
  return (
    <Form className="form" onSubmit={send}>
      <Field
        label={words("sign_in.login")}
        name="username"
        autoComplete="username webauthn"
        value={login}
        onChange={setLogin}
        isRequired
      />
      <Field
        label={words("sign_in.password")}
        name="password"
        type="password"
        autoComplete="current-password"
        value={password}
        onChange={setPassword}
        isRequired
      />
      {signIn.error === null ? null : (
        <Trouble
          problem={signIn.error}
          {...(wait === undefined ? {} : { kept: words("sign_in.wait", { minutes: Math.ceil(wait / 60) }) })}
        />
      )}
      <div className="acts">
        <Button type="submit" look="main" waiting={signIn.isPending ? words("sign_in.waiting") : undefined}>
          <Words id="sign_in.enter" />
        </Button>
        {window.PublicKeyCredential === undefined ? null : (
          <Button
            onPress={() => passkey.mutate(undefined, { onSuccess: onDone })}
            waiting={passkey.isPending ? words("sign_in.waiting") : undefined}
          >
            <KeyIcon aria-hidden size={20} />
            <Words id="sign_in.passkey" />
          </Button>
        )}
      </div>
      {passkey.error === null ? null : <p role="alert">{words("sign_in.passkey.failed")}</p>}
      <p className="small quiet">
        <Words id="sign_in.lost" />
      </p>
    </Form>
  );
}

/** Where the person wanted to go; only ever a page of ours. */
function useNext(): string {
  const { searchStr } = useLocation();
  const next = new URLSearchParams(searchStr).get("next") ?? "/";
  return /^\/(?![/\\])/.test(next) ? next : "/";
}

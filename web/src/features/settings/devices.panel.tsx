import { useQuery } from "@tanstack/react-query";
import { Button } from "../../kit/button/button.tsx";
import { KeyIcon, SignOutIcon } from "../../kit/icon/icons.ts";
import { Part } from "../../kit/page/page.tsx";
import { Trouble, Waiting } from "../../kit/states/states.tsx";
import { useWords, Words } from "../../lib/intl/intl.tsx";
import { useNow, useTimes } from "../../lib/time.ts";
import {
  passkeysQuery,
  sessionsQuery,
  useAddPasskey,
  useRemovePasskey,
  useSignOut,
} from "../identity/identity.query.ts";
import { browserOf } from "./browser.ts";
import "./settings.css";

/** Keys of this person's own devices: signing in without a password. */
export function PasskeysPart() {
  const words = useWords();
  const times = useTimes();
  const passkeys = useQuery(passkeysQuery);
  const add = useAddPasskey();
  const remove = useRemovePasskey();
  const possible = window.PublicKeyCredential !== undefined && window.isSecureContext;
  return (
    <Part title={words("passkeys.title")}>
      <p className="quiet">
        <Words id={possible ? "passkeys.lead" : "passkeys.impossible"} />
      </p>
      <ul className="rows">
        {passkeys.data?.map((passkey) => (
          <li key={passkey.id} className="device-row">
            <div>
              <strong>{passkey.name}</strong>
              <p className="small quiet">
                <Words id="passkeys.since" values={{ day: times.date(passkey.created_at) }} />
              </p>
            </div>
            <Button size="small" onPress={() => remove.mutate(passkey.id)} isDisabled={remove.isPending}>
              <Words id="passkeys.remove" />
            </Button>
          </li>
        ))}
      </ul>
      {remove.error === null ? null : <Trouble problem={remove.error} />}
      {add.error === null ? null : <p role="alert">{words("passkeys.failed")}</p>}
      {possible ? (
        <div className="acts">
          <Button
            onPress={() => add.mutate(words("passkeys.name", { browser: browserOf(navigator.userAgent) ?? "" }))}
            waiting={add.isPending ? words("passkeys.waiting") : undefined}
          >
            <KeyIcon aria-hidden size={20} />
            <Words id="passkeys.add" />
          </Button>
        </div>
      ) : null}
    </Part>
  );
}

/** Where this person is signed in, and the way out of all of it. */
export function SessionsPart() {
  const words = useWords();
  const times = useTimes();
  const now = useNow(60_000);
  const sessions = useQuery(sessionsQuery);
  const signOut = useSignOut();
  return (
    <Part title={words("sessions.title")}>
      {sessions.error === null ? null : <Trouble problem={sessions.error} again={() => void sessions.refetch()} />}
      {sessions.isPending ? <Waiting /> : null}
      <ul className="rows">
        {sessions.data?.map((session) => (
          <li key={session.id} className="device-row">
            <div>
              <strong>{browserOf(session.browser) ?? words("sessions.unknown")}</strong>
              <p className="small quiet">
                {session.here
                  ? words("sessions.this")
                  : words("sessions.seen", { when: times.distance(session.seen_at, now) })}
              </p>
            </div>
          </li>
        ))}
      </ul>
      {signOut.error === null ? null : <Trouble problem={signOut.error} />}
      <div className="acts">
        <Button onPress={() => signOut.mutate("here")} isDisabled={signOut.isPending}>
          <SignOutIcon aria-hidden className="turns" size={20} />
          <Words id="sessions.leave" />
        </Button>
        <Button look="quiet" onPress={() => signOut.mutate("everywhere")} isDisabled={signOut.isPending}>
          <Words id="sessions.leave_all" />
        </Button>
      </div>
    </Part>
  );
}

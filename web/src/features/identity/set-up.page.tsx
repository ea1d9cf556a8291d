import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { Form } from "react-aria-components";
import type { Country, FirstDay } from "../../api/model.ts";
import { Redirect } from "../../app/redirect.tsx";
import { Button } from "../../kit/button/button.tsx";
import { Pick, Tick } from "../../kit/choice/choice.tsx";
import { Field } from "../../kit/field/field.tsx";
import { Page, Part } from "../../kit/page/page.tsx";
import { Version } from "../../kit/page/version.tsx";
import { Trouble, Waiting } from "../../kit/states/states.tsx";
import { LANGUAGES, useWords, Words } from "../../lib/intl/intl.tsx";
import { useTimes } from "../../lib/time.ts";
import { HelplineFields } from "./helplines.panel.tsx";
import { countriesQuery, statusQuery, useSetUp } from "./identity.query.ts";
import { PASSWORD_LENGTH, tokenOfAddress } from "./secrets.ts";
import "./identity.css";

/** A clinic's first day: where it is, whom to call there, and who looks after it. */
export function SetUpPage() {
  const words = useWords();
  const [token] = useState(tokenOfAddress);
  const status = useQuery(statusQuery);
  const countries = useQuery(countriesQuery);
  if (status.data?.set_up === true) return <Redirect to="/" />;
  if (token === "") {
    return (
      <Page title={words("setup.title")}>
        <p>
          <Words id="setup.no_token" />
        </p>
        <Version />
      </Page>
    );
  }
  return (
    <Page title={words("setup.title")} lead={words("setup.lead")}>
      {countries.error === null ? null : <Trouble problem={countries.error} again={() => void countries.refetch()} />}
      {countries.data === undefined ? (
        countries.error === null ? (
          <Waiting />
        ) : null
      ) : (
        <SetUpForm token={token} countries={countries.data} />
      )}
      <Version />
    </Page>
  );
}

type ClinicDraft = FirstDay["clinic"];

function SetUpForm({ token, countries }: { token: string; countries: readonly Country[] }) {
  const words = useWords();
  const times = useTimes();
  const navigate = useNavigate();
  const setUp = useSetUp();
  const [country, setCountry] = useState<Country>();
  const [clinic, setClinic] = useState<ClinicDraft>({
    ...{ name: "", country: "", zone: "", emergency_number: "", helplines: [] },
    languages: LANGUAGES.map(({ code }) => code),
  });
  const [administrator, setAdministrator] = useState({ name: "", login: "", password: "" });
  const chooseCountry = (code: string) => {
    const chosen = countries.find((one) => one.code === code);
    if (chosen === undefined) return;
    setCountry(chosen);
    const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
    setClinic({
      ...clinic,
      country: code,
      zone: chosen.zones.includes(own) ? own : (chosen.zones[0] ?? ""),
      emergency_number: chosen.emergency_number,
      helplines: chosen.helplines,
    });
  };
  const send = (event: FormEvent) => {
    event.preventDefault();
    setUp.mutate({ token, clinic, administrator }, { onSuccess: () => void navigate({ to: "/", replace: true }) });
  };
  return (
    <Form className="form" onSubmit={send}>
      <Part title={words("setup.clinic")}>
        <Field
          label={words("setup.name")}
          hint={words("setup.name.hint")}
          value={clinic.name}
          onChange={(name) => setClinic({ ...clinic, name })}
          isRequired
        />
        <div className="pair">
          <Pick
            label={words("setup.country")}
            value={clinic.country}
            onChange={chooseCountry}
            options={countries.map(({ code, name }) => ({ value: code, name }))}
          />
          <Pick
            label={words("setup.zone")}
            value={clinic.zone}
            onChange={(zone) => setClinic({ ...clinic, zone })}
            options={(country?.zones ?? []).map((zone) => ({ value: zone, name: zone.replaceAll("_", " ") }))}
            isDisabled={country === undefined}
          />
        </div>
        {LANGUAGES.length > 1 ? (
          <fieldset>
            <legend>{words("setup.languages")}</legend>
            {LANGUAGES.map(({ code, name }) => (
              <Tick
                key={code}
                on={clinic.languages.includes(code)}
                onChange={(on) =>
                  setClinic({
                    ...clinic,
                    languages: on ? [...clinic.languages, code] : clinic.languages.filter((one) => one !== code),
                  })
                }
              >
                {name}
              </Tick>
            ))}
          </fieldset>
        ) : null}
      </Part>
      {country === undefined ? null : (
        <Part
          title={words("setup.numbers")}
          aside={<Words id="setup.numbers.as_of" values={{ day: times.date(country.as_of) }} />}
        >
          <p className="quiet">
            <Words id="setup.numbers.lead" />
          </p>
          <Field
            label={words("setup.emergency")}
            type="tel"
            value={clinic.emergency_number}
            onChange={(emergency_number) => setClinic({ ...clinic, emergency_number })}
            isRequired
          />
          <HelplineFields helplines={clinic.helplines} onChange={(helplines) => setClinic({ ...clinic, helplines })} />
        </Part>
      )}
      <Part title={words("setup.you")}>
        <p className="quiet">
          <Words id="setup.you.lead" />
        </p>
        <Field
          label={words("setup.your_name")}
          autoComplete="name"
          value={administrator.name}
          onChange={(name) => setAdministrator({ ...administrator, name })}
          isRequired
        />
        <div className="pair">
          <Field
            label={words("sign_in.login")}
            autoComplete="username"
            value={administrator.login}
            onChange={(login) => setAdministrator({ ...administrator, login })}
            isRequired
          />
          <Field
            label={words("sign_in.password")}
            hint={words("password.hint", { length: PASSWORD_LENGTH })}
            type="password"
            autoComplete="new-password"
            minLength={PASSWORD_LENGTH}
            value={administrator.password}
            onChange={(password) => setAdministrator({ ...administrator, password })}
            isRequired
          />
        </div>
      </Part>
      {setUp.error === null ? null : <Trouble problem={setUp.error} kept={words("setup.kept")} />}
      <div className="acts">
        <Button
          type="submit"
          look="main"
          size="large"
          waiting={setUp.isPending ? words("setup.waiting") : undefined}
          isDisabled={country === undefined}
        >
          <Words id="setup.open" />
        </Button>
      </div>
    </Form>
  );
}

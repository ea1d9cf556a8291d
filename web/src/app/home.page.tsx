import { useQuery } from "@tanstack/react-query";
import { meQuery } from "../features/identity/identity.query.ts";
import { ClinicPage } from "../features/visits/clinic/clinic.page.tsx";
import { PatientHomePage } from "../features/visits/home/home.page.tsx";
import { Page } from "../kit/page/page.tsx";
import { useWords, Words } from "../lib/intl/intl.tsx";
import { Redirect } from "./redirect.tsx";

/** The first place of each: a patient's door, a clinician's day, an administrator's people. */
export function HomePage() {
  const words = useWords();
  const { data: me } = useQuery(meQuery);
  if (!me) return null;
  if (me.roles.includes("clinician")) return <ClinicPage me={me} />;
  if (me.roles.includes("patient")) return <PatientHomePage me={me} />;
  if (me.roles.includes("administrator")) return <Redirect to="/people" />;
  return (
    <Page title={words("guest.title", { name: me.name })}>
      <p>
        <Words id="guest.lead" />
      </p>
    </Page>
  );
}

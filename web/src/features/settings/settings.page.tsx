import { useQuery } from "@tanstack/react-query";
import { Page, Part } from "../../kit/page/page.tsx";
import { useWords } from "../../lib/intl/intl.tsx";
import { meQuery } from "../identity/identity.query.ts";
import { PasskeysPart, SessionsPart } from "./devices.panel.tsx";
import { LookPanel, RoomPanel } from "./look.panel.tsx";
import { MeasuringPart } from "./measuring.panel.tsx";
import { OwnLookPart } from "./own-look.panel.tsx";

export function SettingsPage() {
  const words = useWords();
  const { data: me } = useQuery(meQuery);
  return (
    <Page title={words("settings.title")} lead={words("settings.lead")}>
      <Part title={words("settings.look")}>
        <LookPanel />
      </Part>
      <OwnLookPart />
      <Part title={words("settings.rooms")}>
        <RoomPanel />
      </Part>
      {me?.patient_id == null ? null : <MeasuringPart />}
      <PasskeysPart />
      <SessionsPart />
    </Page>
  );
}

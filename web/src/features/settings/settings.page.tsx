import { Page, Part } from "../../kit/page/page.tsx";
import { useWords } from "../../lib/intl/intl.tsx";
import { PasskeysPart, SessionsPart } from "./devices.panel.tsx";
import { LookPanel, RoomPanel } from "./look.panel.tsx";

export function SettingsPage() {
  const words = useWords();
  return (
    <Page title={words("settings.title")} lead={words("settings.lead")}>
      <Part title={words("settings.look")}>
        <LookPanel />
      </Part>
      <Part title={words("settings.rooms")}>
        <RoomPanel />
      </Part>
      <PasskeysPart />
      <SessionsPart />
    </Page>
  );
}

import { Page } from "../kit/page/page.tsx";
import { useWords, Words } from "../lib/intl/intl.tsx";

export function NotHere() {
  const words = useWords();
  return (
    <Page title={words("not_here.title")} back="/">
      <p>
        <Words id="not_here.lead" />
      </p>
    </Page>
  );
}

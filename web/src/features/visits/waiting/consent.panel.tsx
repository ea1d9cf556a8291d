import type { Visit } from "../../../api/model.ts";
import { Button, ButtonLink } from "../../../kit/button/button.tsx";
import { Trouble } from "../../../kit/states/states.tsx";
import { useWords, Words } from "../../../lib/intl/intl.tsx";
import { useConsent } from "../visits.query.ts";

/** What a visit from afar is, and whether the person wants it. */
export function ConsentPart({ visit }: { visit: Visit }) {
  const words = useWords();
  const consent = useConsent(visit.id);
  return (
    <>
      <header className="page-head">
        <h1>{words("consent.title")}</h1>
        <p className="page-lead">
          <Words id="consent.lead" values={{ name: visit.practitioner.name }} />
        </p>
      </header>
      <ul className="consent-points">
        {(["consent.limits", "consent.private", "consent.recorded", "consent.note", "consent.back"] as const).map(
          (id) => (
            <li key={id}>
              <Words id={id} />
            </li>
          ),
        )}
      </ul>
      {consent.error === null ? null : <Trouble problem={consent.error} />}
      <div className="acts">
        <Button
          look="main"
          size="large"
          onPress={() => consent.mutate(true)}
          waiting={consent.isPending ? words("state.waiting") : undefined}
        >
          <Words id="consent.give" />
        </Button>
        <ButtonLink to={`/visits/${visit.id}`} look="quiet">
          <Words id="consent.not" />
        </ButtonLink>
      </div>
    </>
  );
}

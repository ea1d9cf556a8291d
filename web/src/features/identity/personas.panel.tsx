import { useQuery } from "@tanstack/react-query";
import { Button as AriaButton } from "react-aria-components";
import { ArrowRightIcon } from "../../kit/icon/icons.ts";
import { Part } from "../../kit/page/page.tsx";
import { Portrait } from "../../kit/people/bust.tsx";
import { lookOf } from "../../kit/people/look-of.ts";
import { Trouble } from "../../kit/states/states.tsx";
import { useWords, Words } from "../../lib/intl/intl.tsx";
import { personasQuery, useBePersona } from "./identity.query.ts";

/** Made-up people of a demonstration clinic: enter as one of them. */
export function Personas({ onDone }: { onDone: () => void }) {
  const words = useWords();
  const { data: personas } = useQuery(personasQuery);
  const be = useBePersona();
  if (personas === undefined || personas.length === 0) return null;
  return (
    <Part title={words("personas.title")} aside={<Words id="personas.made_up" />}>
      <ul className="personas">
        {personas.map((persona) => (
          <li key={persona.id}>
            <AriaButton
              className="persona"
              isDisabled={be.isPending}
              onPress={() => be.mutate(persona.id, { onSuccess: onDone })}
            >
              <Portrait look={lookOf(persona.id, persona.roles.includes("clinician"), persona.look)} size={52} />
              <span className="persona-words">
                <span className="persona-name">{persona.name}</span>
                <span className="small quiet">{persona.words}</span>
              </span>
              <ArrowRightIcon aria-hidden className="turns" size={20} />
            </AriaButton>
          </li>
        ))}
      </ul>
      {be.error === null ? null : <Trouble problem={be.error} />}
    </Part>
  );
}

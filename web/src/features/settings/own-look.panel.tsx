import { useQuery } from "@tanstack/react-query";
import type { OwnLook } from "../../api/model.ts";
import { Button } from "../../kit/button/button.tsx";
import { Segments, Tick } from "../../kit/choice/choice.tsx";
import { Swatches } from "../../kit/choice/swatches.tsx";
import { Part } from "../../kit/page/page.tsx";
import { Bust } from "../../kit/people/bust.tsx";
import { lookOf } from "../../kit/people/look-of.ts";
import { CLOTHES, type Colour, HAIR_COLOURS, SKINS } from "../../kit/people/palette.ts";
import { Trouble } from "../../kit/states/states.tsx";
import { type MessageId, useWords, Words } from "../../lib/intl/intl.tsx";
import { meQuery } from "../identity/identity.query.ts";
import { useChangeSettings } from "./settings.query.ts";
import "./settings.css";

const HAIR: readonly { readonly value: OwnLook["hair"]; readonly name: MessageId }[] = [
  { value: "short", name: "own_look.hair.short" },
  { value: "bob", name: "own_look.hair.bob" },
  { value: "long", name: "own_look.hair.long" },
  { value: "curly", name: "own_look.hair.curly" },
  { value: "bald", name: "own_look.hair.bald" },
  { value: "headscarf", name: "own_look.hair.headscarf" },
];
const EXTRAS = [
  { extra: "glasses", name: "own_look.glasses" },
  { extra: "beard", name: "own_look.beard" },
  { extra: "hearing_aid", name: "own_look.hearing_aid" },
  { extra: "wheelchair", name: "own_look.wheelchair" },
  { extra: "coat", name: "own_look.coat" },
] as const;

/** How others see this person, as they choose it. */
export function OwnLookPart() {
  const words = useWords();
  const { data: me } = useQuery(meQuery);
  const { settings, change, problem } = useChangeSettings();
  if (!me) return null;
  const clinical = me.practitioner_id !== null;
  const drawn = lookOf(me.practitioner_id ?? me.patient_id ?? me.id, clinical, settings.look);
  const { hairColour: hair_colour, hearingAid: hearing_aid, ...same } = drawn;
  const look: OwnLook = { ...same, hair_colour, hearing_aid };
  const choose = (part: Partial<OwnLook>) => change({ look: { ...look, ...part } });
  const named = (colours: readonly Colour[]) => colours.map(({ value, name }) => ({ value, name: words(name) }));
  return (
    <Part title={words("own_look.title")}>
      <p className="quiet">
        <Words id="own_look.lead" />
      </p>
      <div className="own-look">
        <div className="own-look-preview" role="img" aria-label={words("own_look.preview")}>
          <Bust look={drawn} />
        </div>
        <div className="look-panel">
          <Swatches
            label={words("own_look.skin")}
            value={look.skin}
            options={named(SKINS)}
            onChange={(skin) => choose({ skin })}
          />
          <Segments
            label={words("own_look.hair")}
            value={look.hair}
            options={HAIR.map(({ value, name }) => ({ value, name: words(name) }))}
            onChange={(hair) => choose({ hair })}
          />
          {look.hair === "headscarf" ? (
            <Swatches
              label={words("own_look.scarf_colour")}
              value={look.hair_colour}
              options={named(CLOTHES)}
              onChange={(colour) => choose({ hair_colour: colour })}
            />
          ) : look.hair === "bald" && !look.beard ? null : (
            <Swatches
              label={words("own_look.hair_colour")}
              value={look.hair_colour}
              options={named(HAIR_COLOURS)}
              onChange={(colour) => choose({ hair_colour: colour })}
            />
          )}
          <Swatches
            label={words("own_look.top")}
            value={look.top}
            options={named(CLOTHES)}
            onChange={(top) => choose({ top })}
          />
          <fieldset className="own-look-extras">
            <legend className="field-label">{words("own_look.also")}</legend>
            {EXTRAS.filter(({ extra }) => extra !== "coat" || clinical).map(({ extra, name }) => (
              <Tick key={extra} on={look[extra]} onChange={(on) => choose({ [extra]: on })}>
                {words(name)}
              </Tick>
            ))}
          </fieldset>
          {settings.look == null ? null : (
            <div className="acts">
              <Button size="small" look="quiet" onPress={() => change({ look: null })}>
                <Words id="own_look.reset" />
              </Button>
            </div>
          )}
          {problem === null ? null : <Trouble problem={problem} />}
        </div>
      </div>
    </Part>
  );
}

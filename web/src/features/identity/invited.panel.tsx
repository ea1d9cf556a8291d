import { useState } from "react";
import type { Invited } from "../../api/model.ts";
import { Button } from "../../kit/button/button.tsx";
import { Field } from "../../kit/field/field.tsx";
import { CheckIcon } from "../../kit/icon/icons.ts";
import { useWords, Words } from "../../lib/intl/intl.tsx";
import { useTimes } from "../../lib/time.ts";

/** A link that lets one person in, once: as words and as a code to photograph. Nobody can show it again. */
export function InvitedPanel({ invited, name }: { invited: Invited; name: string }) {
  const words = useWords();
  const times = useTimes();
  const [copied, setCopied] = useState(false);
  return (
    <div className="invited">
      <div
        className="invited-code"
        role="img"
        aria-label={words("invited.code", { name })}
        // Drawn by our own server out of a link that it made.
        // biome-ignore lint/security/noDangerouslySetInnerHtml: an SVG of our own server, with no input of anybody in it
        dangerouslySetInnerHTML={{ __html: invited.qr_svg }}
      />
      <div>
        <p>
          <Words id="invited.lead" values={{ name }} />
        </p>
        <Field label={words("invited.link")} value={invited.link} isReadOnly />
        <p className="small quiet">
          <Words id="invited.until" values={{ when: times.whole(invited.expires_at) }} />
        </p>
        <div className="acts">
          <Button
            onPress={() => {
              void navigator.clipboard.writeText(invited.link).then(() => setCopied(true));
            }}
          >
            {copied ? <CheckIcon aria-hidden size={20} /> : null}
            <Words id={copied ? "invited.copied" : "invited.copy"} />
          </Button>
        </div>
      </div>
    </div>
  );
}

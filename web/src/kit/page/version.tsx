import { version } from "../../../package.json" with { type: "json" };
import { Words } from "../../lib/intl/intl.tsx";

/** Which Abaton this is: what somebody is asked first when they report a fault. */
export function Version() {
  return (
    <p className="small quiet">
      <Words id="version" values={{ version: <span className="figures">{version}</span> }} />
    </p>
  );
}

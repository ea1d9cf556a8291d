import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import type { Check, Trial, Visit } from "../../../api/model.ts";
import { Button } from "../../../kit/button/button.tsx";
import { Page } from "../../../kit/page/page.tsx";
import { Trouble } from "../../../kit/states/states.tsx";
import { useWords, Words } from "../../../lib/intl/intl.tsx";
import { VisitFrame } from "../visit.frame.tsx";
import { useKeepCheck } from "../visits.query.ts";
import { CameraTrial, LoudspeakerTrial, MicrophoneTrial, NetworkTrial } from "./trials.tsx";
import "./check.css";

/** Try out this device before a visit. Everything can be skipped, and nothing that is seen or heard leaves the device. */
export function CheckPage() {
  return <VisitFrame>{(visit) => <CheckForm visit={visit} />}</VisitFrame>;
}

const UNTRIED: Check = { camera: "skipped", microphone: "skipped", loudspeaker: "skipped", network: "skipped" };

function CheckForm({ visit }: { visit: Visit }) {
  const words = useWords();
  const navigate = useNavigate();
  const keep = useKeepCheck(visit.id);
  const [check, setCheck] = useState<Check>(UNTRIED);
  const set = (what: "camera" | "microphone" | "loudspeaker") => (trial: Trial) =>
    setCheck((old) => ({ ...old, [what]: trial }));
  const bad = [check.camera, check.microphone, check.loudspeaker, check.network].includes("not_ok");
  return (
    <Page title={words("check.title")} lead={words("check.lead")} back={`/visits/${visit.id}`}>
      <CameraTrial trial={check.camera} onTrial={set("camera")} />
      <MicrophoneTrial trial={check.microphone} onTrial={set("microphone")} />
      <LoudspeakerTrial trial={check.loudspeaker} onTrial={set("loudspeaker")} />
      <NetworkTrial
        trial={check.network}
        roundTripMs={check.round_trip_ms ?? undefined}
        onTrial={(network, round_trip_ms) =>
          setCheck((old) => ({ ...old, network, ...(round_trip_ms === undefined ? {} : { round_trip_ms }) }))
        }
      />
      {bad ? (
        <p>
          <Words id="check.bad" />
        </p>
      ) : null}
      {keep.error === null ? null : <Trouble problem={keep.error} />}
      <div className="acts">
        <Button
          look="main"
          size="large"
          waiting={keep.isPending ? words("state.waiting") : undefined}
          onPress={() =>
            void keep.mutateAsync(check).then(
              () => navigate({ to: visit.door === "closed" ? "/" : `/visits/${visit.id}/wait` }),
              () => undefined,
            )
          }
        >
          <Words id="check.done" />
        </Button>
      </div>
    </Page>
  );
}

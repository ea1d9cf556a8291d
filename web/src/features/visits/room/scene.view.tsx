import { useMemo } from "react";
import { useIntl } from "react-intl";
import { useWords } from "../../../lib/intl/intl.tsx";
import type { BodyMark } from "../../../world/core/model.ts";
import type { Room } from "../../../world/core/room.ts";
import { RoomScene, type SceneStrings } from "../../../world/scene/room-scene.tsx";
import { useSettings } from "../../settings/settings.query.ts";
import { withHand } from "./hand.ts";
import { wholeTrace } from "./whole-trace.ts";

interface Props {
  readonly room: Room;
  readonly marks: readonly BodyMark[];
  readonly raised: boolean;
  /** Each further one brings the view back to one's own seat. */
  readonly resets: number;
  readonly onPage: () => void;
}

/** The room in 3D, out of the same store. A file of its own, since it brings three with it. */
export default function SceneView({ room, marks, raised, resets, onPage }: Props) {
  const { low_detail, motion } = useSettings();
  const { locale } = useIntl();
  const strings = useSceneStrings();
  const detail = low_detail ? "low" : "full";
  return (
    <RoomScene
      key={detail}
      store={room.store}
      poseOf={(id, nowMs) => room.poseOf(id, nowMs)}
      levelOf={(id) => room.call.levelOf(id)}
      streamOf={(id) => room.call.pictureOf(id)}
      trace={() => wholeTrace(room.trace())}
      marks={marks}
      detail={detail}
      resets={resets}
      motion={motion}
      lang={locale}
      strings={strings}
      onPose={(pose) => room.sendPose(withHand(pose, raised))}
      onChoose={(mark) => room.chooseMark(mark)}
      onPoint={(at) => room.point(at)}
      onPage={onPage}
    />
  );
}

function useSceneStrings(): SceneStrings {
  const words = useWords();
  return useMemo(
    () => ({
      scene: words("scene.name"),
      roles: { patient: words("role.patient"), clinician: words("role.clinician"), guest: words("role.guest") },
      you: words("room.you.among"),
      beatsAMinute: words("scene.beats"),
      live: words("scene.live"),
      stale: words("scene.stale"),
      screen: words("scene.screen"),
      places: {
        head: words("body.head"),
        heart: words("body.heart"),
        lungs: words("body.lungs"),
        belly: words("body.belly"),
        joints: words("body.joints"),
        whole: words("body.whole"),
      },
      lost: words("scene.lost"),
      openPage: words("scene.page"),
      loading: words("scene.loading"),
    }),
    [words],
  );
}

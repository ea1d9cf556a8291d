import { Button } from "react-aria-components";
import { useStore } from "zustand";
import { EyeIcon } from "../../../kit/icon/icons.ts";
import type { MessageId } from "../../../lib/intl/intl.tsx";
import { useWords, Words } from "../../../lib/intl/intl.tsx";
import type { BodyMark } from "../../../world/core/model.ts";
import type { Room } from "../../../world/core/room.ts";
import { BodyFigure, CALLOUTS } from "./body.figure.tsx";
import { marksByPlace } from "./surroundings.ts";
import { TraceView } from "./trace.view.tsx";
import "./table.css";

export const PLACES: Readonly<Record<BodyMark["place"], MessageId>> = {
  head: "body.head",
  heart: "body.heart",
  lungs: "body.lungs",
  belly: "body.belly",
  joints: "body.joints",
  whole: "body.whole",
};

interface Props {
  readonly room: Room;
  readonly marks: readonly BodyMark[];
  /** Who else looks at it. */
  readonly other: string | undefined;
}

/** What lies on the table: the body with what is known of it, and the heart's line. */
export function TablePanel({ room, marks, other }: Props) {
  const words = useWords();
  const chosen = useStore(room.store, (state) => state.chosenMark);
  const places = marksByPlace(marks);
  return (
    <section className="table-panel" aria-label={words("room.table")}>
      <div className="panel-head">
        <h2>{words("room.table")}</h2>
        {other === undefined ? null : (
          <span className="sees-too">
            <EyeIcon aria-hidden size={18} />
            {words("room.sees_too", { name: other })}
          </span>
        )}
      </div>
      <div className="table-stage">
        <BodyFigure places={places.map(([place]) => place)} chosen={marks.find(({ id }) => id === chosen)?.place} />
        {marks.length === 0 ? (
          <p className="table-none">
            <Words id="room.no_marks" />
          </p>
        ) : (
          <ul className="callouts" aria-label={words("room.marks")}>
            {places.map(([place, there]) => (
              <li key={place} className="callout" data-side={CALLOUTS[place].side} data-place={place}>
                <h3>{words(PLACES[place])}</h3>
                {there.map((mark) => (
                  <Button
                    key={mark.id}
                    className="callout-mark"
                    aria-pressed={mark.id === chosen}
                    onPress={() => room.chooseMark(mark.id === chosen ? undefined : mark.id)}
                  >
                    {mark.text}
                  </Button>
                ))}
              </li>
            ))}
          </ul>
        )}
      </div>
      <TraceView room={room} />
    </section>
  );
}

import type { Notice } from "../../api/model.ts";
import type { MessageId } from "../../lib/intl/intl.tsx";

/** Who waits is seen in the waiting room itself: that kind has no words here. */
const SENTENCES: Readonly<Record<Notice["kind"], MessageId | undefined>> = {
  glass_broken: "notice.glass_broken",
  note_signed: "notice.note_signed",
  visit_moved: "notice.visit_moved",
  visit_cancelled: "notice.visit_cancelled",
  person_waiting: undefined,
};

/** The words of a kind of notice; none of a kind that a newer server has. */
export function sentenceOf(kind: Notice["kind"]): MessageId | undefined {
  return SENTENCES[kind];
}

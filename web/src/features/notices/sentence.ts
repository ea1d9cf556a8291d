import type { MessageId } from "../../lib/intl/intl.tsx";

const SENTENCES: Readonly<Record<string, MessageId>> = {
  break_glass: "notice.break_glass",
  visit_booked: "notice.visit_booked",
  visit_moved: "notice.visit_moved",
  visit_cancelled: "notice.visit_cancelled",
  visit_tomorrow: "notice.visit_tomorrow",
  running_late: "notice.running_late",
  summary_ready: "notice.summary_ready",
};

/** The words of a kind of notice, if there are any. */
export function sentenceOf(kind: string): MessageId | undefined {
  return SENTENCES[kind];
}

import type { Visit } from "../../../api/model.ts";
import type { MessageId } from "../../../lib/intl/intl.tsx";

/** Where a visit's door leads its patient now, and what the door says. */
export function stepOf(visit: Visit): { readonly to: string; readonly words: MessageId } {
  const at = (rest: string) => `/visits/${visit.id}${rest}`;
  switch (visit.state) {
    case "in_room":
      return { to: at("/room"), words: "home.go.someone" };
    case "waiting":
    case "stepped_away":
      return { to: at("/wait"), words: "home.go.back" };
    default:
      if (visit.door === "someone_in") return { to: at("/wait"), words: "home.go.someone" };
      if (visit.door === "open") return { to: at("/wait"), words: "home.go.open" };
      return { to: at(""), words: "home.go.closed" };
  }
}

/** By how much a visit now looks like beginning late; nothing below five minutes. */
export function delayMinutes({ start, expected_at }: Pick<Visit, "start" | "expected_at">): number | undefined {
  if (expected_at === null) return undefined;
  const minutes = Math.round((Date.parse(expected_at) - Date.parse(start)) / 60_000);
  return minutes >= 5 ? minutes : undefined;
}

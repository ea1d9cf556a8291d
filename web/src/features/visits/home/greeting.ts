import type { MessageId } from "../../../lib/intl/intl.tsx";

/** The greeting of an hour, 0 to 23. */
export function greetingOf(hour: number): MessageId {
  if (hour >= 5 && hour < 12) return "home.morning";
  if (hour >= 12 && hour < 18) return "home.afternoon";
  return "home.evening";
}

/** What one calls somebody at home: the first of their names, without a title. */
export function calledName(name: string): string {
  const names = name.split(/\s+/).filter((part) => !/^(?:dr|prof|mr|mrs|ms|mx)\.?$/i.test(part));
  return names[0] ?? name;
}

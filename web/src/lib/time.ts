import { useEffect, useMemo, useState } from "react";
import { useIntl } from "react-intl";

export interface Times {
  /** `10:30`. */
  clock(instant: string | number): string;
  /** `Sunday 22 November`. */
  day(instant: string | number): string;
  /** `Sunday 22 November, 10:30`. */
  whole(instant: string | number): string;
  /** `22 November 2026`. */
  date(instant: string | number): string;
  /** `in 25 minutes`, `3 hours ago`. */
  distance(instant: string | number, nowMs: number): string;
  /** The day as it is counted in this person's zone, `2026-11-22`. */
  key(instant: string | number): string;
  /** 0 to 23, in this person's zone. */
  hour(nowMs: number): number;
}

/** Dates and times in the person's own locale and zone. */
export function useTimes(): Times {
  const intl = useIntl();
  return useMemo(() => {
    const zone = intl.timeZone ?? "UTC";
    const clock = (instant: string | number) => intl.formatTime(instant, { hour: "2-digit", minute: "2-digit" });
    const day = (instant: string | number) =>
      intl.formatDate(instant, { weekday: "long", day: "numeric", month: "long" });
    return {
      clock,
      day,
      whole: (instant) => `${day(instant)}, ${clock(instant)}`,
      date: (instant) => intl.formatDate(instant, { day: "numeric", month: "long", year: "numeric" }),
      distance: (instant, nowMs) => {
        const minutes = Math.round((new Date(instant).getTime() - nowMs) / 60_000);
        if (Math.abs(minutes) < 60) return intl.formatRelativeTime(minutes, "minute", { numeric: "auto" });
        if (Math.abs(minutes) < 36 * 60) return intl.formatRelativeTime(Math.round(minutes / 60), "hour");
        return intl.formatRelativeTime(Math.round(minutes / 1440), "day");
      },
      key: (instant) => dayKey(instant, zone),
      hour: (nowMs) =>
        Number(new Intl.DateTimeFormat("en-GB", { hour: "2-digit", hourCycle: "h23", timeZone: zone }).format(nowMs)),
    };
  }, [intl]);
}

/** The calendar day of an instant in a zone, `2026-11-22`. */
export function dayKey(instant: string | number, zone: string): string {
  return new Intl.DateTimeFormat("en-CA", { timeZone: zone, year: "numeric", month: "2-digit", day: "2-digit" }).format(
    new Date(instant),
  );
}

/** The time now, renewed as often as asked. */
export function useNow(everyMs = 15_000): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return now;
}

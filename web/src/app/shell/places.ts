import type { Me } from "../../api/model.ts";
import type { MessageId } from "../../lib/intl/intl.tsx";

export type PlaceSign = "home" | "record" | "people" | "settings";

export interface NavPlace {
  readonly path: string;
  readonly name: MessageId;
  readonly sign: PlaceSign;
}

const HOME: NavPlace = { path: "/", name: "place.home", sign: "home" };
const TODAY: NavPlace = { path: "/", name: "place.today", sign: "home" };
const RECORD: NavPlace = { path: "/record", name: "place.record", sign: "record" };
const PEOPLE: NavPlace = { path: "/people", name: "place.people", sign: "people" };
const SETTINGS: NavPlace = { path: "/settings", name: "place.settings", sign: "settings" };

/** Where somebody can go from anywhere. */
export function placesOf(me: Me | null): readonly NavPlace[] {
  if (me === null) return [];
  const places: NavPlace[] = [];
  if (me.roles.includes("clinician")) places.push(TODAY);
  else if (me.roles.includes("patient") || !me.roles.includes("administrator")) places.push(HOME);
  if (me.roles.includes("patient")) places.push(RECORD);
  if (me.roles.includes("administrator")) places.push(PEOPLE);
  places.push(SETTINGS);
  return places;
}

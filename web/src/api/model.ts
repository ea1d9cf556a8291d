/** The server's words by short names. The shapes themselves are written from its routes, in `schema.ts`. */

import type { components } from "./schema.ts";

type Shapes = components["schemas"];

export type Role = Shapes["Role"];
export type Status = Shapes["Status"];
export type Helpline = Shapes["Helpline-Output"];
export type Clinic = Shapes["Clinic"];
export type Country = Shapes["Country"];
export type Settings = Shapes["Preferences"];
export type OwnLook = Required<Shapes["Look"]>;
/** What sends measurements, and what it is told once. */
export type Measuring = Shapes["DeviceOut"];
export type Connected = Shapes["ConnectedOut"];
export type Me = Shapes["Me"];
export type Persona = Shapes["Persona"];
export type Session = Shapes["SessionOut"];
export type Passkey = Shapes["PasskeyOut"];
export type Invited = Shapes["LinkOut"];
export type Invitation = Shapes["InvitationOut"];
export type FirstDay = Shapes["SetupIn"];
export type PersonRow = Shapes["Listed"];
export type Visitor = Shapes["Visitor"];
export type Notice = Shapes["Notice"];
export type Clinician = Shapes["ClinicianOut"];
export type Hours = Shapes["HoursBody"];
export type OpenHours = Shapes["OpeningBody"];
export type Slot = Shapes["SlotOut"];
export type Visit = Shapes["Visit"];
export type Trial = Shapes["Checked"];
export type Check = Shapes["CheckIn"];
export type Entry = Shapes["EntranceOut"];
export type Message = Shapes["Message"];
export type Body = Shapes["BodyOut"];
export type Note = Shapes["NoteOut"];
export type NoteWords = Pick<Note, "says" | "sees" | "does">;
export type Summary = Shapes["Summary"];
export type NeedsMe = Shapes["Need"];

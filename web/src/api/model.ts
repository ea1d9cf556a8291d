/** Shapes of the HTTP API, as the server's routes state them. Instants are ISO 8601 in UTC, durations carry their unit. */

export type Role = "patient" | "clinician" | "administrator" | "guest";

export interface Status {
  readonly database: string;
  readonly set_up: boolean;
  readonly demo: boolean;
}

export interface Helpline {
  readonly name: string;
  readonly number: string;
  readonly hours: string;
}

export interface Clinic {
  readonly name: string;
  readonly country: string;
  readonly zone: string;
  readonly languages: readonly string[];
  readonly emergency_number: string;
  readonly helplines: readonly Helpline[];
  /** The day on which the numbers were last looked up. */
  readonly numbers_as_of: string;
}

export interface Country {
  readonly code: string;
  readonly name: string;
  readonly zones: readonly string[];
  readonly emergency_number: string;
  readonly helplines: readonly Helpline[];
  readonly as_of: string;
}

export interface Settings {
  readonly skin: "system" | "light" | "dark" | "high-contrast";
  /** Percent. */
  readonly text_scale: number;
  readonly letters: "plain" | "easier";
  readonly motion: "system" | "reduced" | "full";
  readonly mono_audio: boolean;
  readonly single_keys: boolean;
  readonly language: string;
  readonly low_detail: boolean;
}

export interface Me {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly patient_id: string | null;
  readonly practitioner_id: string | null;
  readonly locale: string;
  readonly zone: string;
  readonly settings: Partial<Settings>;
}

export interface Persona {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly words: string;
}

export interface Session {
  readonly id: string;
  readonly current: boolean;
  readonly created_at: string;
  readonly last_seen: string;
  readonly device: string;
}

export interface Passkey {
  readonly id: string;
  readonly name: string;
  readonly created_at: string;
  readonly last_used: string | null;
}

export interface Invited {
  readonly link: string;
  readonly qr_svg: string;
  readonly expires_at: string;
}

export interface Invitation {
  readonly name: string;
  readonly role: Role;
  readonly clinic: string;
}

export interface PersonRow {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly active: boolean;
  readonly last_seen: string | null;
  readonly practitioner_id?: string | null;
}

export interface Visitor {
  readonly at: string;
  readonly actor_id: string;
  readonly actor_name: string;
  readonly actor_role: string;
  readonly action: string;
  readonly outcome: string;
  readonly purpose: string | null;
  readonly about: string | null;
}

export interface Notice {
  readonly id: string;
  readonly kind: string;
  readonly at: string;
  readonly values: Readonly<Record<string, string>>;
  readonly read_at: string | null;
}

export interface Clinician {
  readonly practitioner_id: string;
  readonly name: string;
  readonly role: string;
}

export interface Hours {
  readonly zone: string;
  readonly slot_minutes: number;
  readonly weekly: readonly OpenHours[];
}

export interface OpenHours {
  /** ISO: 1 is Monday. */
  readonly weekday: number;
  /** `HH:MM` on the clock of `Hours.zone`. */
  readonly from: string;
  readonly to: string;
}

export interface Slot {
  readonly id: string;
  readonly start: string;
  readonly end: string;
}

export type VisitState = "booked" | "waiting" | "stepped_away" | "in_room" | "finished" | "cancelled" | "missed";

export interface Visit {
  readonly id: string;
  readonly state: VisitState;
  readonly door: "closed" | "open" | "someone_in";
  readonly opens_at: string;
  readonly start: string;
  readonly end: string;
  readonly practitioner: { readonly id: string; readonly name: string };
  readonly patient: { readonly id: string; readonly name: string; readonly age: number | null };
  readonly reason: string;
  readonly wants: readonly string[];
  readonly checked: boolean;
  readonly consented: boolean;
  readonly waiting_since: string | null;
  readonly place_in_queue: number | null;
  readonly expected_at: string | null;
  readonly note: "none" | "draft" | "signed";
  readonly replaced_trip: boolean | null;
}

export type Trial = "ok" | "not_ok" | "skipped";

export interface Check {
  readonly camera: Trial;
  readonly microphone: Trial;
  readonly loudspeaker: Trial;
  readonly network: Trial;
  readonly round_trip_ms?: number;
}

export interface Entry {
  readonly room: string;
  readonly ticket: string;
  readonly worlds: string;
}

export interface Message {
  readonly id: string;
  readonly at: string;
  readonly from_name: string;
  readonly mine: boolean;
  readonly text: string;
}

export type BodyPlace = "head" | "heart" | "lungs" | "belly" | "joints" | "whole";

export interface Condition {
  readonly code: string;
  readonly text: string;
  readonly since: string | null;
  readonly place: BodyPlace;
}

export interface Body {
  readonly conditions: readonly Condition[];
}

export interface NoteWords {
  readonly says: string;
  readonly sees: string;
  readonly does: string;
}

export interface Note extends NoteWords {
  readonly version: number;
  readonly saved_at: string | null;
  readonly signed_at: string | null;
}

export interface Summary extends NoteWords {
  readonly who: string;
  readonly when: string;
}

export interface NeedsMe {
  readonly kind: "note_to_sign" | "person_waiting";
  readonly visit: Visit;
  readonly at: string;
}

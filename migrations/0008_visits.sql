-- oldest code: 8
-- When a clinician works, as a week that repeats on the clock of the clinic's wall. FHIR's Schedule has no words for it.
create table visit_hours (
    practitioner_id text primary key,
    zone text not null,
    slot_minutes integer not null,
    weekly jsonb not null,
    schedule_id text not null
);

-- How a visit goes. Why somebody comes and what was said is in the record, under the ids that stand here; times and
-- people are those of the Appointment, written in the same work, so that a day can be listed without opening the record.
create table visit (
    id text primary key,
    patient_id text not null,
    practitioner_id text not null,
    starts_at timestamptz not null,
    ends_at timestamptz not null check (ends_at > starts_at),
    state text not null check (
        state in ('booked', 'waiting', 'stepped_away', 'in_room', 'finished', 'cancelled', 'missed')
    ),
    encounter_id text,
    consent_id text,
    sequence integer not null default 0,
    checked_at timestamptz,
    waiting_since timestamptz,
    admitted_at timestamptz,
    finished_at timestamptz,
    room text,
    note text not null default 'none' check (note in ('none', 'draft', 'signed')),
    replaced_trip boolean
);
-- The last word on two people who take one slot at once.
create unique index visit_slot on visit (practitioner_id, starts_at) where state not in ('cancelled', 'missed');
create index visit_practitioner on visit (practitioner_id, starts_at);
create index visit_patient on visit (patient_id, starts_at);

-- A page that waits asks every two seconds; the account has one line for each person and visit in ten minutes.
create table visit_look (
    visit_id text not null references visit (id),
    actor text not null,
    at timestamptz not null,
    primary key (visit_id, actor)
);

-- The last trial of camera, microphone, loudspeaker and network before a visit.
create table visit_check (
    visit_id text primary key references visit (id),
    patient_id text not null,
    at timestamptz not null,
    found jsonb not null
);

create table visit_message (
    id uuid primary key default uuidv7(),
    visit_id text not null references visit (id),
    at timestamptz not null,
    actor text not null,
    from_name text not null,
    body text not null
);
create index visit_message_visit on visit_message (visit_id, id);

-- What the clinician writes until it is signed; from then on the Composition is the note.
create table visit_note (
    visit_id text primary key references visit (id),
    says text not null,
    sees text not null,
    does text not null,
    version integer not null,
    saved_at timestamptz not null,
    signed_at timestamptz,
    composition_id text
);

-- oldest code: 4
-- Derived from Appointment, CareTeam and Consent, written in the same work as they are; it can be rebuilt from them.
create table access_relationship (
    source text not null,
    patient_id text not null,
    practitioner_id text not null,
    kind text not null check (kind in ('appointment', 'care_team')),
    valid_from timestamptz not null,
    valid_until timestamptz,
    primary key (source, patient_id, practitioner_id)
);
create index access_relationship_practitioner on access_relationship (practitioner_id, patient_id);
create table access_consent (
    source text not null,
    patient_id text not null,
    -- Null is everybody.
    practitioner_id text,
    allowed boolean not null,
    valid_from timestamptz,
    valid_until timestamptz
);
create index access_consent_patient on access_consent (patient_id);
create index access_consent_source on access_consent (source);

-- Glass that a clinician broke, with the reason given.
create table access_glass (
    id uuid primary key default uuidv7(),
    person_id text not null references person (id),
    patient_id text not null,
    reason text not null,
    broken_at timestamptz not null,
    until timestamptz not null
);
create index access_glass_person on access_glass (person_id, until);

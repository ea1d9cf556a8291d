-- oldest code: 4
-- Derived from Appointment and CareTeam, written in the same work as they are; it can be rebuilt from them.
create table access_relationship (
    source text not null,
    patient_id text not null,
    practitioner_id text not null,
    kind text not null,
    valid_from timestamptz not null,
    valid_until timestamptz,
    primary key (source, patient_id, practitioner_id)
);
create index access_relationship_practitioner on access_relationship (practitioner_id, patient_id);

-- oldest code: 2
-- Who did what to whom, and who tried to. Only added to: a trigger refuses change and removal of what was written.
create table audit_entry (
    id uuid primary key default uuidv7(),
    at timestamptz not null,
    actor text not null,
    patient_id text,
    action text not null,
    outcome text not null check (outcome in ('done', 'refused')),
    purpose text,
    about text,
    trace text not null,
    seq bigint unique,
    hash bytea,
    check ((seq is null) = (hash is null))
);
create index audit_entry_patient on audit_entry (patient_id, at desc);
create index audit_entry_unchained on audit_entry (id) where seq is null;

-- oldest code: 3
create table person (
    id text primary key,
    name text not null,
    patient_id text unique,
    practitioner_id text unique,
    locale text not null,
    zone text not null,
    settings jsonb not null default '{}',
    created_at timestamptz not null,
    active boolean not null default true
);
create table person_role (
    person_id text not null references person (id),
    role text not null check (role in ('patient', 'clinician', 'administrator', 'guest')),
    primary key (person_id, role)
);

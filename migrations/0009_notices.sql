-- oldest code: 9
create table notice (
    id uuid primary key default uuidv7(),
    person_id text not null,
    kind text not null,
    told jsonb not null,
    at timestamptz not null,
    read_at timestamptz
);
create index notice_person on notice (person_id, id desc);

-- What has been done about which event: an event that comes twice is acted on once.
create table reaction (
    event_id uuid not null,
    job text not null,
    at timestamptz not null,
    primary key (event_id, job)
);

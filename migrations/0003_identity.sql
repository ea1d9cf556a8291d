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
    active boolean not null default true,
    last_seen_at timestamptz
);
create table person_role (
    person_id text not null references person (id),
    role text not null check (role in ('patient', 'clinician', 'administrator', 'guest')),
    primary key (person_id, role)
);

-- What a person knows: a login and a password. The hash is argon2id and says its own parameters.
create table password (
    person_id text primary key references person (id),
    login text not null unique,
    hash text not null
);
-- What a person has: a key in a device, of which we keep the public half.
create table passkey (
    id uuid primary key default uuidv7(),
    person_id text not null references person (id),
    credential bytea not null unique,
    public_key bytea not null,
    sign_count bigint not null,
    name text not null,
    created_at timestamptz not null,
    last_used_at timestamptz
);
create index passkey_person on passkey (person_id);
-- Asked once of one browser, and answered once. `person_id` is null for a sign-in: who it is, the answer says.
create table passkey_challenge (
    sha256 bytea primary key,
    person_id text references person (id),
    until timestamptz not null
);

-- Of a token only the hash is kept: who reads this table cannot sign in with it.
create table session (
    id uuid primary key default uuidv7(),
    person_id text not null references person (id),
    token_sha256 bytea not null unique,
    how text not null check (how in ('password', 'passkey', 'persona', 'setup', 'invitation')),
    browser text not null,
    begun_at timestamptz not null,
    seen_at timestamptz not null,
    idle_after interval not null,
    until timestamptz not null
);
create index session_person on session (person_id);

-- Refused sign-ins, by hashed login and by hashed address, for as long as they count.
create table sign_in_failure (
    key bytea not null,
    at timestamptz not null
);
create index sign_in_failure_key on sign_in_failure (key, at);
create index sign_in_failure_at on sign_in_failure (at);

-- One clinic is one database.
create table clinic (
    only_one boolean primary key default true check (only_one),
    name text not null,
    country text not null,
    zone text not null,
    languages text[] not null,
    emergency_number text not null,
    helplines jsonb not null,
    numbers_as_of date not null,
    opened_at timestamptz not null
);
create table setup_token (
    only_one boolean primary key default true check (only_one),
    sha256 bytea not null,
    until timestamptz not null
);

-- A link that lets somebody in: new, or again (then `person_id` is theirs).
create table invitation (
    id uuid primary key default uuidv7(),
    token_sha256 bytea not null unique,
    name text not null,
    role text not null check (role in ('patient', 'clinician', 'administrator')),
    patient_id text,
    person_id text references person (id),
    created_at timestamptz not null,
    until timestamptz not null,
    used_at timestamptz
);

-- People of the demo town whom anybody may be, when the clinic was opened with --demo.
create table persona (
    person_id text primary key references person (id),
    words text not null
);

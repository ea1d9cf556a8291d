-- oldest code: 5
-- The FHIR record. What a resource says lies in its body, which record/body.py alone opens; what is asked of many
-- resources at once stands in columns and index tables. `key` joins inside, (type, id) is the name outside.
create table resource (
    key bigint generated always as identity primary key,
    type text collate "C" not null,
    id text collate "C" not null check (length(id) between 1 and 64),
    version integer not null,
    last_updated timestamptz not null,
    deleted boolean not null,
    -- Logical ids of the patients in whose compartments it lies.
    patients text[] not null,
    -- SHA-256 of what it says: what is written again unchanged makes no version.
    digest bytea not null,
    codec smallint not null,
    key_id text,
    body bytea not null,
    unique (type, id)
);
create index resource_by_time on resource (type, last_updated, key) where not deleted;
create index resource_by_patient on resource using gin (patients);

-- Versions that were superseded. Only added to.
create table resource_history (
    key bigint not null references resource (key),
    version integer not null,
    last_updated timestamptz not null,
    deleted boolean not null,
    patients text[] not null,
    digest bytea not null,
    codec smallint not null,
    key_id text,
    body bytea not null,
    primary key (key, version)
);
create function refuse_change_of_history() returns trigger language plpgsql as $$
begin
    raise exception 'what the record said is not changed afterwards';
end
$$;
create trigger resource_history_is_only_added_to before update or delete on resource_history
    for each statement execute function refuse_change_of_history();

-- What search goes by. `param` is the number of a search parameter: see record/search/parameters.py.
create table resource_token (
    key bigint not null references resource (key),
    param integer not null,
    system text collate "C" not null,
    code text collate "C" not null
);
create index resource_token_by_code on resource_token (param, code, system);
create index resource_token_by_key on resource_token (key);

-- Both bounds, half open: a date without a day is as long as its month.
create table resource_date (
    key bigint not null references resource (key),
    param integer not null,
    low timestamptz not null,
    high timestamptz not null
);
create index resource_date_by_low on resource_date (param, low, high);
create index resource_date_by_high on resource_date (param, high);
create index resource_date_by_key on resource_date (key);

-- `value` without case and accents; in the C collation a prefix is a range.
create table resource_string (
    key bigint not null references resource (key),
    param integer not null,
    value text collate "C" not null,
    exact text not null
);
create index resource_string_by_value on resource_string (param, value);
create index resource_string_by_key on resource_string (key);

-- A target elsewhere has no type, and its address as id.
create table resource_reference (
    key bigint not null references resource (key),
    param integer not null,
    target_type text collate "C" not null,
    target_id text collate "C" not null
);
create index resource_reference_by_target on resource_reference (param, target_id, target_type);
create index resource_reference_by_key on resource_reference (key);

-- Signs the cursors of pages, the same for every process: one row.
create table cursor_secret (
    only_row boolean primary key default true check (only_row),
    secret bytea not null
);
insert into cursor_secret (secret) values (sha256((gen_random_uuid()::text || gen_random_uuid()::text)::bytea));

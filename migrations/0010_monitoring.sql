-- oldest code: 10
-- What may send a patient's samples. Of its token only the hash is kept.
create table monitoring_device (
    id text primary key,
    patient_id text not null,
    name text not null,
    token_hash bytea not null unique,
    registered_at timestamptz not null,
    registered_by text not null,
    -- The hour that has its audit entry, so that five batches a second do not have five.
    audited_hour timestamptz,
    revoked_at timestamptz
);
create index monitoring_device_patient on monitoring_device (patient_id);

-- Where frames of a patient's pulse go: a subject of the bus that tells nothing, made anew for each visit to a room.
create table monitoring_feed (
    subject text primary key,
    patient_id text not null,
    opened_at timestamptz not null,
    until timestamptz not null
);
create index monitoring_feed_until on monitoring_feed (until);

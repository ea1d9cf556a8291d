-- oldest code: 7
-- Who may be in which room and what they may do there. Processes hold copies; this is the truth.
create table room (
    id text primary key,
    kind text not null,
    seats smallint not null check (seats between 1 and 200),
    locked boolean not null default false,
    -- Grows with every change of the room, its members or its feeds, so that one number tells whether to read again.
    version bigint not null default 1,
    opened_at timestamptz not null,
    closed_at timestamptz
);
create table room_member (
    room_id text not null references room (id),
    person_id text not null,
    name text not null,
    role text not null check (role in ('patient', 'clinician', 'guest')),
    seat smallint not null,
    abilities text[] not null,
    muted boolean not null default false,
    entered_at timestamptz,
    removed_at timestamptz,
    primary key (room_id, person_id)
);
-- A later ticket of the same person has a higher serial: that is the epoch by which the newest presence wins.
create table room_ticket (
    serial bigint generated always as identity primary key,
    hash bytea not null unique,
    room_id text not null,
    person_id text not null,
    session_id text not null,
    issued_at timestamptz not null,
    used_at timestamptz,
    revoked_at timestamptz,
    foreign key (room_id, person_id) references room_member (room_id, person_id)
);
create index room_ticket_member on room_ticket (room_id, person_id);
create table room_feed (
    room_id text not null references room (id),
    name text not null,
    subject text not null,
    until timestamptz not null,
    primary key (room_id, name)
);
-- The whole state of a room's shared document, as Yjs encodes it.
create table room_document (
    room_id text primary key references room (id),
    state bytea not null,
    kept_at timestamptz not null
);

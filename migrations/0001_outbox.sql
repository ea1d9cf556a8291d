-- oldest code: 1
-- Events wait here, written in the transaction of the fact that they tell, until a relay has published them.
create table outbox (
    id uuid primary key default uuidv7(),
    type text not null,
    payload bytea not null,
    actor text not null,
    at timestamptz not null,
    trace text not null
);

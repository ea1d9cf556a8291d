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

-- Place and hash are given once, by the chain writer; nothing else of an entry ever changes.
create function audit_entry_is_only_added_to() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and old.seq is null and new.seq is not null
        and (new.id, new.at, new.actor, new.action, new.outcome, new.trace)
            = (old.id, old.at, old.actor, old.action, old.outcome, old.trace)
        and (new.patient_id, new.purpose, new.about) is not distinct from (old.patient_id, old.purpose, old.about)
    then
        return new;
    end if;
    raise 'audit_entry is only added to';
end $$;
create trigger audit_entry_is_only_added_to before update or delete on audit_entry
    for each row execute function audit_entry_is_only_added_to();
create trigger audit_entry_is_not_emptied before truncate on audit_entry
    for each statement execute function audit_entry_is_only_added_to();

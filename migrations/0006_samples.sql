-- oldest code: 6
-- Raw samples of devices: no FHIR rows, since there are far too many. A month is a partition.
create table samples (
    patient_id text collate "C" not null,
    -- LOINC.
    code text collate "C" not null,
    device text collate "C" not null,
    start timestamptz not null,
    -- Behind the last sample.
    until timestamptz not null,
    -- UCUM.
    unit text not null,
    -- 0 to 1: how far it can be trusted, as the device or the quality gate says.
    quality real,
    -- Of a single value null; of a waveform its values are float32, little endian.
    rate_hz double precision,
    value double precision,
    waveform bytea,
    check (until >= start),
    check (case when rate_hz is null then value is not null and waveform is null
           else value is null and waveform is not null end),
    primary key (patient_id, code, start, device)
) partition by range (start);

-- Makes the partition of a month, if it is not there yet, and says whether it did. Others may read and write meanwhile:
-- attaching takes a weaker lock than creating in place.
create function make_samples_partition(month date) returns boolean language plpgsql as $$
declare
    first date := date_trunc('month', month);
    name text := 'samples_' || to_char(first, 'YYYYMM');
begin
    if to_regclass(name) is not null then
        return false;
    end if;
    -- One at a time; what attaching takes in any case. It also makes what another has just made visible to
    -- to_regclass, which a lock of another kind would not.
    lock table samples in share update exclusive mode;
    if to_regclass(name) is not null then
        return false;
    end if;
    execute format('create table %I (like samples including defaults including constraints)', name);
    execute format(
        'alter table samples attach partition %I for values from (%L) to (%L)',
        name, first::text || ' 00:00:00+00', (first + interval '1 month')::date::text || ' 00:00:00+00'
    );
    return true;
end
$$;

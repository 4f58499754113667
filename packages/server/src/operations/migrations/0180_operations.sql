-- When each sweep last ran, on whichever server process: what the page of stuck things and `satuloket doctor` read. One
-- row a sweep of the whole installation, written every quarter of a minute by each process that sweeps.
create table sweep_run (
  sweep text primary key,
  every_milliseconds integer not null check (every_milliseconds > 0),
  began_at timestamptz not null,
  ended_at timestamptz not null,
  failed_at timestamptz,
  -- the kind of the last failure, without any value
  failure text,
  runs bigint not null default 0,
  failures bigint not null default 0
);

grant select, insert, update on sweep_run to satuloket_runtime;

-- When a service of others did not answer: begun by the first of several calls in a row that failed, ended by the first
-- that was answered. Every region of the installation has its own rows, since each tells its own people.
create table outage (
  region_id text not null,
  id uuid not null,
  service text not null,
  began_at timestamptz not null,
  last_failed_at timestamptz not null,
  failed_calls integer not null,
  ended_at timestamptz,
  primary key (region_id, id)
);
create unique index outage_open on outage (region_id, service) where ended_at is null;
create index outage_time on outage (region_id, began_at desc);

-- The morning page as it was at its time: made once a day by whichever server is first, to send it once and to compare
-- the next week with.
create table morning_report (
  region_id text not null,
  day date not null,
  made_at timestamptz not null,
  lines jsonb not null,
  primary key (region_id, day)
);

grant select, insert, update on outage to satuloket_runtime;
grant select, insert on morning_report to satuloket_runtime;

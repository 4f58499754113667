-- Of which cases the population register is asked, and when next: a row for each case that stands in a state with a
-- watch. The row goes when the case leaves.
create table watch_due (
  region_id text not null,
  case_id uuid not null,
  watch text not null,
  -- also pushed on while it is being asked, so that two servers don't ask the same
  next_at timestamptz not null,
  tries integer not null default 0,
  asked_at timestamptz,
  -- since when the register has told what it tells
  told_since timestamptz,
  primary key (region_id, case_id)
);
create index watch_due_next on watch_due (region_id, next_at);

grant select, insert, update, delete on watch_due to satuloket_runtime;
grant select, delete on watch_due to satuloket_retention;

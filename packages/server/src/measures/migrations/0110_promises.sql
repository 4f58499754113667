-- What an ended case counts for in its office's record, a row a case: written by a follower, never counted up, so that no
-- two cases wait for one row. All of it can be rebuilt from the record.
create table case_outcome (
  region_id text not null,
  case_id uuid not null,
  pack text not null,
  service text not null,
  office_id text not null,
  end_kind text not null check (end_kind in ('finished', 'refused', 'cancelled')),
  filed_at timestamptz not null,
  ended_at timestamptz not null,
  -- the date on the region's wall
  ended_on date not null,
  -- null: no time was ever promised
  kept boolean,
  -- elapsed minutes by whose turn it was
  our_minutes integer not null,
  applicant_minutes integer not null,
  centre_minutes integer not null,
  court_minutes integer not null,
  -- of the promised time, in thousandths
  share_permille integer,
  -- opened again: it counts for nothing until it ends once more
  is_reopened boolean not null,
  -- by the database's clock, for summing up what has changed since
  changed_at timestamptz not null default clock_timestamp(),
  primary key (region_id, case_id)
);
create index case_outcome_month on case_outcome (region_id, ended_on)
  include (office_id, service, end_kind, kept, share_permille, our_minutes, centre_minutes)
  where not is_reopened;
create index case_outcome_changed on case_outcome (region_id, changed_at) include (ended_on);

-- A promise that ran out while an office had the case. It stands first with the head of the office while it is open:
-- until the head has written what is done about it, or the case has ended.
create table promise_break (
  region_id text not null,
  case_id uuid not null,
  pack text not null,
  service text not null,
  office_id text not null,
  due_at timestamptz not null,
  broke_on date not null,
  answered_at timestamptz,
  is_open boolean not null,
  primary key (region_id, case_id)
);
create index promise_break_open on promise_break (region_id, office_id, due_at, case_id) where is_open;
create index promise_break_day on promise_break (region_id, broke_on, office_id, case_id);

-- A month of a region by office and service, summed up from case_outcome; '' stands for all of them. Percentiles can't be
-- added up, so each sum has its own.
create table promise_month (
  region_id text not null,
  month date not null,
  office_id text not null,
  service text not null,
  ended integer not null,
  kept integer not null,
  refused integer not null,
  median_minutes integer not null,
  ninetieth_minutes integer not null,
  median_permille integer not null,
  ninetieth_permille integer not null,
  waited_for_centre integer not null,
  median_centre_minutes integer,
  primary key (region_id, month, office_id, service)
);

-- Up to where a region's months are summed up; locked by whoever does it.
create table promise_sum (
  region_id text primary key,
  summed_until timestamptz
);

-- Who waits longest, with the office.
create index case_current_waiting on case_current (region_id, filed_at, case_id)
  include (office_id, service, due_at)
  where ended_at is null and turn = 'office';

grant select, insert, update, delete on case_outcome, promise_break, promise_month, promise_sum to satuloket_runtime;

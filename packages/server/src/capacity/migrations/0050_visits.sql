-- Places at a time in an office, a row from the moment that the first is taken: what a schedule offers is reckoned from
-- the region's data and stored nowhere. A place is taken by one statement that the limit stands in.
create table visit_slot (
  region_id text not null,
  -- schedule.office.date.time
  slot_id text not null,
  office_id text not null,
  starts_at timestamptz not null,
  -- as the schedule said when a place was last taken
  places smallint not null,
  taken smallint not null,
  primary key (region_id, slot_id),
  check (taken between 0 and places)
);
create index visit_slot_office on visit_slot (region_id, office_id, starts_at) include (taken);

create table visit (
  region_id text not null,
  case_id uuid not null,
  slot_id text not null,
  office_id text not null,
  service text not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  -- held: the case's visit. left: moved or called off, kept while that can still be undone. over: its time has passed
  -- and the case has another or none.
  state text not null check (state in ('held', 'left', 'over')),
  kept_until timestamptz,
  -- when the applicant is to be reminded; null once that was done, or where it was booked later than that
  remind_at timestamptz,
  primary key (region_id, case_id, slot_id),
  foreign key (region_id, slot_id) references visit_slot (region_id, slot_id),
  check ((state = 'left') = (kept_until is not null))
);
create unique index visit_one_a_case on visit (region_id, case_id) where state = 'held';
create index visit_day on visit (region_id, office_id, starts_at, case_id) where state <> 'left';
create index visit_remind on visit (region_id, remind_at) where remind_at is not null and state = 'held';
create index visit_left on visit (region_id, kept_until) where state = 'left';

grant select, insert, update on visit_slot to satuloket_runtime;
grant select, insert, update, delete on visit to satuloket_runtime;
grant select, delete on visit_slot, visit to satuloket_retention;

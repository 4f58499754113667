-- Old cards that were taken back when the new one was handed over, until they are destroyed on record.
create table taken_back (
  region_id text not null,
  case_id uuid not null,
  code text not null,
  service text not null,
  office_id text not null,
  taken_at timestamptz not null,
  destroyed_at timestamptz,
  primary key (region_id, case_id)
);
create index taken_back_waiting on taken_back (region_id, office_id, taken_at, case_id) where destroyed_at is null;

-- Minutes of a destruction, numbered by office and year.
create table destruction (
  region_id text not null,
  id uuid not null,
  office_id text not null,
  year integer not null,
  number integer not null check (number > 0),
  day date not null,
  place text not null,
  witnesses text[] not null check (cardinality(witnesses) between 1 and 5),
  at timestamptz not null,
  account_id text not null,
  primary key (region_id, id),
  unique (region_id, office_id, year, number)
);

create table destruction_card (
  region_id text not null,
  destruction_id uuid not null,
  case_id uuid not null,
  code text not null,
  service text not null,
  -- the step was undone in its time: the card still lies there
  undone_at timestamptz,
  primary key (region_id, destruction_id, case_id),
  foreign key (region_id, destruction_id) references destruction (region_id, id)
);
create index destruction_card_case on destruction_card (region_id, case_id);

grant select, insert, update, delete on taken_back to satuloket_runtime;
grant select, insert on destruction to satuloket_runtime;
grant select, insert, update on destruction_card to satuloket_runtime;
grant select, delete on taken_back to satuloket_retention;

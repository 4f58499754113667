-- What an office has of a thing that runs out. The balance is the sum of the movements, and never below nothing.
create table stock_balance (
  region_id text not null,
  office_id text not null,
  stock text not null,
  balance integer not null check (balance >= 0),
  changed_at timestamptz not null,
  primary key (region_id, office_id, stock)
);

-- Every change, in the transaction of the balance; a mistake is put right by a further one.
create table stock_movement (
  region_id text not null,
  id uuid not null,
  office_id text not null,
  stock text not null,
  at timestamptz not null,
  kind text not null check (
    kind in ('received', 'moved-in', 'moved-out', 'used', 'given-back', 'spoiled', 'counted')
  ),
  change integer not null,
  -- what was left after it
  balance integer not null check (balance >= 0),
  -- of the office's order: time alone may be the same
  place bigint generated always as identity,
  case_id uuid,
  other_office_id text,
  words text,
  account_id text,
  primary key (region_id, id),
  check ((kind in ('used', 'given-back')) = (case_id is not null)),
  check ((kind in ('moved-in', 'moved-out')) = (other_office_id is not null)),
  check (kind not in ('spoiled') or words is not null)
);
create index stock_movement_office on stock_movement (region_id, office_id, stock, place);
create index stock_movement_used on stock_movement (region_id, office_id, stock, at) include (change)
  where kind in ('used', 'given-back', 'spoiled');

grant select, insert, update on stock_balance to satuloket_runtime;
grant select, insert on stock_movement to satuloket_runtime;

-- Things that each carry a number. An office begins with its first box, or with a count by serial of what lies there:
-- until then (`numbered` false) its balance goes on without serials. From then on the balance is the number of serials
-- that are here.
alter table stock_balance add column numbered boolean not null default false;

create table stock_serial (
  region_id text not null,
  stock text not null,
  serial text not null,
  -- of the serial apart: what stands before its last digits, these, and how many there are
  prefix text not null,
  number bigint not null,
  width smallint not null,
  state text not null check (state in ('here', 'on-the-way', 'used', 'spoiled', 'missing')),
  -- where it is, or was last
  office_id text not null,
  transfer_id uuid,
  -- whom it was printed for, also when that card was spoiled later
  case_id uuid,
  -- the action of that case by which it came into this state
  action_seq integer,
  changed_at timestamptz not null,
  primary key (region_id, stock, serial),
  check ((state = 'on-the-way') = (transfer_id is not null)),
  check (state <> 'used' or case_id is not null),
  check (state <> 'here' or case_id is null)
);
create index stock_serial_here on stock_serial (region_id, office_id, stock, prefix, width, number) include (serial)
  where state = 'here';
create index stock_serial_case on stock_serial (region_id, case_id) where case_id is not null;
create index stock_serial_transfer on stock_serial (region_id, transfer_id) where transfer_id is not null;

-- Which serials a movement was about, in ranges.
create table stock_movement_range (
  region_id text not null,
  movement_id uuid not null,
  stock text not null,
  prefix text not null,
  width smallint not null,
  number bigint not null,
  last bigint not null,
  primary key (region_id, movement_id, prefix, width, number),
  foreign key (region_id, movement_id) references stock_movement (region_id, id),
  check (last >= number)
);
create index stock_movement_range_serial on stock_movement_range (region_id, stock, prefix, width, number desc);

-- A card that is printed again takes nothing of the balance: the one before was taken from it already.
alter table stock_movement drop constraint stock_movement_kind_check;
alter table stock_movement add constraint stock_movement_kind_check check (
  kind in (
    'received', 'moved-in', 'moved-out', 'used', 'given-back', 'spoiled', 'counted', 'reprinted', 'reprint-undone'
  )
);
alter table stock_movement drop constraint stock_movement_check;
alter table stock_movement add constraint stock_movement_of_case check (
  (kind in ('used', 'given-back', 'reprinted', 'reprint-undone')) = (case_id is not null)
);
alter table stock_movement add constraint stock_movement_reprint check (
  kind not in ('reprinted', 'reprint-undone') or change = 0
);

-- What is sent from one office to another is at neither until it has been counted there.
create table stock_transfer (
  region_id text not null,
  id uuid not null,
  stock text not null,
  from_office_id text not null,
  to_office_id text not null,
  count integer not null check (count > 0),
  sent_at timestamptz not null,
  sent_by text not null,
  words text,
  received_at timestamptz,
  received_by text,
  missing integer not null default 0 check (missing between 0 and count),
  received_words text,
  primary key (region_id, id),
  check ((received_at is null) = (received_by is null)),
  -- what did not come needs a reason
  check (missing = 0 or received_words is not null)
);
create index stock_transfer_to on stock_transfer (region_id, to_office_id, sent_at) where received_at is null;
create index stock_transfer_from on stock_transfer (region_id, from_office_id, sent_at) where received_at is null;

-- The count of a day, by whoever keeps the stock.
create table stock_count (
  region_id text not null,
  id uuid not null,
  office_id text not null,
  stock text not null,
  -- on the region's clock
  day date not null,
  at timestamptz not null,
  account_id text not null,
  expected integer not null,
  found integer not null,
  -- in ranges, as people read them
  missing text[] not null,
  surplus text[] not null,
  words text,
  -- of the office's order: time alone may be the same
  place bigint generated always as identity,
  primary key (region_id, id),
  check ((expected = found and missing = '{}' and surplus = '{}') or words is not null)
);
create index stock_count_day on stock_count (region_id, office_id, stock, day desc, place desc);
create index stock_count_differing on stock_count (region_id, day desc, place desc)
  where expected <> found or missing <> '{}' or surplus <> '{}';

grant select, insert, update on stock_serial to satuloket_runtime;
grant select, insert on stock_movement_range to satuloket_runtime;
grant select, insert, update on stock_transfer to satuloket_runtime;
grant select, insert on stock_count to satuloket_runtime;

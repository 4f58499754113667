-- What waits to be printed, by office and stock: written when a case comes into such a state, so that the first of a
-- million are one look at the index. A cache of the record, which can be made again from it.
create table print_waiting (
  region_id text not null,
  case_id uuid not null,
  code text not null,
  service text not null,
  office_id text not null,
  stock text not null,
  -- as it was promised; infinity while no promise runs
  due_order timestamptz not null,
  since timestamptz not null,
  batch_id uuid,
  primary key (region_id, case_id)
);
create index print_waiting_order on print_waiting (region_id, office_id, stock, due_order, case_id)
  where batch_id is null;
create index print_waiting_service on print_waiting (region_id, office_id, stock, service, due_order, case_id)
  where batch_id is null;

create table print_batch (
  region_id text not null,
  id uuid not null,
  office_id text not null,
  printer_id text not null,
  stock text not null,
  begun_at timestamptz not null,
  begun_by text not null,
  closed_at timestamptz,
  closed_by text,
  primary key (region_id, id),
  check ((closed_at is null) = (closed_by is null))
);
create index print_batch_office on print_batch (region_id, office_id, begun_at desc, id);
-- One printer prints one batch at a time.
create unique index print_batch_open on print_batch (region_id, office_id, printer_id) where closed_at is null;

create table print_card (
  region_id text not null,
  batch_id uuid not null,
  case_id uuid not null,
  code text not null,
  service text not null,
  place integer not null,
  -- waiting: not printed yet; printed; left: back in the queue, or it went on in another way
  state text not null check (state in ('waiting', 'printed', 'left')),
  serial text,
  at timestamptz,
  primary key (region_id, batch_id, case_id),
  foreign key (region_id, batch_id) references print_batch (region_id, id),
  check (serial is null or state = 'printed')
);
create unique index print_card_once on print_card (region_id, case_id) where state = 'waiting';
create index print_card_case on print_card (region_id, case_id);

-- Blanks that a printer spoiled, for which card, and why.
create table print_spoil (
  region_id text not null,
  id uuid not null,
  batch_id uuid not null,
  case_id uuid not null,
  serial text not null,
  words text not null,
  at timestamptz not null,
  account_id text not null,
  primary key (region_id, id),
  foreign key (region_id, batch_id) references print_batch (region_id, id)
);
create index print_spoil_batch on print_spoil (region_id, batch_id);

grant select, insert, update, delete on print_waiting to satuloket_runtime;
grant select, insert, update on print_batch, print_card to satuloket_runtime;
grant select, insert on print_spoil to satuloket_runtime;
grant select, delete on print_waiting to satuloket_retention;

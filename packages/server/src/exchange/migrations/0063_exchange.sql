-- Signed messages between regions. What is personal in them is sealed under a key of the region, and only kept until it
-- has arrived: then the row says no more than that there was such a message.
create table exchange_outbox (
  region_id text not null,
  id uuid not null,
  kind text not null check (kind in ('hand-over', 'heard')),
  to_region text not null,
  -- the case and the action that it tells of; none where a message could not be made into a case
  case_id uuid,
  seq integer,
  state text not null check (state in ('waiting', 'delivered', 'cancelled', 'refused')),
  sealed bytea,
  -- once it is signed it is sent as it is, however often
  is_signed boolean not null default false,
  -- after the undo time, while it is being sent, and after a failure: when it may be tried again
  next_try_at timestamptz not null,
  tries integer not null default 0,
  failure text,
  made_at timestamptz not null,
  delivered_at timestamptz,
  primary key (region_id, id),
  foreign key (region_id, case_id, seq) references case_action (region_id, case_id, seq)
);
create index exchange_outbox_due on exchange_outbox (region_id, next_try_at) where state = 'waiting';
create index exchange_outbox_of_case on exchange_outbox (region_id, case_id, id) where case_id is not null;
create index exchange_outbox_refused on exchange_outbox (region_id, id) where state = 'refused';

-- The identifier stays for good, so that a message that comes again is known again.
create table exchange_inbox (
  region_id text not null,
  from_region text not null,
  id uuid not null,
  kind text not null check (kind in ('hand-over', 'heard')),
  digest bytea not null check (octet_length(digest) = 32),
  state text not null check (state in ('waiting', 'settled', 'drafted', 'refused')),
  sealed bytea,
  case_id uuid,
  next_try_at timestamptz not null,
  tries integer not null default 0,
  failure text,
  received_at timestamptz not null,
  settled_at timestamptz,
  primary key (region_id, from_region, id)
);
create index exchange_inbox_due on exchange_inbox (region_id, next_try_at) where state = 'waiting';
create index exchange_inbox_refused on exchange_inbox (region_id, id) where state = 'refused';

-- What another region has told of an application, in public words: by the code of the case that it is about there.
create table exchange_story (
  region_id text not null,
  from_region text not null,
  code text not null,
  sequence integer not null,
  at timestamptz not null,
  story jsonb not null,
  primary key (region_id, from_region, code, sequence)
);

grant select, insert, update on exchange_outbox, exchange_inbox to satuloket_runtime;
grant select, insert on exchange_story to satuloket_runtime;
grant select, delete on exchange_outbox, exchange_inbox, exchange_story to satuloket_retention;

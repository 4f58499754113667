-- Messages to officers. Urgent ones go out as soon as nobody sleeps; the others are gathered for the next digest. Text and
-- receiver are sealed: what an officer is told may name a resident's case.
create table officer_message (
  region_id text not null,
  id uuid not null,
  account_id uuid not null references auth."user" (id),
  -- what happened; told to each officer once
  occasion text not null,
  template text not null,
  urgent boolean not null,
  sealed bytea not null,
  state text not null check (state in ('gathered', 'digested', 'waiting', 'sent', 'failed', 'unwanted')),
  channel text check (channel in ('whatsapp', 'email', 'push')),
  send_after timestamptz not null,
  next_try_at timestamptz not null,
  tries integer not null default 0,
  failure text,
  provider_id text,
  sent_at timestamptz,
  made_at timestamptz not null,
  primary key (region_id, id),
  unique (region_id, account_id, occasion)
);
create index officer_message_due on officer_message (region_id, next_try_at, id) where state = 'waiting';
create index officer_message_gathered on officer_message (region_id, account_id, made_at) where state = 'gathered';

grant select, insert, update on officer_message to satuloket_runtime;
grant select, delete on officer_message to satuloket_retention;

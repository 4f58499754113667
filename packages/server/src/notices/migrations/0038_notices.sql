-- Messages to applicants about their cases. Written with the action that they tell of, sent once it can't be undone any
-- more. Text and recipient are sealed under the case's key: erasing the case erases them.
create table message (
  region_id text not null,
  id uuid not null,
  case_id uuid not null,
  -- the action that it tells of
  seq integer not null,
  template text not null,
  channel text not null check (channel in ('whatsapp', 'email')),
  sealed bytea not null,
  state text not null check (state in ('waiting', 'sent', 'failed', 'cancelled')),
  send_after timestamptz not null,
  -- while it is being sent, and after a failure: when it may be tried again
  next_try_at timestamptz not null,
  tries integer not null default 0,
  failure text,
  provider_id text,
  sent_at timestamptz,
  made_at timestamptz not null,
  primary key (region_id, id),
  unique (region_id, case_id, seq, template),
  foreign key (region_id, case_id, seq) references case_action (region_id, case_id, seq)
);
create index message_due on message (region_id, next_try_at) where state = 'waiting';

grant select, insert, update on message to satuloket_runtime;
grant select, delete on message to satuloket_retention;

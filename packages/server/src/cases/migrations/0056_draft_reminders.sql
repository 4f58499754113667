-- When someone is reminded of a form that they have begun and not sent, by the dates that they entered. Written with the
-- draft, sent once, gone with it.
create table draft_reminder (
  region_id text not null,
  draft_id uuid not null,
  code text not null,
  -- a name of the service's messages
  message text not null,
  due_at timestamptz not null,
  -- the last day on which the form should be sent
  deadline text,
  state text not null check (state in ('waiting', 'sent', 'failed')),
  -- while it is being sent, and after a failure: when it may be tried again
  next_try_at timestamptz not null,
  tries integer not null default 0,
  failure text,
  primary key (region_id, draft_id, code),
  foreign key (region_id, draft_id) references draft (region_id, id) on delete cascade
);
create index draft_reminder_due on draft_reminder (region_id, next_try_at) where state = 'waiting';

grant select, insert, update, delete on draft_reminder to satuloket_runtime;
grant select, delete on draft_reminder to satuloket_retention;

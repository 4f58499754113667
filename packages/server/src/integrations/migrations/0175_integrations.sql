-- Other systems that call the API: what an agency lets them do, and the digests by which their secrets are known again.
-- The secrets themselves are shown once and kept nowhere.
create table program (
  region_id text not null,
  id uuid not null,
  -- key: sent with each call; client: exchanged for tokens that end soon (RFC 6749, 4.4)
  kind text not null check (kind in ('key', 'client')),
  name text not null,
  agency_id text not null,
  scopes text[] not null check (cardinality(scopes) > 0),
  calls_per_minute integer not null check (calls_per_minute > 0),
  secret_digest bytea not null,
  -- after a renewal the secret of before opens for a while, so that nobody has to change two systems in one moment
  previous_digest bytea,
  previous_until timestamptz,
  made_by text not null,
  made_at timestamptz not null,
  renewed_at timestamptz,
  expires_at timestamptz not null,
  last_used_at timestamptz,
  revoked_by text,
  revoked_at timestamptz,
  check ((previous_digest is null) = (previous_until is null)),
  check ((revoked_by is null) = (revoked_at is null)),
  primary key (region_id, id)
);
create index program_of_agency on program (region_id, agency_id, made_at desc, id);
grant select, insert, update on program to satuloket_runtime;
grant select, delete on program to satuloket_retention;

create table program_token (
  region_id text not null,
  digest bytea not null,
  program_id uuid not null,
  scopes text[] not null,
  expires_at timestamptz not null,
  primary key (region_id, digest)
);
create index program_token_ended on program_token (region_id, expires_at);
grant select, insert, delete on program_token to satuloket_runtime;
grant select, delete on program_token to satuloket_retention;

-- Which cases a program has filed: it may follow these, wherever they lie.
create table program_case (
  region_id text not null,
  program_id uuid not null,
  case_id uuid not null,
  filed_at timestamptz not null,
  primary key (region_id, program_id, case_id)
);
create index program_case_of_case on program_case (region_id, case_id);
create index program_case_latest on program_case (region_id, program_id, filed_at desc, case_id);
grant select, insert on program_case to satuloket_runtime;
grant select, delete on program_case to satuloket_retention;

-- The latest cases of an office, open or not.
create index case_current_office_filed on case_current (region_id, office_id, filed_at desc, case_id desc);

create table webhook (
  region_id text not null,
  id uuid not null,
  program_id uuid not null,
  url text not null,
  events text[] not null check (cardinality(events) > 0),
  made_by text not null,
  made_at timestamptz not null,
  -- nothing more is put into its outbox; what waits there is not sent
  ended_at timestamptz,
  primary key (region_id, id)
);
create index webhook_of_program on webhook (region_id, program_id, made_at, id);
create index webhook_open on webhook (region_id) where ended_at is null;
grant select, insert, update on webhook to satuloket_runtime;
grant select, delete on webhook to satuloket_retention;

-- With which what is sent is signed, so it has to open again: sealed. Two are in force for a while after a rotation.
create table webhook_secret (
  region_id text not null,
  id uuid not null,
  webhook_id uuid not null,
  master_key_id text not null,
  sealed bytea not null,
  made_at timestamptz not null,
  ends_at timestamptz,
  primary key (region_id, id)
);
create index webhook_secret_of on webhook_secret (region_id, webhook_id, made_at desc);
grant select, insert, update, delete on webhook_secret to satuloket_runtime;
grant select, delete on webhook_secret to satuloket_retention;

-- What is to be sent, written in the transaction of what happened. It holds codes and links, nothing personal.
create table webhook_message (
  region_id text not null,
  id uuid not null,
  webhook_id uuid not null,
  event text not null,
  payload jsonb not null,
  happened_at timestamptz not null,
  state text not null check (state in ('waiting', 'delivered', 'dead')),
  tries integer not null default 0,
  next_try_at timestamptz not null,
  delivered_at timestamptz,
  primary key (region_id, id)
);
create index webhook_message_due on webhook_message (region_id, next_try_at) where state = 'waiting';
create index webhook_message_of on webhook_message (region_id, webhook_id, happened_at desc, id desc);
create index webhook_message_old on webhook_message (region_id, happened_at) where state <> 'waiting';
grant select, insert, update, delete on webhook_message to satuloket_runtime;
grant select, delete on webhook_message to satuloket_retention;

create table webhook_attempt (
  region_id text not null,
  message_id uuid not null,
  number integer not null,
  at timestamptz not null,
  -- what the receiver answered; null when there was no answer
  status integer,
  failure text,
  -- the first bytes of the answer, long numbers left out
  answer text,
  primary key (region_id, message_id, number)
);
grant select, insert, delete on webhook_attempt to satuloket_runtime;
grant select, delete on webhook_attempt to satuloket_retention;

-- The record of cases. Roles are made by the platform's first migrations: satuloket_runtime works for people,
-- satuloket_sealer folds what is new into the region's log, satuloket_retention erases what must be forgotten.

-- Append-only: the runtime role may add and read, nobody may change.
create table case_action (
  region_id text not null,
  case_id uuid not null,
  seq integer not null check (seq >= 1),
  id uuid not null,
  at timestamptz not null,
  type text not null,
  actor jsonb not null,
  body jsonb not null,
  previous_hash bytea not null check (octet_length(previous_hash) = 32),
  hash bytea not null check (octet_length(hash) = 32),
  primary key (region_id, case_id, seq)
);
create unique index case_action_by_id on case_action (region_id, id);

-- What the sealer has not folded yet. The sealer reads and removes; the runtime only adds.
create table seal_outbox (
  region_id text not null,
  case_id uuid not null,
  seq integer not null,
  hash bytea not null,
  primary key (region_id, case_id, seq),
  foreign key (region_id, case_id, seq) references case_action (region_id, case_id, seq)
);

-- Who looked at personal data: a stream of its own, append-only.
create table reveal (
  region_id text not null,
  id uuid not null,
  case_id uuid not null,
  at timestamptz not null,
  account_id text not null,
  role text not null,
  office_id text not null,
  purpose text not null,
  primary key (region_id, id)
);
create index reveal_by_case on reveal (region_id, case_id, id);
create index reveal_by_account on reveal (region_id, account_id, id);

-- The key of each case, wrapped by the master key that is named; rotating rewraps it, erasing removes it.
create table vault_key (
  region_id text not null,
  case_id uuid not null,
  master_key_id text not null,
  wrapped_key bytea not null,
  primary key (region_id, case_id)
);
create index vault_key_by_master_key on vault_key (region_id, master_key_id);

-- Personal values, AES-256-GCM; the associated data binds an entry to its region, case and identifier.
create table vault_entry (
  region_id text not null,
  case_id uuid not null,
  id uuid not null,
  kind text not null,
  sealed bytea not null,
  primary key (region_id, case_id, id),
  foreign key (region_id, case_id) references vault_key (region_id, case_id)
);

-- Keyed digests by which a NIK, a family card or a phone is found without being readable.
create table blind_index (
  region_id text not null,
  purpose text not null,
  digest bytea not null,
  case_id uuid not null,
  key_id text not null,
  primary key (region_id, purpose, digest, case_id)
);
create index blind_index_by_case on blind_index (region_id, case_id);

-- The first result of each command, so that the same command told twice happens once.
create table command_result (
  region_id text not null,
  caller text not null,
  key text not null,
  content_hash bytea not null,
  result jsonb,
  at timestamptz not null,
  primary key (region_id, caller, key)
);
create index command_result_by_age on command_result (region_id, at);

-- What time will do by itself; one sweeper takes what is due.
create table timer (
  region_id text not null,
  case_id uuid not null,
  kind text not null,
  due_at timestamptz not null,
  primary key (region_id, case_id, kind)
);
create index timer_by_due on timer (region_id, due_at);

grant select, insert on case_action, seal_outbox, reveal, vault_entry to satuloket_runtime;
grant select, insert on vault_key, blind_index to satuloket_runtime;
grant select, insert, update on command_result to satuloket_runtime;
grant select, insert, update, delete on timer to satuloket_runtime;

grant select on case_action to satuloket_sealer;
grant select, delete on seal_outbox to satuloket_sealer;

grant select on case_action to satuloket_retention;
grant select, update, delete on vault_key to satuloket_retention;
grant select, delete on vault_entry to satuloket_retention;
grant select, insert, delete on blind_index to satuloket_retention;
grant select, delete on command_result to satuloket_retention;

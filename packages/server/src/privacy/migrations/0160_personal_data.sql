-- What people ask about their data, and what becomes of it.

-- A copy of all that is held about someone. The file lies beside the database, encrypted under a key that only this row
-- has: without the row it can't be read any more.
create table data_export (
  region_id text not null,
  id uuid not null,
  account_id text not null,
  state text not null check (state in ('waiting', 'making', 'ready', 'failed', 'gone')),
  -- null once it is gone
  master_key_id text,
  wrapped_key bytea,
  size_bytes bigint,
  tries integer not null default 0,
  -- while it is being made, and after a failure: when it may be tried again
  next_try_at timestamptz not null,
  asked_at timestamptz not null,
  ready_at timestamptz,
  expires_at timestamptz,
  downloads integer not null default 0,
  primary key (region_id, id),
  check ((state = 'ready') = (expires_at is not null) or state = 'gone'),
  check ((state = 'gone') = (wrapped_key is null))
);
create index data_export_of on data_export (region_id, account_id, asked_at desc);
create index data_export_due on data_export (region_id, next_try_at) where state in ('waiting', 'making');
create index data_export_over on data_export (region_id, ready_at) where state in ('ready', 'failed');

-- Objection, limitation, erasure, correction of what we hold: asked by the person, answered by the data protection
-- officer within the time of the law.
create table data_request (
  region_id text not null,
  id uuid not null,
  account_id text not null,
  kind text not null check (kind in ('correction', 'erasure', 'limitation', 'objection')),
  -- emptied at the end of its retention
  words_sealed bytea,
  made_at timestamptz not null,
  due_at timestamptz not null,
  answered_at timestamptz,
  answered_by text,
  outcome text check (outcome in ('granted', 'partly', 'refused')),
  answer_sealed bytea,
  primary key (region_id, id),
  check ((answered_at is null) = (outcome is null)),
  check ((answered_at is null) = (answered_by is null))
);
create index data_request_of on data_request (region_id, account_id, made_at desc);
create index data_request_open on data_request (region_id, due_at, id) where answered_at is null;
create index data_request_answered on data_request (region_id, answered_at desc, id) where answered_at is not null;

-- A case that must not be erased while a dispute or an investigation lasts.
create table legal_hold (
  region_id text not null,
  id uuid not null,
  case_id uuid not null,
  reason_sealed bytea not null,
  placed_at timestamptz not null,
  placed_by text not null,
  ended_at timestamptz,
  ended_by text,
  primary key (region_id, id),
  check ((ended_at is null) = (ended_by is null))
);
create unique index legal_hold_open on legal_hold (region_id, case_id) where ended_at is null;
create index legal_hold_latest on legal_hold (region_id, placed_at desc, id);

-- What retention has deleted: a row each time that a rule found something.
create table retention_run (
  region_id text not null,
  id uuid not null,
  what text not null,
  -- what began to be kept before this moment was due
  due_before timestamptz not null,
  -- how many rows of which table
  counts jsonb not null,
  at timestamptz not null,
  primary key (region_id, id)
);
create index retention_run_latest on retention_run (region_id, at desc, id);

-- Which cases retention has emptied. The record says so once `noted_at` stands.
create table case_erasure (
  region_id text not null,
  case_id uuid not null,
  at timestamptz not null,
  counts jsonb not null,
  noted_at timestamptz,
  primary key (region_id, case_id)
);
create index case_erasure_to_note on case_erasure (region_id, at) where noted_at is null;

-- Objects in the store whose row and key are gone: unreadable already, and removed as soon as the disk answers.
create table object_to_remove (
  region_id text not null,
  id uuid not null,
  kind text not null check (kind in ('file', 'data-export')),
  primary key (region_id, id)
);

-- A notice of a breach (UU PDP 27/2022 art. 46), prepared from the record of who looked.
create table breach_notice (
  region_id text not null,
  id uuid not null,
  number integer not null check (number > 0),
  -- what was found out and what was done, and whose access it is about
  sealed bytea not null,
  detected_at timestamptz not null,
  due_at timestamptz not null,
  prepared_at timestamptz not null,
  prepared_by text not null,
  people integer not null check (people >= 0),
  sent_at timestamptz,
  sent_by text,
  primary key (region_id, id),
  unique (region_id, number),
  check ((sent_at is null) = (sent_by is null))
);
create index breach_notice_latest on breach_notice (region_id, prepared_at desc, id);

-- Whose cases a notice is about.
create table breach_case (
  region_id text not null,
  notice_id uuid not null,
  case_id uuid not null,
  primary key (region_id, notice_id, case_id),
  foreign key (region_id, notice_id) references breach_notice (region_id, id)
);
create index breach_case_of on breach_case (region_id, case_id);

-- What retention has not emptied yet: an emptied case shows a dash in place of a name.
create index case_current_to_erase on case_current (region_id, ended_at, case_id)
  where ended_at is not null and applicant_name <> '—';

grant select, insert, update on data_export, data_request, legal_hold, breach_notice to satuloket_runtime;
grant select, insert on breach_case to satuloket_runtime;
grant select on retention_run to satuloket_runtime;
grant select, update (noted_at) on case_erasure to satuloket_runtime;

grant select, insert on retention_run, case_erasure to satuloket_retention;
grant select, insert, delete on object_to_remove to satuloket_retention;
grant select on legal_hold to satuloket_retention;
grant select, update (state, master_key_id, wrapped_key, expires_at) on data_export to satuloket_retention;
grant select, update (words_sealed, answer_sealed) on data_request to satuloket_retention;
grant select, insert on stream_entry, stream_outbox to satuloket_retention;
grant select, update (subject_digest, family_digest, neighbourhood_digest) on reveal to satuloket_retention;
grant update (case_id) on file to satuloket_retention;
grant update (sealed) on field_event, field_refusal, exchange_inbox, exchange_outbox to satuloket_retention;
grant update (reason_sealed) on field_resolution to satuloket_retention;
grant update (sealed_file, sealed_report, file_name, problem) on import_job to satuloket_retention;
grant select, delete on inbound_message, account_household, account_identity, sign_in_code, attempt_count
  to satuloket_retention;
grant usage on schema auth to satuloket_retention;
grant select, delete on auth.session, auth.verification to satuloket_retention;

create extension if not exists btree_gin with schema public;

-- The cache of each case: what replay of its actions gives, beside columns to find and sort by. It can be rebuilt from
-- the record and the vault at any time, so nothing refers to it.
create table case_current (
  region_id text not null,
  case_id uuid not null,
  code text not null,
  pack text not null,
  service text not null,
  pack_digest text not null references pack_version (digest),
  state text not null,
  turn text not null,
  -- service/role of the pack that holds it now; null while no officer does
  queue text,
  office_id text not null,
  village_code text not null,
  assignee_id text,
  applicant_account_id text,
  -- in clear so that it can be searched; shown within the office's scope only
  applicant_name text not null,
  filed_at timestamptz not null,
  state_since timestamptz not null,
  due_at timestamptz,
  -- due_at, or infinity while the clock stands still: one order without nulls for keyset paging
  due_order timestamptz not null,
  calendar_version text,
  ended_at timestamptz,
  end_kind text,
  escalation text,
  rating smallint,
  last_seq integer not null,
  updated_at timestamptz not null,
  replayed jsonb not null,
  primary key (region_id, case_id)
);
create unique index case_current_code on case_current (region_id, code);
create index case_current_queue on case_current (region_id, office_id, queue, due_order, case_id)
  where ended_at is null;
create index case_current_filed on case_current (region_id, office_id, filed_at, case_id)
  where ended_at is null;
create index case_current_assignee on case_current (region_id, assignee_id, due_order, case_id)
  where ended_at is null and assignee_id is not null;
create index case_current_ended on case_current (region_id, office_id, ended_at, case_id)
  where ended_at is not null;
create index case_current_applicant on case_current (region_id, applicant_account_id, filed_at, case_id)
  where applicant_account_id is not null;
create index case_current_name on case_current using gin (region_id, applicant_name gin_trgm_ops);
create index case_current_pack on case_current (region_id, pack_digest);
create index case_current_calendar on case_current (region_id, office_id, calendar_version)
  where due_at is not null;

-- What someone is filling in: changes as they type, sealed under a key of its own, never an action.
create table draft (
  region_id text not null,
  id uuid not null,
  owner_account_id text,
  -- SHA-256 of the browser's token while nobody has signed in
  browser_token_hash bytea,
  service text not null,
  -- the returned case that it corrects
  corrects_case_id uuid,
  step text not null,
  version integer not null,
  master_key_id text not null,
  wrapped_key bytea not null,
  -- null once it has been sent
  sealed bytea,
  sent_code text,
  began_at timestamptz not null,
  saved_at timestamptz not null,
  primary key (region_id, id),
  check ((owner_account_id is null) <> (browser_token_hash is null))
);
create index draft_by_owner on draft (region_id, owner_account_id, saved_at) where owner_account_id is not null;
create index draft_by_browser on draft (region_id, browser_token_hash) where browser_token_hash is not null;
create unique index draft_by_corrected_case on draft (region_id, corrects_case_id)
  where corrects_case_id is not null and sent_code is null;
create index draft_by_age on draft (region_id, saved_at);

grant select, insert, update on case_current to satuloket_runtime;
grant select, insert, update, delete on draft to satuloket_runtime;
grant select, update on case_current to satuloket_retention;
grant select, delete on draft to satuloket_retention;

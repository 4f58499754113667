-- Which case of a former system became which case here. The number itself lies in nobody's plain text: it is kept as a
-- keyed digest, and the key of this table is what makes a second import of the same number do nothing.
create table former_case (
  region_id text not null,
  system text not null,
  number_digest bytea not null check (octet_length(number_digest) = 32),
  case_id uuid not null,
  -- the import that brought it
  import_id uuid not null,
  -- pending: came in while the register was down, asked again later
  identity text not null check (identity in ('pending', 'matched', 'mismatched')),
  tries integer not null default 0,
  next_try_at timestamptz,
  imported_at timestamptz not null,
  primary key (region_id, system, number_digest)
);
create unique index former_case_of_case on former_case (region_id, case_id);
create index former_case_due on former_case (region_id, next_try_at) where identity = 'pending';

grant select, insert, update on former_case to satuloket_runtime;
grant select, delete on former_case to satuloket_retention;

-- A table that someone handed in: checked first, imported when they say so. The table and the report hold personal
-- data, so they lie sealed, and they go after a month.
create table import_job (
  region_id text not null,
  id uuid not null,
  service text not null,
  system text not null,
  file_name text not null,
  account_id uuid not null,
  -- checking, checked, importing, imported; failed: the file as a whole could not be used
  state text not null check (state in ('checking', 'checked', 'importing', 'imported', 'failed')),
  sealed_file bytea,
  sealed_report bytea,
  problem jsonb,
  rows_total integer not null default 0,
  rows_done integer not null default 0,
  imported integer not null default 0,
  already integer not null default 0,
  refused integer not null default 0,
  -- who works on it holds it for a while; after that another may
  held_until timestamptz,
  began_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (region_id, id)
);
create index import_job_of_account on import_job (region_id, account_id, began_at desc, id);
create index import_job_due on import_job (region_id, began_at) where state in ('checking', 'importing');
create index import_job_old on import_job (region_id, began_at) where sealed_file is not null or sealed_report is not null;

grant select, insert, update on import_job to satuloket_runtime;
grant select, delete on import_job to satuloket_retention;

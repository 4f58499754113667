-- What a person was granted of limiting how their data are used (UU PDP 27/2022 art. 11), or of an objection (art. 10).
-- Nothing of it is personal beside the account; it stays as the request that it came from stays.
create table processing_limit (
  region_id text not null,
  -- the request that it was granted for
  request_id uuid not null,
  account_id text not null,
  kind text not null check (kind in ('limitation', 'objection')),
  since timestamptz not null,
  ended_at timestamptz,
  ended_by text,
  primary key (region_id, request_id),
  check ((ended_at is null) = (ended_by is null))
);
create index processing_limit_in_force on processing_limit (region_id, account_id, kind) where ended_at is null;
create index processing_limit_latest on processing_limit (region_id, since desc, request_id) where ended_at is null;

grant select, insert, update (ended_at, ended_by) on processing_limit to satuloket_runtime;

-- What is no action of a case and must be kept all the same: who looked at personal data, and what was changed in the
-- administration of a region. Append-only, and sealed into the region's log with the actions.
create table stream_entry (
  region_id text not null,
  id uuid not null,
  at timestamptz not null,
  kind text not null,
  account_id text,
  role text,
  office_id text,
  case_id uuid,
  -- An index over the entry and no part of its hash: a rotation of keys computes it anew.
  subject_digest bytea,
  detail jsonb not null,
  hash bytea not null check (octet_length(hash) = 32),
  primary key (region_id, id)
);
create index stream_entry_by_kind on stream_entry (region_id, kind, id);
create index stream_entry_by_account on stream_entry (region_id, account_id, id) where account_id is not null;
create index stream_entry_by_case on stream_entry (region_id, case_id, id) where case_id is not null;
create index stream_entry_by_subject on stream_entry (region_id, subject_digest, id) where subject_digest is not null;

-- What the sealer has not folded yet of the stream, as seal_outbox is for the actions.
create table stream_outbox (
  region_id text not null,
  entry_id uuid not null,
  hash bytea not null,
  primary key (region_id, entry_id),
  foreign key (region_id, entry_id) references stream_entry (region_id, id)
);

-- A leaf is an action or an entry of the stream.
alter table record_log_leaf
  alter column case_id drop not null,
  alter column seq drop not null,
  add column entry_id uuid,
  add constraint record_log_leaf_entry_fkey
    foreign key (region_id, entry_id) references stream_entry (region_id, id),
  add constraint record_log_leaf_of_one_kind check (
    case when entry_id is null then case_id is not null and seq is not null
    else case_id is null and seq is null end
  );
create unique index record_log_leaf_by_entry on record_log_leaf (region_id, entry_id) where entry_id is not null;

grant select, insert on stream_entry, stream_outbox to satuloket_runtime;
grant select on stream_entry to satuloket_sealer;
grant select, delete on stream_outbox to satuloket_sealer;
grant select, update (subject_digest) on stream_entry to satuloket_retention;

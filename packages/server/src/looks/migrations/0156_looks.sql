-- Looks that are unusual, and what became of them. The officer is asked, an auditor closes it or passes it on; every
-- step is an entry of the region's stream.
create table look_flag (
  region_id text not null,
  id uuid not null,
  rule text not null,
  reveal_id uuid not null,
  account_id text not null,
  role text not null,
  office_id text not null,
  case_id uuid,
  -- When the look was that raised it.
  at timestamptz not null,
  -- What makes it the same flag: found again, it is not raised again.
  once text not null,
  state text not null default 'open' check (state in ('open', 'explained', 'passed-on', 'closed')),
  -- Sealed: words about a look may name the person.
  explanation bytea,
  explained_at timestamptz,
  settled_at timestamptz,
  settled_by text,
  primary key (region_id, id),
  foreign key (region_id, reveal_id) references reveal (region_id, id)
);
create unique index look_flag_once on look_flag (region_id, once);
create index look_flag_by_state on look_flag (region_id, state, at, id);
create index look_flag_by_officer on look_flag (region_id, account_id, at, id);
create index look_flag_by_reveal on look_flag (region_id, reveal_id);

-- What an officer told of themselves, as keyed digests only: their own number, family card and RT.
create table look_ties (
  region_id text not null,
  account_id text not null,
  nik_digest bytea not null,
  kk_digest bytea not null,
  neighbourhood_digest bytea not null,
  told_at timestamptz not null,
  primary key (region_id, account_id)
);

-- People at whom others look out of curiosity, by digest: nobody can read from it who they are.
create table protected_person (
  region_id text not null,
  subject_digest bytea not null,
  added_at timestamptz not null,
  added_by text not null,
  primary key (region_id, subject_digest)
);

-- Up to where a region's looks have been examined.
create table look_watch (
  region_id text primary key,
  examined_until timestamptz not null
);

grant select, insert on look_flag to satuloket_runtime;
grant update (state, explanation, explained_at, settled_at, settled_by) on look_flag to satuloket_runtime;
grant select, insert, update on look_ties, look_watch to satuloket_runtime;
grant select, insert, delete on protected_person to satuloket_runtime;

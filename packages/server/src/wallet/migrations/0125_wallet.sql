-- Links by which a resident lets others see a document of theirs. A link is made from its row and a key of the server:
-- what is written here opens nothing.
create table document_share (
  region_id text not null,
  id uuid not null,
  account_id text not null,
  case_id uuid not null,
  product text not null,
  -- the very document that was shared: a newer one is another
  file_id uuid not null,
  master_key_id text not null,
  token_digest bytea not null check (octet_length(token_digest) = 32),
  made_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz,
  opened integer not null default 0 check (opened >= 0),
  primary key (region_id, id),
  check (expires_at > made_at)
);
create unique index document_share_by_token on document_share (region_id, token_digest);
create index document_share_of on document_share (region_id, account_id, case_id, product, made_at desc);
create index document_share_live on document_share (region_id, account_id, expires_at) where ended_at is null;

-- Who opened a link, as they named themselves; nobody proves it. Of their network only a digest is kept, another one
-- for each link: it tells whether two came from the same place, and nothing else.
create table document_share_opening (
  region_id text not null,
  id uuid not null,
  share_id uuid not null,
  at timestamptz not null,
  sealed bytea not null,
  network_digest bytea,
  primary key (region_id, id),
  foreign key (region_id, share_id) references document_share (region_id, id)
);
create index document_share_opening_of on document_share_opening (region_id, share_id, at desc);

grant select, insert, update on document_share to satuloket_runtime;
grant select, insert on document_share_opening to satuloket_runtime;
grant select, delete on document_share, document_share_opening to satuloket_retention;

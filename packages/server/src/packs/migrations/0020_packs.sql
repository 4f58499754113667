-- Packs are kept whole, by digest: a case that began with a version is worked by that version to its end.
create table pack_version (
  digest text primary key,
  name text not null,
  version text not null,
  files jsonb not null,
  stored_at timestamptz not null
);

-- Which version a region uses from when on; the last one is in force.
create table installed_pack (
  region_id text not null,
  pack text not null,
  since timestamptz not null,
  digest text not null references pack_version (digest),
  primary key (region_id, pack, since)
);
create index installed_pack_by_digest on installed_pack (region_id, digest);

grant select, insert on pack_version, installed_pack to satuloket_runtime;

-- Next steps that someone does not want to see for now. `member` is a keyed digest, never a NIK.
create table suggestion_hidden (
  region_id text not null,
  account_id text not null,
  service text not null,
  code text not null,
  member text not null,
  hidden_at timestamptz not null,
  primary key (region_id, account_id, service, code, member)
);

grant select, insert, delete on suggestion_hidden to satuloket_runtime;
grant select, delete on suggestion_hidden to satuloket_retention;

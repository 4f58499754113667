-- The keys from which those of digests, sessions, links and the log are derived, each wrapped by the master key that is
-- named. A rotation of the master key rewraps them and changes no digest.
create table root_key (
  id text primary key,
  master_key_id text not null,
  wrapped_key bytea,
  made_at timestamptz not null default now()
);

-- Until now all was derived from the master key itself. Where there are data already it goes on as the root, and is
-- wrapped by the first rotation: nothing sealed or indexed before may become unreadable.
insert into root_key (id, master_key_id)
select 'k1', 'k1'
where exists (select from vault_key) or exists (select from account_identity);

grant select, insert on root_key to satuloket_runtime;
grant select, update (master_key_id, wrapped_key) on root_key to satuloket_retention;
grant update (master_key_id, wrapped_key) on draft, file to satuloket_retention;

-- What this database was begun as. The demo's officers have a password that everybody can read: a database that has
-- them must never serve real people.
create table installation (
  only_row boolean primary key default true check (only_row),
  mode text not null check (mode in ('demo', 'production')),
  since timestamptz not null
);
grant select, insert on installation to satuloket_runtime;

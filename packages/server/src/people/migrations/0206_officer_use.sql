-- When an officer last signed in: what a session tells is gone with the session. Accounts that nobody has used for the
-- region's number of days are closed until someone opens them again.
create table officer_use (
  account_id uuid primary key references auth."user" (id) on delete cascade,
  used_at timestamptz not null
);
insert into officer_use (account_id, used_at) select id, now() from auth."user" where username is not null;
grant select, insert, update, delete on officer_use to satuloket_runtime;

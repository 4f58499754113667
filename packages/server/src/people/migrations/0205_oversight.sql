-- Who of another region may oversee this one, in which role and for which days: nobody without such a row.
create table oversight (
  region_id text not null,
  id uuid not null,
  account_id uuid not null references auth."user" (id),
  role text not null,
  office_id text not null,
  from_day date not null,
  until_day date not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > starts_at),
  letter_number text not null,
  granted_by uuid not null,
  granted_at timestamptz not null,
  ended_by uuid,
  ended_at timestamptz,
  primary key (region_id, id)
);
create index oversight_account on oversight (region_id, account_id, ends_at);
create index oversight_latest on oversight (region_id, ends_at desc);
grant select, insert, update on oversight to satuloket_runtime;

-- Where an account was ever allowed to oversee: accounts are of no region, so that its pages know where to look.
create table overseeing_account (
  account_id uuid not null references auth."user" (id) on delete cascade,
  overseen_in text not null,
  primary key (account_id, overseen_in)
);
grant select, insert, delete on overseeing_account to satuloket_runtime;

create or replace view held_post as
  select region_id, account_id, role, office_id, village_code, valid_from, valid_until,
    null::text as acting, null::uuid as acting_id
  from membership
  union all
  select region_id, account_id, role, office_id, village_code, starts_at, least(ends_at, coalesce(ended_at, ends_at)),
    kind, id
  from stand_in
  union all
  select region_id, account_id, role, office_id, '', begun_at, least(ends_at, coalesce(ended_at, ends_at)),
    'emergency', id
  from emergency_access
  union all
  select region_id, account_id, role, office_id, '', starts_at, least(ends_at, coalesce(ended_at, ends_at)),
    'oversight', id
  from oversight;

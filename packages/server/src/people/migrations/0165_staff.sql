-- What better-auth keeps of a session is not enough to tell it apart in a list or to ask for a fresh proof. One row for
-- each session, gone with it. Of the address only its network stays: enough to be told apart, too little to find anyone.
create table session_detail (
  session_id uuid primary key references auth.session (id) on delete cascade,
  -- When the person last proved who they are, and by what.
  proven_at timestamptz not null,
  proven_by text not null check (proven_by in ('code', 'password', 'second-factor', 'recovery-code', 'passkey', 'national-login')),
  browser text not null,
  system text not null,
  network text not null,
  begun_at timestamptz not null
);

-- A second factor by time (RFC 6238). The box holds the secret and the digests of the recovery codes that are left.
create table second_factor (
  account_id uuid primary key references auth."user" (id) on delete cascade,
  sealed bytea,
  since timestamptz,
  -- The last step of time whose code was taken: a code works once.
  last_step bigint not null default 0,
  -- A secret that was shown and not confirmed yet.
  pending_sealed bytea,
  pending_at timestamptz
);

-- After some failures in a row each further attempt waits longer; by account, never by address.
create table sign_in_wait (
  subject text primary key,
  failures integer not null,
  failed_at timestamptz not null,
  wait_until timestamptz not null
);
create index sign_in_wait_age on sign_in_wait (failed_at);

grant select, insert, update, delete on session_detail, second_factor, sign_in_wait to satuloket_runtime;

-- Who gave a post and who ended it; nobody for those that came with the installation.
alter table membership add column granted_by uuid;
alter table membership add column ended_by uuid;

-- Someone who was asked to become an officer, or to choose a new password and a new second factor. Of the link only a
-- digest is kept, and none before it was sent.
create table staff_invitation (
  region_id text not null,
  id uuid not null,
  kind text not null check (kind in ('invite', 'reset')),
  token_digest bytea,
  username text not null,
  account_id uuid references auth."user" (id),
  -- Name, employee number and where the link goes.
  sealed bytea not null,
  role text not null,
  office_id text not null,
  village_code text not null default '',
  post_until timestamptz,
  -- The secret that the page of the link shows.
  totp_sealed bytea,
  invited_by uuid,
  invited_at timestamptz not null,
  sent_at timestamptz,
  expires_at timestamptz not null,
  used_at timestamptz,
  withdrawn_at timestamptz,
  primary key (region_id, id)
);
create unique index staff_invitation_token on staff_invitation (region_id, token_digest);
create unique index staff_invitation_open on staff_invitation (region_id, username)
  where used_at is null and withdrawn_at is null;
create index staff_invitation_office on staff_invitation (region_id, office_id, invited_at desc);

-- Who acts for a leader on leave (plh) or in a post that is empty (plt), from a day to a day.
create table stand_in (
  region_id text not null,
  id uuid not null,
  kind text not null check (kind in ('plh', 'plt')),
  absent_account_id uuid references auth."user" (id),
  account_id uuid not null references auth."user" (id),
  role text not null,
  office_id text not null,
  village_code text not null default '',
  from_day date not null,
  until_day date not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > starts_at),
  letter_number text not null,
  given_by uuid not null,
  given_at timestamptz not null,
  ended_by uuid,
  ended_at timestamptz,
  primary key (region_id, id),
  check (kind = 'plt' or absent_account_id is not null),
  check (absent_account_id is null or absent_account_id <> account_id)
);
create index stand_in_account on stand_in (region_id, account_id, ends_at);
create index stand_in_office on stand_in (region_id, office_id, ends_at desc);

-- Who may take which role in an emergency, and each time that someone did.
create table emergency_permit (
  region_id text not null,
  id uuid not null,
  account_id uuid not null references auth."user" (id),
  role text not null,
  office_id text not null,
  given_by uuid not null,
  given_at timestamptz not null,
  ended_by uuid,
  ended_at timestamptz,
  primary key (region_id, id)
);
create unique index emergency_permit_open on emergency_permit (region_id, account_id, role, office_id)
  where ended_at is null;
create index emergency_permit_office on emergency_permit (region_id, office_id, given_at desc);

create table emergency_access (
  region_id text not null,
  id uuid not null,
  permit_id uuid not null,
  account_id uuid not null references auth."user" (id),
  role text not null,
  office_id text not null,
  reason_sealed bytea not null,
  begun_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > begun_at),
  ended_at timestamptz,
  reviewed_by uuid,
  reviewed_at timestamptz,
  verdict text check (verdict in ('in-order', 'not-in-order')),
  review_sealed bytea,
  primary key (region_id, id),
  foreign key (region_id, permit_id) references emergency_permit (region_id, id),
  check ((reviewed_at is null) = (verdict is null))
);
create index emergency_access_account on emergency_access (region_id, account_id, ends_at);
create index emergency_access_latest on emergency_access (region_id, begun_at desc);

grant select, insert, update on staff_invitation, stand_in, emergency_permit, emergency_access to satuloket_runtime;

-- Every role that an account holds, by its own post, for someone else or in an emergency, with the time for which.
create view held_post as
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
  from emergency_access;
grant select on held_post to satuloket_runtime;

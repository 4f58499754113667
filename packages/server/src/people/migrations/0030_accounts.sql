-- Accounts are global, memberships regional. The tables of schema `auth` have the shape that better-auth expects; they
-- hold a keyed index in place of a phone and an invented address in place of an e-mail, never the real ones.
create schema auth;
grant usage on schema auth to satuloket_runtime;

create table auth."user" (
  id uuid primary key,
  name text not null,
  email text not null unique,
  email_verified boolean not null,
  image text,
  phone_number text unique,
  phone_number_verified boolean,
  username text unique,
  display_username text,
  created_at timestamptz not null,
  updated_at timestamptz not null
);

create table auth.session (
  id uuid primary key,
  token text not null unique,
  user_id uuid not null references auth."user" (id) on delete cascade,
  expires_at timestamptz not null,
  ip_address text,
  user_agent text,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index session_of_user on auth.session (user_id);
create index session_expiry on auth.session (expires_at);

create table auth.account (
  id uuid primary key,
  account_id text not null,
  provider_id text not null,
  user_id uuid not null references auth."user" (id) on delete cascade,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  password text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  unique (provider_id, account_id)
);
create index account_user on auth.account (user_id);

create table auth.verification (
  id uuid primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index verification_identifier on auth.verification (identifier);

grant select, insert, update, delete on all tables in schema auth to satuloket_runtime;

-- The phone of an account, encrypted; found through the keyed index in auth."user".
create table account_contact (
  account_id uuid primary key references auth."user" (id) on delete cascade,
  phone_sealed bytea not null,
  created_at timestamptz not null
);

-- What is known of who an account is. `claim_sealed` holds what the person entered while the register is down, and the
-- proven identity afterwards; both encrypted. `claimed_in` is the region in whose pages it was entered: an account is
-- global, so the row is nobody's region.
create table account_identity (
  account_id uuid primary key references auth."user" (id) on delete cascade,
  state text not null check (state in ('pending', 'matched', 'mismatched')),
  claim_sealed bytea not null,
  claimed_in text not null,
  tries integer not null default 0,
  next_try_at timestamptz,
  changed_at timestamptz not null
);
create index account_identity_due on account_identity (next_try_at) where state = 'pending';

-- The household as the register last told it, encrypted.
create table account_household (
  account_id uuid primary key references auth."user" (id) on delete cascade,
  household_sealed bytea not null,
  fetched_at timestamptz not null
);

-- One open code for each phone. The code itself is never stored, only its keyed digest.
create table sign_in_code (
  phone_index text primary key,
  code_digest bytea not null,
  attempts_left integer not null check (attempts_left >= 0),
  sent_at timestamptz not null,
  expires_at timestamptz not null
);

-- How often something was tried by a phone or an account in a stretch of time; one conditional statement counts.
create table attempt_count (
  kind text not null,
  subject text not null,
  window_start timestamptz not null,
  attempts integer not null,
  primary key (kind, subject, window_start)
);
create index attempt_count_age on attempt_count (window_start);

grant select, insert, update, delete
  on account_contact, account_identity, account_household, sign_in_code, attempt_count to satuloket_runtime;

-- A role held at an office of a region, for a time.
create table membership (
  region_id text not null,
  account_id uuid not null references auth."user" (id),
  role text not null,
  office_id text not null,
  valid_from timestamptz not null,
  valid_until timestamptz,
  primary key (region_id, account_id, role, office_id, valid_from),
  check (valid_until is null or valid_until > valid_from)
);
create index membership_office on membership (region_id, office_id, role);
create index membership_account on membership (account_id);
grant select, insert, update on membership to satuloket_runtime;

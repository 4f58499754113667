-- What someone's account was proven by, besides data that circulates (NIK, KK, birth date): an officer who saw the card,
-- a passkey made in front of one, the national login. It holds for the person whose NIK it names (a keyed digest), so
-- a proof comes before or after the match with the register and never passes to someone else.
create table account_proof (
  account_id uuid not null references auth."user" (id) on delete cascade,
  kind text not null check (kind in ('counter', 'passkey', 'national')),
  nik_index bytea not null,
  proven_at timestamptz not null,
  -- The region at whose counter, or in whose pages.
  proven_in text not null,
  -- The officer who saw the card.
  seen_by uuid references auth."user" (id),
  primary key (account_id, kind)
);

-- A short number on someone's phone by which an officer at a counter finds the account; only its keyed digest is kept.
create table counter_number (
  account_id uuid primary key references auth."user" (id) on delete cascade,
  number_digest bytea not null unique,
  expires_at timestamptz not null
);

-- Keys of people's devices (WebAuthn), of residents and officers alike. The public half only: it opens nothing.
create table passkey (
  id uuid primary key,
  account_id uuid not null references auth."user" (id) on delete cascade,
  credential_id bytea not null unique,
  public_key bytea not null,
  sign_count bigint not null,
  transports text[] not null,
  -- The address's host for which the device made it; it signs for no other.
  host text not null,
  name text not null check (length(name) between 1 and 60),
  -- Made in front of an officer who saw the card.
  witnessed boolean not null default false,
  created_at timestamptz not null,
  used_at timestamptz
);
create index passkey_account on passkey (account_id, created_at);

-- Challenges and states that were used: signed and short-lived, each of them opens once.
create table used_once (
  digest bytea primary key,
  expires_at timestamptz not null
);
create index used_once_age on used_once (expires_at);

-- An account may be reached by e-mail in place of a phone, or by neither yet (the national login).
alter table account_contact alter column phone_sealed drop not null;
alter table account_contact add column email_sealed bytea;

grant select, insert, update, delete
  on account_proof, counter_number, passkey, used_once to satuloket_runtime;

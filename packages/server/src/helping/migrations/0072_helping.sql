-- Whom a helper helps, as each helper entered them: nobody sees whom another has looked up. Name, NIK, phone and the
-- household lie sealed; the digest finds the same person again.
create table helped_person (
  region_id text not null,
  id uuid not null,
  helper_account_id uuid not null,
  nik_digest bytea not null,
  -- pending: entered while the register was down, asked again later
  state text not null check (state in ('pending', 'matched', 'mismatched')),
  sealed bytea not null,
  village_code text not null,
  tries integer not null default 0,
  next_try_at timestamptz,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (region_id, id),
  unique (region_id, helper_account_id, nik_digest)
);
create index helped_person_by_helper on helped_person (region_id, helper_account_id, changed_at desc, id);
create index helped_person_due on helped_person (region_id, next_try_at) where state = 'pending';

-- By what right someone acts for another: the visit to a counter, the family card, or a power of attorney (F-1.07). It
-- is never removed; it ends by its date or by someone's word, and then the helper sees nothing more.
create table mandate (
  region_id text not null,
  id uuid not null,
  person_id uuid not null,
  helper_account_id uuid not null,
  nik_digest bytea not null,
  kind text not null check (kind in ('counter', 'household', 'village')),
  -- null: every service
  services text[],
  role text,
  office_id text,
  -- how it was given on the screen: a signature, a thumb, or a photo of the signed paper
  paper text check (paper in ('signature', 'thumb', 'signed-paper')),
  paper_file_id uuid,
  given_at timestamptz not null,
  valid_until timestamptz not null,
  ended_at timestamptz,
  ended_by text check (ended_by in ('person', 'helper', 'officer', 'register')),
  primary key (region_id, id),
  foreign key (region_id, person_id) references helped_person (region_id, id),
  check (valid_until > given_at),
  check ((ended_at is null) = (ended_by is null)),
  check (kind <> 'village' or (paper is not null and paper_file_id is not null))
);
create index mandate_by_helper on mandate (region_id, helper_account_id, nik_digest, valid_until);
create index mandate_by_nik on mandate (region_id, nik_digest, given_at);
create index mandate_by_person on mandate (region_id, person_id, given_at);

-- Cases that someone filed for another, to find them by helper and by person.
create table helped_case (
  region_id text not null,
  case_id uuid not null,
  nik_digest bytea not null,
  helper_account_id uuid not null,
  kind text not null check (kind in ('officer', 'household', 'village-officer', 'institution')),
  mandate_id uuid,
  filed_at timestamptz not null,
  primary key (region_id, case_id)
);
create index helped_case_by_helper on helped_case (region_id, helper_account_id, filed_at desc, case_id);
create index helped_case_by_nik on helped_case (region_id, nik_digest, filed_at desc);

-- Whether someone lets the family act for them; the last word counts.
create table family_leave (
  region_id text not null,
  account_id uuid not null,
  nik_digest bytea not null,
  allowed boolean not null,
  changed_at timestamptz not null,
  primary key (region_id, account_id)
);
create index family_leave_by_nik on family_leave (region_id, nik_digest, changed_at);

-- What an institution filled in beforehand, handed over as a code: found by a keyed digest, the code itself lies sealed
-- with the answers so that the slip can be printed again.
create table start_code (
  region_id text not null,
  id uuid not null,
  code_digest bytea not null,
  service text not null,
  definition text not null,
  giver_account_id uuid not null,
  office_id text not null,
  nik_digest bytea not null,
  sealed bytea not null,
  given_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  revoked_at timestamptz,
  primary key (region_id, id)
);
create unique index start_code_by_code on start_code (region_id, code_digest);
create index start_code_by_office on start_code (region_id, office_id, given_at desc, id);

-- Someone files for unusually many strangers: the head looks, and writes down what came of it.
create table helper_flag (
  region_id text not null,
  id uuid not null,
  -- helper: an account that files for others; phone: one phone on the cases of many families
  kind text not null check (kind in ('helper', 'phone')),
  -- the account, or the keyed digest of the phone
  subject bytea not null,
  people integer not null,
  since timestamptz not null,
  raised_at timestamptz not null,
  counted_at timestamptz not null,
  reviewed_at timestamptz,
  reviewer_account_id uuid,
  -- the masked phone; a helper's name is looked up
  label_sealed bytea,
  words_sealed bytea,
  primary key (region_id, id)
);
create unique index helper_flag_open on helper_flag (region_id, kind, subject) where reviewed_at is null;
create index helper_flag_by_time on helper_flag (region_id, raised_at desc, id);

grant select, insert, update on helped_person, mandate, helped_case, family_leave, start_code, helper_flag
  to satuloket_runtime;
grant select, delete on helped_person, mandate, helped_case, family_leave, start_code, helper_flag
  to satuloket_retention;

-- Who is asked to confirm something of a case, by a link that was sent to them. Of the link only a digest is kept.
create table confirmation_link (
  region_id text not null,
  id uuid not null,
  case_id uuid not null,
  confirmation text not null,
  -- the place among the confirmation's people
  person integer not null,
  -- the answers that it is about: a correction asks anew
  answers_entry uuid not null,
  token_digest bytea not null check (octet_length(token_digest) = 32),
  state text not null check (state in ('open', 'answered', 'withdrawn')),
  expires_at timestamptz not null,
  proofs_left integer not null check (proofs_left >= 0),
  -- the phone is the applicant's own, or that of someone else who is asked: officers are told
  shares_phone boolean not null,
  sent_at timestamptz not null,
  -- the day on which it was sent last, and how often again on that day
  sent_on text not null,
  sent_again integer not null default 0,
  answer text check (answer in ('yes', 'no')),
  answered_at timestamptz,
  made_at timestamptz not null,
  primary key (region_id, id),
  check ((state = 'answered') = (answer is not null) or state = 'withdrawn')
);
create unique index confirmation_link_by_token on confirmation_link (region_id, token_digest);
create unique index confirmation_link_in_force on confirmation_link (region_id, case_id, confirmation, person)
  where state <> 'withdrawn';
create index confirmation_link_of_case on confirmation_link (region_id, case_id);

grant select, insert, update on confirmation_link to satuloket_runtime;
grant select, delete on confirmation_link to satuloket_retention;

-- What waits to be signed, a row for each product that an action had prepared: the desk is one look at the index. The
-- record says what the case is; this says where its document lies.
create table signing_item (
  region_id text not null,
  id uuid not null,
  case_id uuid not null,
  product text not null,
  -- the action that had it prepared
  seq integer not null,
  code text not null,
  pack text not null,
  service text not null,
  office_id text not null,
  -- `service/role` of whoever signs, as case_current has it
  queue text not null,
  -- preparing: being made after the undo time; waiting: on the desk; being-signed: taken by a run; stuck: could not be
  -- made; signed: published; sent-back: refused; void: the case went elsewhere, or the step was undone
  state text not null check (state in ('preparing', 'waiting', 'being-signed', 'stuck', 'signed', 'sent-back', 'void')),
  -- 0 is shown first: with a note, returned or refused before, or left unsigned by a run; 1 the others
  place smallint not null check (place in (0, 1)),
  was_returned boolean not null,
  has_note boolean not null,
  due_order timestamptz not null,
  since timestamptz not null,
  -- in the QR code; known from the first making on, valid once signed
  document_code text not null,
  file_id uuid,
  sha256 bytea,
  size_bytes integer,
  pages integer,
  -- for whom and for which day the document was made: another signer or another day makes it again
  prepared_for text,
  prepared_on date,
  -- it was given to the signer and no answer came: the same bytes are signed again
  is_uncertain boolean not null default false,
  -- why the last attempt to make or to sign it failed, in words
  trouble jsonb,
  tries integer not null default 0,
  -- while it is being made: when it may be tried next
  next_try_at timestamptz,
  run_id uuid,
  updated_at timestamptz not null,
  primary key (region_id, id),
  unique (region_id, case_id, product, seq),
  unique (region_id, document_code),
  check ((state = 'being-signed') = (run_id is not null)),
  check (state not in ('waiting', 'being-signed', 'signed') or file_id is not null)
);
create index signing_item_desk on signing_item (region_id, office_id, place, due_order, id)
  where state in ('preparing', 'waiting', 'being-signed', 'stuck');
create index signing_item_making on signing_item (region_id, next_try_at) where state = 'preparing';
create index signing_item_run on signing_item (region_id, run_id) where run_id is not null;
create index signing_item_case on signing_item (region_id, case_id);

-- One click: who, when, and how long the process that holds the passphrase is still there.
create table signing_run (
  region_id text not null,
  id uuid not null,
  account_id text not null,
  begun_at timestamptz not null,
  alive_until timestamptz not null,
  -- the region's day on which it counts against the limits of delegations
  counted_on date not null,
  ended_at timestamptz,
  -- what would have met every further document too
  stopped_cause text,
  stopped_message jsonb,
  primary key (region_id, id)
);
create index signing_run_of on signing_run (region_id, account_id, begun_at desc);
create index signing_run_open on signing_run (region_id, alive_until) where ended_at is null;

create table signing_run_item (
  region_id text not null,
  run_id uuid not null,
  item_id uuid not null,
  place integer not null,
  -- as whom it is signed: the region's post, and the delegation where someone stands in
  post text not null,
  delegation_id uuid,
  state text not null check (state in ('waiting', 'signed', 'failed')),
  cause text,
  message jsonb,
  at timestamptz,
  primary key (region_id, run_id, item_id),
  foreign key (region_id, run_id) references signing_run (region_id, id),
  foreign key (region_id, item_id) references signing_item (region_id, id),
  check ((state = 'failed') = (cause is not null))
);
create index signing_run_item_state on signing_run_item (region_id, run_id, state, place);

-- Who signs for whom, from when until when, what and where.
create table signing_delegation (
  region_id text not null,
  id uuid not null,
  kind text not null check (kind in ('plh', 'plt', 'mandate')),
  post text not null,
  to_post text not null,
  from_day date not null,
  until_day date not null,
  letter_number text not null,
  products text[] not null,
  offices text[] not null,
  per_day integer check (per_day > 0),
  given_at timestamptz not null,
  given_by text not null,
  ended_at timestamptz,
  ended_by text,
  primary key (region_id, id),
  check (from_day <= until_day),
  check (post <> to_post),
  check ((ended_at is null) = (ended_by is null))
);
create index signing_delegation_to on signing_delegation (region_id, to_post, until_day) where ended_at is null;
create index signing_delegation_of on signing_delegation (region_id, post, until_day desc, id);

-- How many were signed on a day by a delegation with a limit: taken by one conditional statement.
create table signing_delegation_day (
  region_id text not null,
  delegation_id uuid not null,
  day date not null,
  taken integer not null check (taken >= 0),
  primary key (region_id, delegation_id, day),
  foreign key (region_id, delegation_id) references signing_delegation (region_id, id)
);

-- What was signed here and published: what the QR code and a dropped file are looked up in.
create table signed_document (
  region_id text not null,
  document_code text not null,
  case_id uuid not null,
  product text not null,
  item_id uuid not null,
  code text not null,
  service text not null,
  title jsonb not null,
  file_id uuid not null,
  sha256 bytea not null,
  size_bytes integer not null,
  prepared_sha256 bytea not null,
  prepared_size_bytes integer not null,
  office_id text not null,
  signer_name text not null,
  signer_title jsonb not null,
  signer_rank text,
  signer_nip text,
  signed_at timestamptz not null,
  published_at timestamptz not null,
  level text not null check (level in ('B-B', 'B-T', 'B-LT', 'B-LTA')),
  -- of whom the paper is about; the paper itself shows more
  holder_initials text not null,
  state text not null check (state in ('valid', 'withdrawn', 'replaced')),
  state_since timestamptz not null,
  replaced_by text,
  primary key (region_id, document_code),
  unique (region_id, item_id),
  foreign key (region_id, item_id) references signing_item (region_id, id),
  check ((state = 'replaced') = (replaced_by is not null))
);
create unique index signed_document_digest on signed_document (region_id, sha256);
create index signed_document_prepared on signed_document (region_id, prepared_sha256);
create index signed_document_case on signed_document (region_id, case_id, published_at desc);
-- One paper of a case is valid at a time.
create unique index signed_document_valid on signed_document (region_id, case_id, product) where state = 'valid';

grant select, insert, update on signing_item, signing_run, signing_run_item, signing_delegation,
  signing_delegation_day to satuloket_runtime;
grant select, insert, update on signed_document to satuloket_runtime;

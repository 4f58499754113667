-- Phones and other devices on which officers write down what they do away from the network. The private half of the key
-- never leaves the device; how far its sequence has come stands beside it.
create table field_device (
  region_id text not null,
  id uuid not null,
  account_id uuid not null,
  -- of the post with which it was taken into use: whose head looks after it
  office_id text not null,
  name text not null,
  public_key bytea not null,
  enrolled_at timestamptz not null,
  revoked_at timestamptz,
  revoked_by uuid,
  head_seq integer not null default 0,
  head_digest bytea not null,
  -- up to which number it is known what became of the events
  settled_seq integer not null default 0,
  last_at timestamptz,
  primary key (region_id, id),
  check (settled_seq between 0 and head_seq)
);
create index field_device_by_account on field_device (region_id, account_id, enrolled_at desc);
create index field_device_by_office on field_device (region_id, office_id, enrolled_at desc);
create index field_device_unsettled on field_device (region_id, id) where settled_seq < head_seq;

-- Each event as it came, for good: the server may add and read, nothing else. Its content lies sealed, since it names
-- receivers.
create table field_event (
  region_id text not null,
  device_id uuid not null,
  seq integer not null check (seq > 0),
  event_id uuid not null,
  kind text not null,
  digest bytea not null,
  previous bytea not null,
  signature bytea not null,
  sealed bytea not null,
  -- by the device's clock, when it happened and when it was sent, and by ours
  device_at timestamptz,
  device_sent_at timestamptz,
  received_at timestamptz not null,
  -- why it was set aside without being looked at: the device was revoked, the officer's post had ended
  held text check (held in ('device-revoked', 'post-ended')),
  primary key (region_id, device_id, seq),
  foreign key (region_id, device_id) references field_device (region_id, id)
);

-- What became of each event, once.
create table field_outcome (
  region_id text not null,
  device_id uuid not null,
  seq integer not null,
  office_id text not null,
  outcome text not null check (outcome in ('done', 'already', 'set-aside')),
  problem jsonb,
  settled_at timestamptz not null,
  primary key (region_id, device_id, seq),
  foreign key (region_id, device_id, seq) references field_event (region_id, device_id, seq),
  check (outcome <> 'set-aside' or problem is not null)
);
create index field_outcome_set_aside on field_outcome (region_id, office_id, settled_at, device_id, seq)
  where outcome = 'set-aside';

-- What a head decided about an event that was set aside, once.
create table field_resolution (
  region_id text not null,
  device_id uuid not null,
  seq integer not null,
  decision text not null check (decision in ('release', 'leave')),
  outcome text not null check (outcome in ('done', 'already', 'left')),
  account_id uuid not null,
  reason_sealed bytea not null,
  at timestamptz not null,
  primary key (region_id, device_id, seq),
  foreign key (region_id, device_id, seq) references field_outcome (region_id, device_id, seq)
);

-- What was refused: forged, changed, or another event under a number that is taken.
create table field_refusal (
  region_id text not null,
  id uuid not null,
  device_id uuid not null,
  seq integer not null,
  why text not null,
  digest bytea not null,
  sealed bytea not null,
  at timestamptz not null,
  primary key (region_id, id)
);
create unique index field_refusal_once on field_refusal (region_id, device_id, digest, why);

-- Photos and signatures by what they were when they left the device.
create table field_file (
  region_id text not null,
  device_id uuid not null,
  sha256 bytea not null,
  file_id uuid not null,
  kept_at timestamptz not null,
  primary key (region_id, device_id, sha256)
);

grant select, insert, update on field_device to satuloket_runtime;
grant select, insert on field_event, field_outcome, field_resolution, field_refusal, field_file
  to satuloket_runtime;
grant select, delete on field_device, field_event, field_outcome, field_resolution, field_refusal, field_file
  to satuloket_retention;

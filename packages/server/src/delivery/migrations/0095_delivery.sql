-- Where the thing of each case is: a cache of the case's state, written by a follower, with the order and the counts of
-- the desk beside it. Nothing personal stands here; names and streets are opened from the case when they are shown.
create table parcel (
  region_id text not null,
  case_id uuid not null,
  -- what the label shows, with its check digit
  number bigint generated always as identity,
  code text not null,
  service text not null,
  office_id text not null,
  standing text not null check (
    standing in ('packing', 'counter', 'courier', 'village', 'post', 'resting', 'delivered', 'gone')
  ),
  is_disputed boolean not null default false,
  way text not null,
  window_code text not null,
  village_code text not null,
  attempts integer not null check (attempts >= 0),
  failure text not null,
  -- since when it is where it is
  since timestamptz not null,
  -- of the receiver's code: made from a key and this, kept nowhere
  code_key_id text not null,
  code_version integer not null default 1 check (code_version > 0),
  code_tries integer not null default 0 check (code_tries >= 0),
  -- the manifest that it is on; one at most
  manifest_id uuid,
  primary key (region_id, case_id)
);
create unique index parcel_number on parcel (region_id, number);
create unique index parcel_code on parcel (region_id, code);
-- the lists of an office: what waits where, the longest first
create index parcel_office on parcel (region_id, office_id, standing, since, case_id)
  where standing not in ('delivered', 'gone');
create index parcel_packing on parcel (region_id, office_id, way, window_code, since, case_id)
  where standing = 'packing' and manifest_id is null;
create index parcel_disputed on parcel (region_id, office_id, since, case_id) where is_disputed;
create index parcel_village on parcel (region_id, village_code, since, case_id) where standing = 'village';

create table manifest (
  region_id text not null,
  manifest_id uuid not null,
  number bigint generated always as identity,
  office_id text not null,
  courier_id text not null,
  window_code text,
  state text not null check (state in ('prepared', 'handed-over', 'accepted', 'closed')),
  prepared_at timestamptz not null,
  prepared_by text not null,
  -- how many the office says that it gave, and why that differs from the list
  counted integer check (counted >= 0),
  counted_reason text,
  handed_over_at timestamptz,
  handed_over_by text,
  accepted_at timestamptz,
  -- what the courier says that came back
  returned_at timestamptz,
  closed_at timestamptz,
  closed_by text,
  primary key (region_id, manifest_id),
  check ((state = 'prepared') = (handed_over_at is null)),
  check ((state = 'closed') = (closed_at is not null))
);
create index manifest_office on manifest (region_id, office_id, number desc);
create index manifest_courier on manifest (region_id, courier_id, state) where state in ('handed-over', 'accepted');

create table manifest_stop (
  region_id text not null,
  manifest_id uuid not null,
  case_id uuid not null,
  position integer not null,
  attempt integer not null check (attempt > 0),
  outcome text not null check (
    outcome in ('listed', 'missing', 'accepted', 'delivered', 'failed', 'came-back', 'lost')
  ),
  -- why it is missing or lost
  reason text,
  -- the courier says that it came back
  is_returned boolean not null default false,
  -- false once nothing on this manifest is left to do with it
  is_open boolean not null default true,
  at timestamptz not null,
  primary key (region_id, manifest_id, case_id),
  check ((outcome in ('missing', 'lost')) = (reason is not null))
);
-- one parcel on one manifest only
create unique index manifest_stop_open on manifest_stop (region_id, case_id) where is_open;

-- What devices told, once each.
create table delivery_record (
  region_id text not null,
  account_id text not null,
  key text not null,
  content_hash bytea not null,
  manifest_id uuid not null,
  case_id uuid,
  kind text not null,
  -- when it happened, by the device
  happened_at timestamptz not null,
  received_at timestamptz not null,
  -- a picture of the place where it could not be handed over
  file_id text,
  primary key (region_id, account_id, key)
);
create index delivery_record_case on delivery_record (region_id, case_id, happened_at) where case_id is not null;

grant select, insert, update on parcel, manifest to satuloket_runtime;
grant select, insert, update, delete on manifest_stop to satuloket_runtime;
grant select, insert on delivery_record to satuloket_runtime;
grant select, delete on parcel, manifest, manifest_stop, delivery_record to satuloket_retention;

-- A list of what an office gives to the post at once. The file for the partner is made from it each time it is asked
-- for: names and addresses stand in no table.
create table post_manifest (
  region_id text not null,
  id uuid not null,
  office_id text not null,
  number text not null,
  account_id uuid not null,
  items integer not null check (items > 0),
  made_at timestamptz not null,
  primary key (region_id, id)
);
create index post_manifest_latest on post_manifest (region_id, office_id, made_at desc, id);
grant select, insert on post_manifest to satuloket_runtime;
grant select, delete on post_manifest to satuloket_retention;

-- One thing that goes by post, once. What is sent again or printed again is another one.
create table post_item (
  region_id text not null,
  id uuid not null,
  case_id uuid not null,
  -- the case's code: what the post calls it by until it has a number of its own
  code text not null,
  office_id text not null,
  manifest_id uuid,
  -- the number of the post, without spaces, in capitals
  tracking text,
  -- listed: on a manifest; accepted … lost: what the post says; replaced: printed again for another reason; left: it
  -- went another way; double: there are two of it, and this one is taken out; destroyed: and is no more
  status text not null check (status in ('listed', 'accepted', 'in-transit', 'delivered', 'returned', 'damaged', 'lost',
    'replaced', 'left', 'double', 'destroyed')),
  made_at timestamptz not null,
  changed_at timestamptz not null,
  destroyed_by uuid,
  check ((status = 'destroyed') = (destroyed_by is not null)),
  primary key (region_id, id)
);
create unique index post_item_tracking on post_item (region_id, tracking) where tracking is not null;
-- a case has one thing at most that waits for the post
create unique index post_item_listed on post_item (region_id, case_id) where status = 'listed';
create index post_item_of_case on post_item (region_id, case_id, made_at);
create index post_item_of_manifest on post_item (region_id, manifest_id);
create index post_item_of_office on post_item (region_id, office_id, status, changed_at desc);
grant select, insert, update on post_item to satuloket_runtime;
grant select, delete on post_item to satuloket_retention;

-- What the post said of it, each once: its key is what makes a second import of the same file do nothing. Who received
-- it and why it came back stand sealed in the case's record only.
create table post_event (
  region_id text not null,
  item_id uuid not null,
  status text not null check (status in ('accepted', 'in-transit', 'delivered', 'returned', 'damaged', 'lost')),
  happened_at timestamptz not null,
  account_id uuid not null,
  recorded_at timestamptz not null,
  primary key (region_id, item_id, status, happened_at)
);
grant select, insert on post_event to satuloket_runtime;
grant select, delete on post_event to satuloket_retention;

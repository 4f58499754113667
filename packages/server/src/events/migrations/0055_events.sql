-- Life events that have to be looked at again: something before a waiting application has ended, or its document has
-- been made. The record of the event says what is open; here stands only when to look.
create table event_look (
  region_id text not null,
  case_id uuid not null,
  due_at timestamptz not null,
  primary key (region_id, case_id)
);
create index event_look_due on event_look (region_id, due_at);

-- Applications whose time came while something that they need was missing: the citizen was told and fills it in.
-- `item` is -1 for a member that is opened once.
create table event_gap (
  region_id text not null,
  case_id uuid not null,
  member text not null,
  item integer not null,
  found_at timestamptz not null,
  primary key (region_id, case_id, member, item)
);

-- Drafts that were begun by hand for a member of an event, so that a second click opens the first one again.
create table event_draft (
  region_id text not null,
  draft_id uuid not null,
  case_id uuid not null,
  member text not null,
  item integer not null,
  primary key (region_id, draft_id)
);
create index event_draft_by_member on event_draft (region_id, case_id, member, item);

grant select, insert, update, delete on event_look, event_gap, event_draft to satuloket_runtime;
grant select, delete on event_look, event_gap, event_draft to satuloket_retention;

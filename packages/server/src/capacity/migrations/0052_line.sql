-- Who waits in a service's published line, at which office and where in it: written when a case comes into the state of
-- the line, so that one look at the index tells whose turn it is, with a million cases too.
create table line_place (
  region_id text not null,
  case_id uuid not null,
  service text not null,
  office_id text not null,
  code text not null,
  -- what the service's rule makes of the case, lower first; then who came first
  rank bigint[] not null,
  filed_at timestamptz not null,
  primary key (region_id, case_id)
);
create index line_place_order on line_place (region_id, service, office_id, rank, filed_at, case_id) include (code);

grant select, insert, update, delete on line_place to satuloket_runtime;
grant select, delete on line_place to satuloket_retention;

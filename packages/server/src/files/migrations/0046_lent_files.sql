-- A file of one case that another goes on from: a certificate that the next application needs as its paper. The content
-- stays where it is; the first case keeps it.
create table file_in_case (
  region_id text not null,
  case_id uuid not null,
  file_id uuid not null,
  primary key (region_id, case_id, file_id),
  foreign key (region_id, file_id) references file (region_id, id) on delete cascade
);
create index file_in_case_by_file on file_in_case (region_id, file_id);

grant select, insert on file_in_case to satuloket_runtime;
grant select, delete on file_in_case to satuloket_retention;

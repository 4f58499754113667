-- Tables of other kinds come in the same way: what the post says of its parcels.
alter table import_job add column kind text not null default 'cases' check (kind in ('cases', 'post-status'));

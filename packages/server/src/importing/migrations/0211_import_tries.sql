-- A job that broke off is taken up again: how often, and by what kind of fault it broke off last.
alter table import_job add column tries integer not null default 0;
alter table import_job add column failure text;

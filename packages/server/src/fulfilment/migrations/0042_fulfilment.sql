-- Documents that are to be made here, a row for each local product that an action released. The row is the work: it is
-- taken when the action can't be undone any more, and says what went wrong when it did.
create table document_work (
  region_id text not null,
  case_id uuid not null,
  product text not null,
  -- the action that released it
  seq integer not null,
  state text not null check (state in ('waiting', 'made', 'failed', 'cancelled')),
  released_at timestamptz not null,
  -- after the undo time, while it is being made, and after a failure: when it may be tried again
  next_try_at timestamptz not null,
  tries integer not null default 0,
  failure text,
  file_id uuid,
  made_at timestamptz,
  primary key (region_id, case_id, product, seq),
  foreign key (region_id, case_id, seq) references case_action (region_id, case_id, seq)
);
create index document_work_due on document_work (region_id, next_try_at) where state = 'waiting';
create index document_work_failed on document_work (region_id, released_at) where state = 'failed';

grant select, insert, update on document_work to satuloket_runtime;
grant select, delete on document_work to satuloket_retention;

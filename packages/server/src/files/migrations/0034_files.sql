-- What people and officers upload, and documents made here. The content lies in the store of files, encrypted under a key
-- of its own that stands here wrapped: without the row the object can't be read any more.
create table file (
  region_id text not null,
  id uuid not null,
  state text not null check (state in ('uploading', 'kept')),
  -- null while it belongs to drafts only
  case_id uuid,
  requirement text not null,
  master_key_id text not null,
  wrapped_key bytea not null,
  -- names of files tell names of people
  name_sealed bytea not null,
  size_bytes integer not null,
  media_type text,
  sha256 bytea,
  pages integer,
  -- what the requirement allowed when the upload began
  limits jsonb not null,
  warnings jsonb not null default '[]',
  began_at timestamptz not null,
  kept_at timestamptz,
  primary key (region_id, id),
  check (state = 'uploading' or (media_type is not null and sha256 is not null and kept_at is not null))
);
create index file_by_case on file (region_id, case_id, kept_at) where case_id is not null;
create index file_by_age on file (region_id, began_at) where case_id is null;

-- In which drafts a file stands: its own, and the correction that shows a case's files again under the same identifier.
create table file_in_draft (
  region_id text not null,
  draft_id uuid not null,
  file_id uuid not null,
  requirement text not null,
  added_at timestamptz not null,
  primary key (region_id, draft_id, file_id),
  foreign key (region_id, file_id) references file (region_id, id) on delete cascade
);
create index file_in_draft_by_file on file_in_draft (region_id, file_id);

grant select, insert, update, delete on file, file_in_draft to satuloket_runtime;
grant select, delete on file, file_in_draft to satuloket_retention;

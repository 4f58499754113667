-- Every look of an officer at personal data, by whichever part it was shown. The row is how people and auditors find it;
-- what is sealed is the entry of the stream with the same identifier.
alter table reveal
  alter column case_id drop not null,
  add column day date,
  add column what text not null default 'case',
  add column kinds text[] not null default '{answers}',
  add column face text not null default 'page',
  -- Keyed digests of whom the data are about, where a case does not tell it by its own index, and of the family and the
  -- neighbourhood: they are compared with the officer's own, never shown.
  add column subject_digest bytea,
  add column family_digest bytea,
  add column neighbourhood_digest bytea,
  -- Rows from before the stream were never sealed and say so.
  add column is_before_stream boolean not null default true;

update reveal set
  day = at::date,
  what = case purpose when 'file-view' then 'file' when 'document-print' then 'document' else 'case' end,
  kinds = case purpose when 'case-view' then '{identity,birth,contact,address,answers}'::text[] else '{documents}' end,
  purpose = case purpose when 'document-print' then 'printing' else 'working-on-it' end;

alter table reveal
  alter column day set not null,
  alter column what drop default,
  alter column kinds drop default,
  alter column face drop default,
  alter column is_before_stream set default false;

-- One look a day for the same officer, case, purpose and thing; and whether a case was shown to an officer today.
create unique index reveal_once_a_day on reveal (region_id, account_id, case_id, day, purpose, what)
  where case_id is not null and not is_before_stream;
create unique index reveal_of_person_once_a_day
  on reveal (region_id, account_id, subject_digest, day, purpose, what)
  where case_id is null and subject_digest is not null and not is_before_stream;

-- What auditors search by, the latest first.
create index reveal_by_time on reveal (region_id, at, id);
create index reveal_by_office on reveal (region_id, office_id, at, id);
create index reveal_by_purpose on reveal (region_id, purpose, at, id);
create index reveal_by_officer on reveal (region_id, account_id, at, id);
create index reveal_of_case on reveal (region_id, case_id, at, id) where case_id is not null;
create index reveal_of_subject on reveal (region_id, subject_digest, at, id) where subject_digest is not null;
drop index reveal_by_case;
drop index reveal_by_account;

grant select on reveal to satuloket_retention;

-- Messages about a case also go to others than its applicant: someone who is asked to confirm. The applicant never sees
-- those, because they carry a link that only its receiver may have.
alter table message add column recipient text not null default 'applicant';
alter table message drop constraint message_region_id_case_id_seq_template_key;
create unique index message_once on message (region_id, case_id, seq, template) where recipient = 'applicant';
create index message_to_other on message (region_id, case_id, recipient) where recipient <> 'applicant';

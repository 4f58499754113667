-- A keyed digest of the proven NIK: what is filed for someone at a counter is found again in the account that they have.
alter table account_identity add column nik_index bytea;
create index account_identity_nik on account_identity (nik_index, changed_at) where state = 'matched';

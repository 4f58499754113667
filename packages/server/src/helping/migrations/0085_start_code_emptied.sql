-- A code that can't be opened any more keeps no answers: emptied once it is used, revoked or over; whose it was goes
-- a month later.
alter table start_code add column emptied_at timestamptz;
alter table start_code alter column sealed drop not null;
create index start_code_to_empty on start_code (region_id, expires_at) where emptied_at is null;
create index start_code_to_forget on start_code (region_id, emptied_at) where sealed is not null;

-- A case that was moved after its promise broke is answered for where it is now; the record stays where it broke.
alter table promise_break add column case_office_id text;
update promise_break set case_office_id = office_id;
alter table promise_break alter column case_office_id set not null;

drop index promise_break_open;
create index promise_break_open on promise_break (region_id, case_office_id, due_at, case_id) where is_open;

-- With 200 000 cases a count read a page for nearly every row, because the replayed state (2 kB) lay beside the columns
-- that are counted. It moves out of the row, and the indexes of the lists carry all that is counted.
alter table case_current set (toast_tuple_target = 256);
alter table case_current alter column replayed set storage external;

drop index case_current_queue;
create index case_current_queue on case_current (region_id, office_id, queue, due_order, case_id)
  include (service, turn, assignee_id, due_at, village_code)
  where ended_at is null;

drop index case_current_ended;
create index case_current_ended on case_current (region_id, office_id, ended_at, case_id)
  include (service, village_code)
  where ended_at is not null;

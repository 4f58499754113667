-- outside a transaction: people go on filing while it is made
-- What nobody has taken yet is the first page of each counter: a queue is read in its order, from any page on, without
-- passing by what is somebody's already.
drop index concurrently if exists case_current_to_take;
create index concurrently case_current_to_take on case_current (region_id, office_id, queue, due_order, case_id)
  where ended_at is null and assignee_id is null;

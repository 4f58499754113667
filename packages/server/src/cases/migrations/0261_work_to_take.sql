-- outside a transaction: the index is built beside whoever works
-- What nobody has taken yet is the first page of each counter, and most of an office's open work is somebody's: found in
-- its order without passing by what is taken.
drop index concurrently if exists case_current_to_take;
create index concurrently case_current_to_take on case_current (region_id, office_id, due_order, case_id)
  where ended_at is null and assignee_id is null;

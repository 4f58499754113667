-- outside a transaction: people go on filing while it is made
-- The first page of an office's open work read and sorted everything that lay open there (1 400 rows for 26). By this it
-- is read in its order, from any page on.
drop index concurrently if exists case_current_open_due;
create index concurrently case_current_open_due on case_current (region_id, office_id, due_order, case_id)
  where ended_at is null;

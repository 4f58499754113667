-- The first page of an office's open work read and sorted everything that lay open there (1 400 rows for 26). By this it
-- is read in its order, from any page on.
create index case_current_open_due on case_current (region_id, office_id, due_order, case_id)
  where ended_at is null;

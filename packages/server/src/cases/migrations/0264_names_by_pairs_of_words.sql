-- outside a transaction: people go on filing while it is made
-- Until the new version serves, the old one's search by name reads the cases of the office one by one.
drop index concurrently if exists case_current_names;
create index concurrently case_current_names on case_current
  using gin (case_name_lexemes(office_id, applicant_name)) with (fastupdate = off);
drop index concurrently if exists case_current_name_words;
-- What is in an index of an expression is guessed until then, and searches read the office instead.
analyze case_current;

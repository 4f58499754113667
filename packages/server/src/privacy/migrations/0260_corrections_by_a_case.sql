-- outside a transaction: people go on asking while the index is made
-- A case of a service that corrects data is a request for correction, and its end is the answer.
alter table data_request add column if not exists case_id uuid;
drop index concurrently if exists data_request_of_case;
create unique index concurrently data_request_of_case on data_request (region_id, case_id) where case_id is not null;

-- A case that its applicant has cancelled.
alter table data_request drop constraint if exists data_request_outcome_check;
alter table data_request add constraint data_request_outcome_check
  check (outcome in ('granted', 'partly', 'refused', 'withdrawn')) not valid;
alter table data_request validate constraint data_request_outcome_check;

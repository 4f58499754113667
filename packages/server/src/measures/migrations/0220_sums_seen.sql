-- Which transactions the last sum could see: a row that was committed after it, however early it was written, is the
-- next one's.
alter table promise_sum add column summed_snapshot pg_snapshot;

-- What people read as "counted up to" is told by the product's clock; `summed_until` is the database's, and only compares
-- moments that the database wrote.
alter table promise_sum add column counted_at timestamptz;
update promise_sum set counted_at = summed_until;

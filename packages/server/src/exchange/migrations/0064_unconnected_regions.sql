-- A region that exchanges no messages is no fault that anyone must look after: the citizen takes the documents there.
-- Kept apart, so that what is really stuck is found among few.
alter table exchange_outbox drop constraint exchange_outbox_state_check;
alter table exchange_outbox add constraint exchange_outbox_state_check
  check (state in ('waiting', 'delivered', 'cancelled', 'refused', 'unconnected'));

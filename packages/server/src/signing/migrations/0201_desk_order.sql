-- outside a transaction: people go on signing while it is made
-- The desk of whoever signs for many offices is read in this order.
drop index concurrently if exists signing_item_order;
create index concurrently signing_item_order on signing_item (region_id, place, due_order, id)
  where state in ('preparing', 'waiting', 'being-signed', 'stuck');

-- outside a transaction: people go on sending while these are made
-- What a webhook gave up and answers that did not go out are few among many; the page of stuck things looks for them.
drop index concurrently if exists webhook_message_dead;
create index concurrently webhook_message_dead on webhook_message (region_id, happened_at) where state = 'dead';
drop index concurrently if exists inbound_message_failed;
create index concurrently inbound_message_failed on inbound_message (received_at) where state = 'failed';

-- outside a transaction: people go on sending while these are made
-- What failed is few among millions; the page of stuck things and the metrics look for it every few seconds.
drop index concurrently if exists message_failed;
create index concurrently message_failed on message (region_id, made_at) where state = 'failed';
drop index concurrently if exists officer_message_failed;
create index concurrently officer_message_failed on officer_message (region_id, made_at) where state = 'failed';
drop index concurrently if exists draft_reminder_failed;
create index concurrently draft_reminder_failed on draft_reminder (region_id, due_at) where state = 'failed';
drop index concurrently if exists signing_item_stuck;
create index concurrently signing_item_stuck on signing_item (region_id, since) where state = 'stuck';

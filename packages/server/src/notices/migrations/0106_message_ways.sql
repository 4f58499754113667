-- How a person is reached: chosen with the account, not with a case. The address is confirmed by a code before anything
-- goes there; addresses are sealed. The one that is not confirmed yet waits beside it.
create table message_preference (
  account_id uuid primary key references auth."user" (id) on delete cascade,
  language text not null check (language in ('id', 'en')),
  channel text not null check (channel in ('whatsapp', 'email', 'push', 'none')),
  -- ended by the stop word, not on the page
  stopped_by_word boolean not null default false,
  email_sealed bytea,
  phone_sealed bytea,
  pending_sealed bytea,
  changed_at timestamptz not null
);

-- Phones that wrote the stop word, by keyed digest: the word counts for whoever holds the phone, with an account or not.
create table stopped_phone (
  phone_index text primary key,
  stopped_at timestamptz not null
);

-- Browsers that take pushes. The address at the push service and its keys are sealed.
create table push_subscription (
  id uuid primary key,
  account_id uuid not null references auth."user" (id) on delete cascade,
  endpoint_index text not null unique,
  sealed bytea not null,
  made_at timestamptz not null
);
create index push_subscription_account on push_subscription (account_id, made_at);

-- What people wrote to us: each message once, and its answer until it has been sent.
create table inbound_message (
  id text primary key,
  meant text not null check (meant in ('stop', 'start', 'check', 'help')),
  answer_sealed bytea,
  state text not null check (state in ('waiting', 'answered', 'failed', 'unanswered')),
  next_try_at timestamptz not null,
  tries integer not null default 0,
  received_at timestamptz not null
);
create index inbound_message_due on inbound_message (next_try_at) where state = 'waiting';
create index inbound_message_age on inbound_message (received_at);

grant select, insert, update, delete on message_preference, stopped_phone, push_subscription, inbound_message to satuloket_runtime;

-- A message is for a person: `receiver` is a keyed digest of the account, or of the phone where there is none. Channel and
-- language are those of the moment in which it is sent.
alter table message add column account_id text;
alter table message add column receiver text;
alter table message add column language text not null default 'id' check (language in ('id', 'en'));
-- how long the text is, so that a bundle fits into one message
alter table message add column characters integer not null default 0;
-- of what use it is only before a moment: the visit that it reminds of
alter table message add column purpose_at timestamptz;
-- messages that were sent as one; set before the first try and kept, so that a repetition is the same message
alter table message add column bundle_id uuid;
alter table message drop constraint message_channel_check;
alter table message add constraint message_channel_check check (channel in ('whatsapp', 'email', 'push'));
alter table message drop constraint message_state_check;
alter table message add constraint message_state_check
  check (state in ('waiting', 'sent', 'failed', 'cancelled', 'unwanted'));
drop index message_due;
create index message_due on message (region_id, next_try_at, id) where state = 'waiting';
create index message_waiting_for on message (region_id, receiver, next_try_at) where state = 'waiting';
create index message_sent_to on message (region_id, receiver, sent_at) where state = 'sent';

-- Which digests an officer has got: each once, however many servers run.
create table officer_digest (
  region_id text not null,
  account_id uuid not null references auth."user" (id),
  digest_at timestamptz not null,
  counted integer not null,
  primary key (region_id, account_id, digest_at)
);
grant select, insert on officer_digest to satuloket_runtime;
grant select, delete on officer_digest to satuloket_retention;

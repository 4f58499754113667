-- Written by packages/server/src/write-distribution.ts; a test compares it with the tables.
create extension if not exists citus;

-- What indexes are made by, on each machine.
select create_distributed_function('case_name_lexemes(text,text)');

-- A copy on each machine.
select create_reference_table('pack_version');
select create_reference_table('auth."user"');

-- Rows of a region together. What a table points at comes before it.
do $$
declare
  pending text[] := array[
    'case_current',
    'blind_index',
    'breach_case',
    'breach_notice',
    'case_action',
    'case_erasure',
    'case_outcome',
    'command_result',
    'confirmation_link',
    'data_export',
    'data_request',
    'delivery_record',
    'destruction',
    'destruction_card',
    'document_share',
    'document_share_opening',
    'document_work',
    'draft',
    'draft_reminder',
    'emergency_access',
    'emergency_permit',
    'event_draft',
    'event_gap',
    'event_look',
    'exchange_inbox',
    'exchange_outbox',
    'exchange_story',
    'family_leave',
    'field_device',
    'field_event',
    'field_file',
    'field_outcome',
    'field_refusal',
    'field_resolution',
    'file',
    'file_in_case',
    'file_in_draft',
    'former_case',
    'helped_case',
    'helped_person',
    'helper_flag',
    'import_job',
    'installed_pack',
    'legal_hold',
    'line_place',
    'look_flag',
    'look_ties',
    'look_watch',
    'mandate',
    'manifest',
    'manifest_stop',
    'membership',
    'message',
    'morning_report',
    'object_to_remove',
    'officer_digest',
    'officer_message',
    'outage',
    'oversight',
    'parcel',
    'post_event',
    'post_item',
    'post_manifest',
    'print_batch',
    'print_card',
    'print_spoil',
    'print_waiting',
    'processing_limit',
    'program',
    'program_case',
    'program_token',
    'promise_break',
    'promise_month',
    'promise_sum',
    'protected_person',
    'record_checkpoint',
    'record_log_leaf',
    'record_log_node',
    'retention_run',
    'reveal',
    'seal_outbox',
    'signature_image',
    'signed_document',
    'signing_delegation',
    'signing_delegation_day',
    'signing_item',
    'signing_run',
    'signing_run_item',
    'staff_invitation',
    'stand_in',
    'start_code',
    'stock_balance',
    'stock_count',
    'stock_movement',
    'stock_movement_range',
    'stock_serial',
    'stock_transfer',
    'stream_entry',
    'stream_outbox',
    'suggestion_hidden',
    'taken_back',
    'timer',
    'vault_entry',
    'vault_key',
    'visit',
    'visit_slot',
    'watch_due',
    'webhook',
    'webhook_attempt',
    'webhook_message',
    'webhook_secret'
  ];
  ready text;
  beside text := 'none';
begin
  while cardinality(pending) > 0 loop
    select waiting.name into ready
    from unnest(pending) with ordinality as waiting (name, place)
    where not exists (
      select from pg_constraint
      where contype = 'f' and conrelid = waiting.name::regclass and confrelid <> conrelid
        and confrelid = any (select other::regclass from unnest(pending) as other))
    order by waiting.place
    limit 1;
    if ready is null then
      raise exception 'tables point at one another in a circle: %', pending;
    end if;
    perform create_distributed_table(ready, 'region_id', colocate_with => beside);
    if beside = 'none' then
      beside := ready;
    end if;
    pending := array_remove(pending, ready);
  end loop;
end $$;

-- On the machine that is asked first, known to the others.
select citus_add_local_table_to_metadata('schema_migration');
select citus_add_local_table_to_metadata('installation');
select citus_add_local_table_to_metadata('root_key');
select citus_add_local_table_to_metadata('sweep_run');
select citus_add_local_table_to_metadata('auth."session"');
select citus_add_local_table_to_metadata('auth."account"');
select citus_add_local_table_to_metadata('auth."verification"');
select citus_add_local_table_to_metadata('session_detail');
select citus_add_local_table_to_metadata('second_factor');
select citus_add_local_table_to_metadata('passkey');
select citus_add_local_table_to_metadata('account_contact');
select citus_add_local_table_to_metadata('account_household');
select citus_add_local_table_to_metadata('account_identity');
select citus_add_local_table_to_metadata('account_proof');
select citus_add_local_table_to_metadata('counter_number');
select citus_add_local_table_to_metadata('officer_use');
select citus_add_local_table_to_metadata('overseeing_account');
select citus_add_local_table_to_metadata('sign_in_code');
select citus_add_local_table_to_metadata('sign_in_wait');
select citus_add_local_table_to_metadata('attempt_count');
select citus_add_local_table_to_metadata('used_once');
select citus_add_local_table_to_metadata('message_preference');
select citus_add_local_table_to_metadata('stopped_phone');
select citus_add_local_table_to_metadata('push_subscription');
select citus_add_local_table_to_metadata('inbound_message');

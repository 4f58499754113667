-- Bundles are made of what is due together; nothing looks for all that waits for one person.
drop index message_waiting_for;

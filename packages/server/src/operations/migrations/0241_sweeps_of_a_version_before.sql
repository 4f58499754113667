-- While two versions run side by side the older one goes on writing under names that the newer one does not have. What is
-- late under such a name is taken out by whoever no longer has it.
grant delete on sweep_run to satuloket_runtime;

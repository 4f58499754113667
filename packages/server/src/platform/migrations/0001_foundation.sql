-- The ground for the tables of all parts. Roles are made before (see platform/database/roles.ts), because making roles
-- needs more rights than owning a schema.
--
-- Nothing is open by default: each migration grants what each role may do, table by table.
grant usage on schema public to satuloket_runtime, satuloket_sealer, satuloket_retention;

-- Names with typos are found by trigrams.
create extension if not exists pg_trgm with schema public;

grant select on schema_migration to satuloket_runtime;

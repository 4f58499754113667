-- The ground for the tables of all parts. Roles are made before (see platform/database/roles.ts), because making roles
-- needs more rights than owning tables. Nothing is open by default: each migration grants what each role may do, table
-- by table.
grant select on schema_migration to satuloket_runtime;

-- Names with typos are found by trigrams.
create extension if not exists pg_trgm with schema public;

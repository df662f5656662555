-- What the application's own role may do, on PostgreSQL: all it needs, and nothing more. The log is
-- append-only for it. Run as the owner of the database, after each migration:
--
--   psql "$OWNER_URL" -v app=tryggkartan_app -f db/grants.sql
--
-- The owner migrates (npm run migrate, with the owner's DATABASE_URL); the service runs as the app role.

grant usage on schema public to :"app";
grant select, insert, update, delete on all tables in schema public to :"app";
grant usage on all sequences in schema public to :"app";

-- What is written in the log stays as it was written. Retention takes values and names out, marking what it
-- took, and cuts the log at a signed checkpoint, through these two functions alone.
revoke update, delete, truncate on audit_event, audit_value, audit_checkpoint from :"app";
revoke insert, update, delete, truncate on audit_erasure from :"app";
revoke delete, truncate on audit_head from :"app";
revoke execute on function audit_erase(uuid[], boolean, uuid), audit_prune(text, bigint) from public;
grant execute on function audit_erase(uuid[], boolean, uuid), audit_prune(text, bigint) to :"app";

-- Migrations are the owner's.
revoke insert, update, delete on kysely_migration from :"app";

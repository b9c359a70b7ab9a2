SELECT 'pg_extension:' || e.oid, n.nspname, e.extname,
       format('CREATE EXTENSION IF NOT EXISTS %I WITH SCHEMA %I', e.extname, n.nspname), 'pg_namespace:' || n.oid
FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace
WHERE e.extname <> 'plpgsql'

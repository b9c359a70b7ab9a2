SELECT 'pg_namespace:' || oid, nspname, '', format('CREATE SCHEMA %I', nspname), ''
FROM space
WHERE nspname <> 'public'
  AND NOT EXISTS (SELECT FROM member m WHERE m.classid = 'pg_namespace'::regclass AND m.objid = space.oid)

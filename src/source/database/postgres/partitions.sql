-- Tables that are parts of others.
SELECT 'partition:' || c.oid, c.nspname, c.relname,
       format('ALTER TABLE ONLY %s ATTACH PARTITION %s %s', parent.name, c.name, pg_get_expr(p.relpartbound, p.oid)),
       format('pg_class:%s pg_class:%s', parent.oid, c.oid)
FROM class c
JOIN pg_class p ON p.oid = c.oid
JOIN pg_inherits i ON i.inhrelid = c.oid
JOIN class parent ON parent.oid = i.inhparent
WHERE c.relispartition AND c.relkind IN ('r', 'p')

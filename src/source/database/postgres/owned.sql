-- Sequences that go with a column.
SELECT 'owned:' || c.oid, c.nspname, c.relname, format('ALTER SEQUENCE %s OWNED BY %s.%I', c.name, t.name, a.attname),
       format('pg_class:%s pg_class:%s', c.oid, t.oid)
FROM class c
JOIN pg_depend d ON d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'a'
    AND d.refclassid = 'pg_class'::regclass AND d.refobjsubid > 0
JOIN class t ON t.oid = d.refobjid
JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = d.refobjsubid
WHERE c.relkind = 'S'

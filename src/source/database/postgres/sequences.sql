-- Sequences that are no column's identity; what is usual is not said.
SELECT 'pg_class:' || c.oid, c.nspname, c.relname,
       format('CREATE %sSEQUENCE %s', CASE p.relpersistence WHEN 'u' THEN 'UNLOGGED ' ELSE '' END, c.name)
       || CASE WHEN s.seqtypid <> 'bigint'::regtype THEN ' AS ' || format_type(s.seqtypid, NULL) ELSE '' END
       || s.options, 'pg_namespace:' || p.relnamespace
FROM class c
JOIN pg_class p ON p.oid = c.oid
JOIN counting s ON s.seqrelid = c.oid
WHERE NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'i')

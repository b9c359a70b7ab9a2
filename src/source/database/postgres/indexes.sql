-- Indexes that are no key's, and what is said of any of them.
SELECT 'pg_class:' || c.oid, c.nspname, c.relname, pg_get_indexdef(c.oid), 'pg_class:' || t.oid
FROM class c JOIN pg_index i ON i.indexrelid = c.oid JOIN class t ON t.oid = i.indrelid
WHERE NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = c.oid AND k.contype IN ('p', 'u', 'x'))
UNION ALL
SELECT 'said:' || c.oid, c.nspname, c.relname, concat_ws(E';\n',
           CASE WHEN i.indisclustered THEN format('ALTER TABLE %s CLUSTER ON %I', t.name, c.relname) END,
           CASE WHEN i.indisreplident THEN format('ALTER TABLE ONLY %s REPLICA IDENTITY USING INDEX %I', t.name, c.relname) END,
           CASE WHEN parent.oid IS NOT NULL THEN format('ALTER INDEX %s ATTACH PARTITION %s', parent.name, c.name) END),
       concat_ws(' ', coalesce('pg_constraint:' || k.oid, 'pg_class:' || c.oid),
           coalesce('pg_constraint:' || pk.oid, 'pg_class:' || parent.oid))
FROM class c
JOIN pg_index i ON i.indexrelid = c.oid
JOIN class t ON t.oid = i.indrelid
LEFT JOIN pg_constraint k ON k.conindid = c.oid AND k.contype IN ('p', 'u', 'x')
LEFT JOIN pg_inherits h ON h.inhrelid = c.oid
LEFT JOIN class parent ON parent.oid = h.inhparent
LEFT JOIN pg_constraint pk ON pk.conindid = parent.oid AND pk.contype IN ('p', 'u', 'x')
WHERE i.indisclustered OR i.indisreplident OR parent.oid IS NOT NULL

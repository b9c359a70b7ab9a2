-- Defaults that stand beside the column: those of views, and of columns that are inherited.
SELECT 'pg_attrdef:' || d.oid, c.nspname, format('%s %s', c.relname, a.attname),
       format('ALTER TABLE ONLY %s ALTER COLUMN %I SET DEFAULT %s', c.name, a.attname, pg_get_expr(d.adbin, d.adrelid)),
       'pg_class:' || c.oid
FROM class c
JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
WHERE c.relkind = 'v' OR c.relkind = 'r' AND NOT a.attislocal AND NOT c.relispartition

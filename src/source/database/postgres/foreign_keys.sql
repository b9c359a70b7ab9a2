-- Those of a partition come with the whole table's.
SELECT 'pg_constraint:' || k.oid, c.nspname, format('%s %s', c.relname, k.conname),
       format('ALTER TABLE %s%s ADD CONSTRAINT %I %s', CASE c.relkind WHEN 'p' THEN '' ELSE 'ONLY ' END, c.name, k.conname,
              pg_get_constraintdef(k.oid)),
       'pg_class:' || c.oid
FROM class c JOIN pg_constraint k ON k.conrelid = c.oid
WHERE k.contype = 'f' AND k.conparentid = 0

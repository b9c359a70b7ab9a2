-- The checks of tables: the table, the check, and how it is said in the table and beside it.
SELECT 'pg_class:' || c.oid, 'pg_constraint:' || k.oid, format('CONSTRAINT %I %s', k.conname, pg_get_constraintdef(k.oid)),
       format('ALTER TABLE ONLY %s ADD CONSTRAINT %I %s', c.name, k.conname, pg_get_constraintdef(k.oid))
FROM class c JOIN pg_constraint k ON k.conrelid = c.oid
WHERE k.contype = 'c' AND k.convalidated AND c.relkind IN ('r', 'p') AND (k.conislocal OR c.relispartition)
ORDER BY c.oid, k.conname

-- Keys, exclusions, and checks that hold for new rows only.
SELECT 'pg_constraint:' || k.oid, c.nspname, format('%s %s', c.relname, k.conname),
       format('ALTER TABLE ONLY %s ADD CONSTRAINT %I %s', c.name, k.conname, pg_get_constraintdef(k.oid))
       || CASE WHEN i.reloptions IS NULL THEN ''
          ELSE format(E';\nALTER INDEX %I.%I SET (%s)', c.nspname, k.conname, array_to_string(i.reloptions, ', ')) END,
       'pg_class:' || c.oid
FROM class c
JOIN pg_constraint k ON k.conrelid = c.oid
LEFT JOIN pg_class i ON i.oid = k.conindid
WHERE c.relkind IN ('r', 'p') AND (k.conislocal OR c.relispartition)
  AND (k.contype IN ('p', 'u', 'x') OR k.contype = 'c' AND NOT k.convalidated)

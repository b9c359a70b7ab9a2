-- What stands around the columns: the name, and what comes behind them.
SELECT 'pg_class:' || c.oid, c.nspname, c.relname,
       format('CREATE %sTABLE %s', CASE p.relpersistence WHEN 'u' THEN 'UNLOGGED ' ELSE '' END, c.name),
       'pg_namespace:' || p.relnamespace,
       coalesce(E'\nINHERITS (' || (
           SELECT string_agg(format('%I.%I', n.nspname, parent.relname), ', ' ORDER BY i.inhseqno)
           FROM pg_inherits i JOIN pg_class parent ON parent.oid = i.inhparent JOIN pg_namespace n ON n.oid = parent.relnamespace
           WHERE i.inhrelid = c.oid AND NOT c.relispartition) || ')', '')
       || coalesce(E'\nPARTITION BY ' || pg_get_partkeydef(c.oid), '')
       || coalesce(E'\nWITH (' || array_to_string(p.reloptions, ', ') || ')', ''),
       CASE WHEN p.relrowsecurity THEN format(E'ALTER TABLE %s ENABLE ROW LEVEL SECURITY;\n', c.name) ELSE '' END
       || CASE WHEN p.relforcerowsecurity THEN format(E'ALTER TABLE ONLY %s FORCE ROW LEVEL SECURITY;\n', c.name) ELSE '' END
       || CASE p.relreplident WHEN 'f' THEN format(E'ALTER TABLE ONLY %s REPLICA IDENTITY FULL;\n', c.name)
          WHEN 'n' THEN format(E'ALTER TABLE ONLY %s REPLICA IDENTITY NOTHING;\n', c.name) ELSE '' END
FROM class c JOIN pg_class p ON p.oid = c.oid
WHERE c.relkind IN ('r', 'p')

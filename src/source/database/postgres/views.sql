SELECT 'pg_class:' || c.oid, c.nspname, c.relname,
       format('CREATE %sVIEW %s', CASE c.relkind WHEN 'm' THEN 'MATERIALIZED ' ELSE '' END, c.name)
       || coalesce(' WITH (' || array_to_string(p.reloptions, ', ') || ')', '')
       || E' AS\n' || rtrim(pg_get_viewdef(c.oid), '; '), 'pg_namespace:' || p.relnamespace
FROM class c JOIN pg_class p ON p.oid = c.oid
WHERE c.relkind IN ('v', 'm')

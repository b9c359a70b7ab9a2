-- Triggers, rules, policies, and statistics over several columns.
SELECT 'pg_trigger:' || t.oid, c.nspname, format('%s %s', c.relname, t.tgname),
       pg_get_triggerdef(t.oid) || CASE t.tgenabled WHEN 'O' THEN '' ELSE format(E';\nALTER TABLE %s %s TRIGGER %I', c.name,
           CASE t.tgenabled WHEN 'D' THEN 'DISABLE' WHEN 'R' THEN 'ENABLE REPLICA' ELSE 'ENABLE ALWAYS' END, t.tgname) END,
       'pg_class:' || c.oid
FROM class c JOIN pg_trigger t ON t.tgrelid = c.oid
WHERE NOT t.tgisinternal AND coalesce((to_jsonb(t) ->> 'tgparentid')::oid, 0) = 0
UNION ALL
SELECT 'pg_rewrite:' || r.oid, c.nspname, format('%s %s', c.relname, r.rulename),
       rtrim(pg_get_ruledef(r.oid), '; ') || CASE r.ev_enabled WHEN 'O' THEN '' ELSE format(E';\nALTER TABLE %s %s RULE %I', c.name,
           CASE r.ev_enabled WHEN 'D' THEN 'DISABLE' WHEN 'R' THEN 'ENABLE REPLICA' ELSE 'ENABLE ALWAYS' END, r.rulename) END,
       'pg_class:' || c.oid
FROM class c JOIN pg_rewrite r ON r.ev_class = c.oid
WHERE r.rulename <> '_RETURN'
UNION ALL
SELECT 'pg_policy:' || p.oid, c.nspname, format('%s %s', c.relname, p.polname),
       format('CREATE POLICY %I ON %s', p.polname, c.name)
       || CASE WHEN p.polpermissive THEN '' ELSE ' AS RESTRICTIVE' END
       || CASE p.polcmd WHEN 'r' THEN ' FOR SELECT' WHEN 'a' THEN ' FOR INSERT' WHEN 'w' THEN ' FOR UPDATE'
          WHEN 'd' THEN ' FOR DELETE' ELSE '' END
       || CASE WHEN p.polroles = '{0}' THEN '' ELSE ' TO ' || (
           SELECT string_agg(CASE r.oid WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(r.oid)) END, ', '
                             ORDER BY pg_get_userbyid(r.oid))
           FROM unnest(p.polroles) r(oid)) END
       || coalesce(' USING (' || pg_get_expr(p.polqual, p.polrelid) || ')', '')
       || coalesce(' WITH CHECK (' || pg_get_expr(p.polwithcheck, p.polrelid) || ')', ''),
       'pg_class:' || c.oid
FROM class c JOIN pg_policy p ON p.polrelid = c.oid
UNION ALL
SELECT 'pg_statistic_ext:' || s.oid, c.nspname, s.stxname, pg_get_statisticsobjdef(s.oid), 'pg_class:' || c.oid
FROM class c JOIN pg_statistic_ext s ON s.stxrelid = c.oid

-- Functions and procedures, and plain aggregates.
SELECT 'pg_proc:' || p.oid, n.nspname, p.proname || ' ' || pg_get_function_identity_arguments(p.oid),
       CASE WHEN p.prokind <> 'a' THEN rtrim(pg_get_functiondef(p.oid), E'\n ')
       ELSE (SELECT format('CREATE AGGREGATE %I.%I(%s) (', n.nspname, p.proname,
                           coalesce(nullif(pg_get_function_identity_arguments(p.oid), ''), '*'))
             || concat_ws(', ', 'SFUNC = ' || a.aggtransfn, 'STYPE = ' || format_type(a.aggtranstype, NULL),
                          'SSPACE = ' || nullif(a.aggtransspace, 0), 'FINALFUNC = ' || nullif(a.aggfinalfn::oid, 0)::regproc,
                          CASE WHEN a.aggfinalextra THEN 'FINALFUNC_EXTRA' END,
                          'COMBINEFUNC = ' || nullif(a.aggcombinefn::oid, 0)::regproc,
                          'INITCOND = ' || quote_literal(a.agginitval),
                          CASE p.proparallel WHEN 's' THEN 'PARALLEL = safe' WHEN 'r' THEN 'PARALLEL = restricted' END) || ')'
             FROM pg_aggregate a WHERE a.aggfnoid = p.oid)
       END, 'pg_namespace:' || n.oid
FROM pg_proc p
JOIN space n ON n.oid = p.pronamespace
LEFT JOIN pg_aggregate g ON g.aggfnoid = p.oid
WHERE (g.aggfnoid IS NULL OR g.aggkind = 'n' AND g.aggmtransfn::oid = 0 AND g.aggsortop = 0 AND g.aggserialfn::oid = 0)
  AND NOT EXISTS (SELECT FROM member m WHERE m.classid = 'pg_proc'::regclass AND m.objid = p.oid)
  -- The constructors of ranges come with the range.
  AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'i')

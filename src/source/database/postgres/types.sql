-- Enums, composite types, domains and ranges.
SELECT 'pg_type:' || t.oid, n.nspname, t.typname,
       CASE t.typtype
       WHEN 'e' THEN format('CREATE TYPE %I.%I AS ENUM (', n.nspname, t.typname) || coalesce((
           SELECT string_agg(E'\n    ' || quote_literal(e.enumlabel), ',' ORDER BY e.enumsortorder) || E'\n'
           FROM pg_enum e WHERE e.enumtypid = t.oid), '') || ')'
       WHEN 'c' THEN format('CREATE TYPE %I.%I AS (', n.nspname, t.typname) || coalesce((
           SELECT string_agg(format(E'\n    %I %s', a.attname, format_type(a.atttypid, a.atttypmod))
                             || coalesce((SELECT format(' COLLATE %I.%I', ns.nspname, l.collname)
               FROM pg_collation l JOIN pg_namespace ns ON ns.oid = l.collnamespace JOIN pg_type b ON b.oid = a.atttypid
               WHERE l.oid = a.attcollation AND l.oid <> b.typcollation), ''), ',' ORDER BY a.attnum) || E'\n'
           FROM pg_attribute a WHERE a.attrelid = t.typrelid AND a.attnum > 0 AND NOT a.attisdropped), '') || ')'
       WHEN 'd' THEN format('CREATE DOMAIN %I.%I AS %s', n.nspname, t.typname, format_type(t.typbasetype, t.typtypmod))
           || coalesce((SELECT format(' COLLATE %I.%I', ns.nspname, l.collname)
               FROM pg_collation l JOIN pg_namespace ns ON ns.oid = l.collnamespace JOIN pg_type b ON b.oid = t.typbasetype
               WHERE l.oid = t.typcollation AND l.oid <> b.typcollation), '')
           || coalesce(' DEFAULT ' || coalesce(pg_get_expr(t.typdefaultbin, 'pg_type'::regclass), quote_literal(t.typdefault)), '')
           || CASE WHEN t.typnotnull THEN ' NOT NULL' ELSE '' END
           || coalesce((
           SELECT string_agg(format(E'\n    CONSTRAINT %I %s', k.conname, pg_get_constraintdef(k.oid)), '' ORDER BY k.conname)
           FROM pg_constraint k WHERE k.contypid = t.oid AND k.contype = 'c' AND k.convalidated), '')
       ELSE format('CREATE TYPE %I.%I AS RANGE (', n.nspname, t.typname) || (
           SELECT concat_ws(', ',
               'subtype = ' || format_type(r.rngsubtype, NULL),
               'collation = ' || (SELECT format('%I.%I', ns.nspname, l.collname) FROM pg_collation l
                   JOIN pg_namespace ns ON ns.oid = l.collnamespace WHERE l.oid = r.rngcollation),
               'subtype_opclass = ' || (SELECT format('%I.%I', ns.nspname, o.opcname) FROM pg_opclass o
                   JOIN pg_namespace ns ON ns.oid = o.opcnamespace WHERE o.oid = r.rngsubopc AND NOT o.opcdefault),
               'canonical = ' || nullif(r.rngcanonical::oid, 0)::regproc,
               'subtype_diff = ' || nullif(r.rngsubdiff::oid, 0)::regproc,
               'multirange_type_name = ' || format_type((to_jsonb(r) ->> 'rngmultitypid')::oid, NULL))
           FROM pg_range r WHERE r.rngtypid = t.oid) || ')'
       END, 'pg_namespace:' || n.oid
FROM pg_type t
JOIN space n ON n.oid = t.typnamespace
LEFT JOIN pg_class c ON c.oid = t.typrelid
WHERE (t.typtype IN ('e', 'd', 'r') OR t.typtype = 'c' AND c.relkind = 'c')
  AND NOT EXISTS (SELECT FROM member m WHERE m.classid = 'pg_type'::regclass AND m.objid = t.oid)
UNION ALL
SELECT 'pg_constraint:' || k.oid, n.nspname, t.typname || ' ' || k.conname,
       format('ALTER DOMAIN %I.%I ADD CONSTRAINT %I %s', n.nspname, t.typname, k.conname, pg_get_constraintdef(k.oid)),
       'pg_type:' || t.oid
FROM pg_constraint k
JOIN pg_type t ON t.oid = k.contypid
JOIN space n ON n.oid = t.typnamespace
WHERE k.contype = 'c' AND NOT k.convalidated
  AND NOT EXISTS (SELECT FROM member m WHERE m.classid = 'pg_type'::regclass AND m.objid = t.oid)

-- What says the locale has another name in each version.
SELECT 'pg_collation:' || c.oid, n.nspname, c.collname,
       format('CREATE COLLATION %I.%I (', n.nspname, c.collname) || concat_ws(', ',
           'provider = ' || CASE c.collprovider WHEN 'i' THEN 'icu' WHEN 'b' THEN 'builtin' ELSE 'libc' END,
           CASE WHEN NOT c.collisdeterministic THEN 'deterministic = false' END,
           'locale = ' || quote_literal(locale),
           'lc_collate = ' || quote_literal(CASE WHEN locale IS NULL THEN j ->> 'collcollate' END),
           'lc_ctype = ' || quote_literal(CASE WHEN locale IS NULL THEN j ->> 'collctype' END),
           'rules = ' || quote_literal(j ->> 'collicurules')) || ')', ''
FROM pg_collation c
JOIN space n ON n.oid = c.collnamespace
CROSS JOIN to_jsonb(c) j
CROSS JOIN LATERAL (SELECT coalesce(j ->> 'colllocale', j ->> 'colliculocale') AS locale) own
WHERE NOT EXISTS (SELECT FROM member m WHERE m.classid = 'pg_collation'::regclass AND m.objid = c.oid)

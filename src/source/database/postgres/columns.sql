-- The columns of tables: the table, the default, the text before it, its own and the one behind it, how the default is
-- said beside the table, and what else is said there. Of a column that is inherited only the last.
SELECT 'pg_class:' || c.oid, CASE WHEN is_own THEN 'pg_attrdef:' || d.oid END,
       CASE WHEN is_own THEN format('%I %s', a.attname, format_type(a.atttypid, a.atttypmod))
           || coalesce((SELECT format(' COLLATE %I.%I', ns.nspname, l.collname)
               FROM pg_collation l JOIN pg_namespace ns ON ns.oid = l.collnamespace
               WHERE l.oid = a.attcollation AND l.oid <> t.typcollation), '') END,
       CASE WHEN is_own AND a.attgenerated = '' THEN 'DEFAULT ' || pg_get_expr(d.adbin, d.adrelid) END,
       CASE WHEN is_own THEN concat_ws(' ',
           CASE WHEN a.attgenerated <> '' THEN format('GENERATED ALWAYS AS (%s) %s', pg_get_expr(d.adbin, d.adrelid),
               CASE a.attgenerated WHEN 's' THEN 'STORED' ELSE 'VIRTUAL' END) END,
           CASE WHEN a.attnotnull THEN coalesce(
               (SELECT format('CONSTRAINT %I ', k.conname) FROM pg_constraint k
                WHERE k.conrelid = c.oid AND k.contype = 'n' AND k.conkey = ARRAY[a.attnum]
                  AND k.conname <> format('%s_%s_not_null', c.relname, a.attname)), '') || 'NOT NULL' END,
           CASE WHEN a.attidentity <> '' THEN format('GENERATED %s AS IDENTITY',
               CASE a.attidentity WHEN 'a' THEN 'ALWAYS' ELSE 'BY DEFAULT' END)
               || coalesce(' (' || nullif(concat_ws(' ',
                   CASE WHEN sc.relname <> format('%s_%s_seq', c.relname, a.attname)
                       THEN format('SEQUENCE NAME %I.%I', c.nspname, sc.relname) END,
                   nullif(ltrim(s.options), '')), '') || ')', '') END) END,
       CASE WHEN is_own AND a.attgenerated = '' THEN
           format('%s SET DEFAULT %s', change, pg_get_expr(d.adbin, d.adrelid)) END,
       concat(
           CASE WHEN NOT is_own AND a.attnotnull THEN change || E' SET NOT NULL;\n' END,
           CASE WHEN a.attstorage <> t.typstorage THEN format(E'%s SET STORAGE %s;\n', change,
               CASE a.attstorage WHEN 'p' THEN 'PLAIN' WHEN 'e' THEN 'EXTERNAL' WHEN 'm' THEN 'MAIN' ELSE 'EXTENDED' END) END,
           CASE WHEN a.attstattarget >= 0 THEN format(E'%s SET STATISTICS %s;\n', change, a.attstattarget) END,
           CASE nullif(to_jsonb(a) ->> 'attcompression', '') WHEN 'l' THEN change || E' SET COMPRESSION lz4;\n'
               WHEN 'p' THEN change || E' SET COMPRESSION pglz;\n' END,
           CASE WHEN a.attoptions IS NOT NULL THEN format(E'%s SET (%s);\n', change, array_to_string(a.attoptions, ', ')) END)
FROM class c
JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
JOIN pg_type t ON t.oid = a.atttypid
LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
LEFT JOIN pg_depend o ON o.refclassid = 'pg_class'::regclass AND o.refobjid = c.oid AND o.refobjsubid = a.attnum
    AND o.classid = 'pg_class'::regclass AND o.deptype = 'i' AND a.attidentity <> ''
LEFT JOIN pg_class sc ON sc.oid = o.objid
LEFT JOIN counting s ON s.seqrelid = sc.oid
CROSS JOIN LATERAL (
    SELECT a.attislocal OR c.relispartition AS is_own,
           format('ALTER TABLE ONLY %s ALTER COLUMN %I', c.name, a.attname) AS change
) own
WHERE c.relkind IN ('r', 'p')
ORDER BY c.oid, a.attnum

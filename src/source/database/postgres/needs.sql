-- Which object needs which.
SELECT DISTINCT own.id, other.id
FROM pg_depend d
LEFT JOIN alias a ON a.classid = d.classid AND a.objid = d.objid
LEFT JOIN alias b ON b.classid = d.refclassid AND b.objid = d.refobjid
LEFT JOIN pg_class s ON d.classid = 'pg_class'::regclass AND s.oid = d.objid AND s.relkind = 'S'
CROSS JOIN LATERAL (SELECT coalesce(a.id, d.classid::regclass || ':' || d.objid) AS id) own
CROSS JOIN LATERAL (SELECT coalesce(b.id, d.refclassid::regclass || ':' || d.refobjid) AS id) other
WHERE d.objid >= 16384 AND d.refobjid >= 16384 AND d.deptype IN ('n', 'a', 'i') AND own.id <> other.id
  -- A sequence goes with its column, which needs it for its default.
  AND NOT (s.oid IS NOT NULL AND d.deptype IN ('a', 'i'))

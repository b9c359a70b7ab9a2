-- Comments, by what they are on.
SELECT 'comment:' || d.classoid || ':' || d.objoid || ':' || d.objsubid, coalesce(o.schema, ''), o.identity,
       format('COMMENT ON %s %s IS ',
           CASE WHEN o.type LIKE '% column' THEN 'COLUMN' WHEN o.type IN ('table constraint', 'domain constraint') THEN 'CONSTRAINT'
           WHEN o.type = 'composite type' THEN 'TYPE' WHEN o.type = 'statistics object' THEN 'STATISTICS' ELSE upper(o.type) END,
           CASE o.type WHEN 'domain constraint' THEN replace(o.identity, ' on ', ' ON DOMAIN ') ELSE o.identity END)
       || quote_literal(d.description),
       coalesce(a.id, d.classoid::regclass || ':' || d.objoid)
FROM pg_description d
CROSS JOIN LATERAL pg_identify_object(d.classoid, d.objoid, d.objsubid) o
LEFT JOIN alias a ON a.classid = d.classoid AND a.objid = d.objoid
WHERE d.objoid >= 16384 AND d.classoid <> 'pg_extension'::regclass

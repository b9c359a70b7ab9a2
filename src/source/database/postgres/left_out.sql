-- What no statement is written for.
SELECT o.type, o.identity
FROM (
    SELECT 'pg_operator'::regclass AS classid, oid FROM pg_operator
    UNION ALL SELECT 'pg_opclass'::regclass, oid FROM pg_opclass
    UNION ALL SELECT 'pg_opfamily'::regclass, oid FROM pg_opfamily
    UNION ALL SELECT 'pg_cast'::regclass, oid FROM pg_cast
    UNION ALL SELECT 'pg_conversion'::regclass, oid FROM pg_conversion
    UNION ALL SELECT 'pg_ts_config'::regclass, oid FROM pg_ts_config
    UNION ALL SELECT 'pg_ts_dict'::regclass, oid FROM pg_ts_dict
    UNION ALL SELECT 'pg_event_trigger'::regclass, oid FROM pg_event_trigger
    UNION ALL SELECT 'pg_foreign_server'::regclass, oid FROM pg_foreign_server
    UNION ALL SELECT 'pg_publication'::regclass, oid FROM pg_publication
    UNION ALL SELECT 'pg_language'::regclass, oid FROM pg_language
    UNION ALL SELECT 'pg_class'::regclass, oid FROM pg_class WHERE relkind = 'f' OR reloftype <> 0
    UNION ALL SELECT 'pg_type'::regclass, t.oid FROM pg_type t WHERE t.typtype = 'b' AND t.typcategory <> 'A'
    UNION ALL SELECT 'pg_proc'::regclass, a.aggfnoid FROM pg_aggregate a
        WHERE a.aggkind <> 'n' OR a.aggmtransfn::oid <> 0 OR a.aggsortop <> 0 OR a.aggserialfn::oid <> 0
) found
CROSS JOIN LATERAL pg_identify_object(found.classid, found.oid, 0) o
WHERE found.oid >= 16384
  AND NOT EXISTS (SELECT FROM member m WHERE m.classid = found.classid AND m.objid = found.oid)
  -- What comes with a type by itself.
  AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = found.classid AND d.objid = found.oid AND d.deptype = 'i')
ORDER BY o.type, o.identity

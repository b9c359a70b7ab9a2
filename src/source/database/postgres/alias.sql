,
-- What pg_depend names, by the object whose part it is.
element AS MATERIALIZED (
    SELECT t.oid, CASE WHEN t.typelem <> 0 AND t.typcategory = 'A' THEN t.typelem
        WHEN t.typtype = 'm' THEN (SELECT r.rngtypid FROM pg_range r WHERE (to_jsonb(r) ->> 'rngmultitypid')::oid = t.oid)
        ELSE t.oid END AS base
    FROM pg_type t WHERE t.oid >= 16384
),
alias AS MATERIALIZED (
    SELECT classid, objid, 'pg_extension:' || extension AS id FROM member
    UNION ALL
    SELECT 'pg_type'::regclass, e.oid,
           CASE WHEN c.oid IS NULL OR c.relkind = 'c' THEN 'pg_type:' || e.base ELSE 'pg_class:' || c.oid END
    FROM element e JOIN pg_type t ON t.oid = e.base LEFT JOIN pg_class c ON c.oid = t.typrelid
    WHERE NOT EXISTS (SELECT FROM member m WHERE m.classid = 'pg_type'::regclass AND m.objid = e.oid)
    UNION ALL
    SELECT 'pg_class'::regclass, c.oid, 'pg_type:' || c.reltype FROM pg_class c WHERE c.relkind = 'c' AND c.oid >= 16384
    UNION ALL
    SELECT 'pg_class'::regclass, k.conindid, 'pg_constraint:' || k.oid FROM pg_constraint k WHERE k.contype IN ('p', 'u', 'x')
    UNION ALL
    SELECT 'pg_rewrite'::regclass, r.oid, 'pg_class:' || r.ev_class FROM pg_rewrite r WHERE r.rulename = '_RETURN' AND r.oid >= 16384
    UNION ALL
    SELECT 'pg_constraint'::regclass, k.oid, 'pg_type:' || k.contypid FROM pg_constraint k WHERE k.contypid <> 0 AND k.convalidated
    UNION ALL
    SELECT 'pg_proc'::regclass, d.objid, 'pg_type:' || d.refobjid FROM pg_depend d
    WHERE d.classid = 'pg_proc'::regclass AND d.deptype = 'i' AND d.refclassid = 'pg_type'::regclass
)

-- Who else may do what with tables, views and sequences. They do not run in a migration: the roles may not be there.
SELECT format('rights:%s:%s', c.oid, r.grantee), c.nspname, format('%s %s', c.relname, r.grantee),
       format('GRANT %s ON %s TO %s', string_agg(r.privilege_type, ', ' ORDER BY r.privilege_type),
           CASE c.relkind WHEN 'S' THEN 'SEQUENCE ' ELSE 'TABLE ' END || c.name,
           CASE r.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(r.grantee)) END),
       'pg_class:' || c.oid
FROM class c JOIN pg_class p ON p.oid = c.oid CROSS JOIN LATERAL aclexplode(p.relacl) r
WHERE r.grantee <> p.relowner AND c.relkind IN ('r', 'p', 'v', 'm', 'S')
GROUP BY c.oid, c.nspname, c.relname, c.relkind, c.name, r.grantee

-- What every query starts with: the schemas that are not the system's, what belongs to an extension, and of which
-- object the parts are that pg_depend names.
WITH RECURSIVE space AS MATERIALIZED (
    SELECT oid, nspname FROM pg_namespace
    WHERE nspname !~ '^pg_' AND nspname <> 'information_schema'
),
member AS MATERIALIZED (
    SELECT classid, objid, refobjid AS extension FROM pg_depend
    WHERE deptype = 'e' AND refclassid = 'pg_extension'::regclass
),
relation AS MATERIALIZED (
    SELECT c.oid, c.relname, n.nspname, c.relkind, c.relispartition, format('%I.%I', n.nspname, c.relname) AS name,
           -- Of the API's own database only what is the user's: these are in its migrations already.
           n.nspname = 'public' AND EXISTS (SELECT FROM pg_class m WHERE m.relnamespace = n.oid AND m.relname = '_sqlx_migrations')
           AND c.relname = ANY ('{SYSTEM_TABLES}'::name[]) AS is_ours
    FROM pg_class c JOIN space n ON n.oid = c.relnamespace
    WHERE NOT EXISTS (SELECT FROM member m WHERE m.classid = 'pg_class'::regclass AND m.objid = c.oid)
),
class AS MATERIALIZED (SELECT * FROM relation WHERE NOT is_ours),
-- What a sequence says that is not usual.
counting AS MATERIALIZED (
    SELECT s.seqrelid, s.seqtypid, concat(
        CASE WHEN s.seqincrement <> 1 THEN ' INCREMENT BY ' || s.seqincrement END,
        CASE WHEN s.seqmin <> CASE WHEN s.seqincrement > 0 THEN 1 ELSE -1 - last END THEN ' MINVALUE ' || s.seqmin END,
        CASE WHEN s.seqmax <> CASE WHEN s.seqincrement > 0 THEN last ELSE -1 END THEN ' MAXVALUE ' || s.seqmax END,
        CASE WHEN s.seqstart <> CASE WHEN s.seqincrement > 0 THEN s.seqmin ELSE s.seqmax END THEN ' START WITH ' || s.seqstart END,
        CASE WHEN s.seqcache <> 1 THEN ' CACHE ' || s.seqcache END,
        CASE WHEN s.seqcycle THEN ' CYCLE' END) AS options
    FROM pg_sequence s, LATERAL (SELECT CASE s.seqtypid WHEN 'smallint'::regtype THEN 32767
        WHEN 'integer'::regtype THEN 2147483647 ELSE 9223372036854775807 END AS last) own
)

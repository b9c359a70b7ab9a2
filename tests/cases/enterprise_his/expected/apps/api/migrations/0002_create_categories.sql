-- SQLite

CREATE TABLE categories (
    id text NOT NULL PRIMARY KEY, -- uuid
    name text NOT NULL, -- string(80)
    is_active integer NOT NULL DEFAULT TRUE, -- boolean
    created_at text NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')), -- timestamptz
    updated_at text NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')), -- timestamptz
    version integer NOT NULL DEFAULT 1,
    CONSTRAINT categories_name_key UNIQUE (name),
    CONSTRAINT categories_name_check CHECK (length(name) <= 80),
    CONSTRAINT categories_is_active_check CHECK (is_active IN (0, 1))
) STRICT;

CREATE INDEX categories_created_at_id_idx ON categories (created_at, id);

-- SQLite

CREATE TABLE products (
    id text NOT NULL PRIMARY KEY, -- uuid
    name text NOT NULL, -- string(200)
    created_at text NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')), -- timestamptz
    updated_at text NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')), -- timestamptz
    version integer NOT NULL DEFAULT 1,
    CONSTRAINT products_name_check CHECK (length(name) <= 200)
) STRICT;

CREATE INDEX products_created_at_id_idx ON products (created_at, id);

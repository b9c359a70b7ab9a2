-- SQLite

CREATE TABLE orders (
    id text NOT NULL PRIMARY KEY, -- uuid
    name text NOT NULL, -- string(200)
    created_at text NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')), -- timestamptz
    updated_at text NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')), -- timestamptz
    version integer NOT NULL DEFAULT 1,
    CONSTRAINT orders_name_check CHECK (length(name) <= 200)
) STRICT;

CREATE INDEX orders_created_at_id_idx ON orders (created_at, id);

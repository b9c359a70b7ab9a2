-- SQLite

CREATE TABLE products (
    id text NOT NULL PRIMARY KEY, -- uuid
    code text NOT NULL, -- string(20)
    status text NOT NULL,
    created_at text NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')), -- timestamptz
    updated_at text NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')), -- timestamptz
    version integer NOT NULL DEFAULT 1,
    CONSTRAINT products_code_key UNIQUE (code),
    CONSTRAINT products_code_check CHECK (length(code) <= 20),
    CONSTRAINT products_status_check CHECK (status IN ('draft', 'active'))
) STRICT;

CREATE INDEX products_created_at_id_idx ON products (created_at, id);

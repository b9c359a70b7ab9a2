-- SQLite

CREATE TABLE products (
    id text NOT NULL PRIMARY KEY, -- uuid
    code text NOT NULL, -- string(20)
    name text NOT NULL, -- string(200)
    price integer NOT NULL, -- decimal(12,2)
    status text NOT NULL DEFAULT 'draft',
    stock integer,
    description text,
    created_at text NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')), -- timestamptz
    updated_at text NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')), -- timestamptz
    version integer NOT NULL DEFAULT 1,
    CONSTRAINT products_code_key UNIQUE (code),
    CONSTRAINT products_code_check CHECK (length(code) <= 20),
    CONSTRAINT products_name_check CHECK (length(name) <= 200),
    CONSTRAINT products_price_check CHECK (price BETWEEN -999999999999 AND 999999999999),
    CONSTRAINT products_status_check CHECK (status IN ('draft', 'active', 'archived')),
    CONSTRAINT products_created_at_check CHECK (coalesce(strftime('%Y-%m-%dT%H:%M:%S', substr(created_at, 1, 19), '+0 days') = substr(created_at, 1, 19) AND length(created_at) = 27 AND ltrim(substr(created_at, 20), '.0123456789') = 'Z', created_at IS NULL)),
    CONSTRAINT products_updated_at_check CHECK (coalesce(strftime('%Y-%m-%dT%H:%M:%S', substr(updated_at, 1, 19), '+0 days') = substr(updated_at, 1, 19) AND length(updated_at) = 27 AND ltrim(substr(updated_at, 20), '.0123456789') = 'Z', updated_at IS NULL))
) STRICT;

CREATE INDEX products_created_at_id_idx ON products (created_at, id);

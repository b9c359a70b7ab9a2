-- SQLite

CREATE TABLE medications ( -- table: What the pharmacy hands out.
    id text NOT NULL PRIMARY KEY, -- uuid
    code text NOT NULL, -- string(20)
    name text NOT NULL, -- string(120)
    form text NOT NULL,
    strength_mg integer, -- decimal(10,3)
    unit_price integer NOT NULL, -- decimal(10,2)
    stock integer NOT NULL DEFAULT 0,
    controlled integer NOT NULL DEFAULT FALSE, -- boolean
    description text,
    created_at text NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')), -- timestamptz
    updated_at text NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')), -- timestamptz
    version integer NOT NULL DEFAULT 1,
    CONSTRAINT medications_code_key UNIQUE (code),
    CONSTRAINT medications_code_check CHECK (length(code) <= 20),
    CONSTRAINT medications_name_check CHECK (length(name) <= 120),
    CONSTRAINT medications_form_check CHECK (form IN ('tablet', 'capsule', 'syrup', 'injection', 'ointment')),
    CONSTRAINT medications_strength_mg_check CHECK (strength_mg > 0 AND strength_mg <= 9999999999),
    CONSTRAINT medications_unit_price_check CHECK (unit_price BETWEEN 0 AND 9999999999),
    CONSTRAINT medications_stock_check CHECK (stock >= 0),
    CONSTRAINT medications_controlled_check CHECK (controlled IN (0, 1)),
    CONSTRAINT medications_created_at_check CHECK (coalesce(strftime('%Y-%m-%dT%H:%M:%S', substr(created_at, 1, 19), '+0 days') = substr(created_at, 1, 19) AND length(created_at) = 27 AND ltrim(substr(created_at, 20), '.0123456789') = 'Z', created_at IS NULL)),
    CONSTRAINT medications_updated_at_check CHECK (coalesce(strftime('%Y-%m-%dT%H:%M:%S', substr(updated_at, 1, 19), '+0 days') = substr(updated_at, 1, 19) AND length(updated_at) = 27 AND ltrim(substr(updated_at, 20), '.0123456789') = 'Z', updated_at IS NULL))
) STRICT;

CREATE INDEX medications_created_at_id_idx ON medications (created_at, id);

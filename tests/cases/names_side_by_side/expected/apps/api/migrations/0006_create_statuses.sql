-- SQLite

CREATE TABLE statuses (
    id text NOT NULL PRIMARY KEY, -- uuid
    name text NOT NULL, -- string(200)
    created_at text NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')), -- timestamptz
    updated_at text NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')), -- timestamptz
    version integer NOT NULL DEFAULT 1,
    CONSTRAINT statuses_name_check CHECK (length(name) <= 200)
) STRICT;

CREATE INDEX statuses_created_at_id_idx ON statuses (created_at, id);

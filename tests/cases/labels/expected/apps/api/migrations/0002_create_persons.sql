-- SQLite

CREATE TABLE persons (
    id integer PRIMARY KEY AUTOINCREMENT,
    first_name text NOT NULL, -- string(80)
    last_name text NOT NULL, -- string(80)
    version integer NOT NULL DEFAULT 1,
    CONSTRAINT persons_first_name_check CHECK (length(first_name) <= 80),
    CONSTRAINT persons_last_name_check CHECK (length(last_name) <= 80)
) STRICT;

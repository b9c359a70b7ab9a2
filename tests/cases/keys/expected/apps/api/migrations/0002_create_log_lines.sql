-- SQLite

CREATE TABLE log_lines (
    line text NOT NULL,
    level integer NOT NULL DEFAULT 0, -- smallint
    version integer NOT NULL DEFAULT 1
) STRICT;

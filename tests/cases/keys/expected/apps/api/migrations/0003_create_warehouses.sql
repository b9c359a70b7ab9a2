-- SQLite

CREATE TABLE warehouses (
    code text NOT NULL PRIMARY KEY, -- string(5)
    name text NOT NULL, -- string(80)
    version integer NOT NULL DEFAULT 1,
    CONSTRAINT warehouses_code_check CHECK (length(code) <= 5),
    CONSTRAINT warehouses_name_check CHECK (length(name) <= 80)
) STRICT;

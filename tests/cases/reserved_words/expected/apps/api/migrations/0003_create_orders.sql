-- SQLite

CREATE TABLE "order" (
    id integer PRIMARY KEY AUTOINCREMENT,
    "group" text NOT NULL,
    page integer,
    "limit" integer,
    sort text,
    search text,
    fields text,
    row text,
    input text,
    query text,
    "user" text,
    data text, -- json
    value text,
    form text,
    length integer,
    rows integer,
    version text,
    row_version integer NOT NULL DEFAULT 1,
    CONSTRAINT order_data_check CHECK (data IS NULL OR json_valid(data))
) STRICT;

-- SQLite

CREATE TABLE "Option" (
    id text NOT NULL PRIMARY KEY, -- uuid
    "Result" text NOT NULL,
    "String" text,
    version integer NOT NULL DEFAULT 1
) STRICT;

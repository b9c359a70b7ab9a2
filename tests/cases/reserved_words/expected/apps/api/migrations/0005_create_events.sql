-- SQLite

CREATE TABLE "Event" (
    id text NOT NULL PRIMARY KEY, -- uuid
    "Date" text NOT NULL, -- date
    "Object" text,
    version integer NOT NULL DEFAULT 1
) STRICT;

-- SQLite

CREATE TABLE type (
    id text NOT NULL PRIMARY KEY, -- uuid
    type text NOT NULL,
    match text,
    self text,
    class text,
    function integer,
    async integer, -- boolean
    "select" text,
    "from" text, -- date
    "default" text,
    constructor text,
    "Order Date" text, -- timestamptz
    "2nd" text,
    version integer NOT NULL DEFAULT 1,
    CONSTRAINT type_async_check CHECK (async IN (0, 1))
) STRICT;

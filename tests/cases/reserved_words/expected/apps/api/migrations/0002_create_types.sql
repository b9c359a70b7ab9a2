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
    CONSTRAINT type_async_check CHECK (async IN (0, 1)),
    CONSTRAINT type_from_check CHECK (coalesce(date("from", '+0 days') = "from", "from" IS NULL)),
    CONSTRAINT "type_Order Date_check" CHECK (coalesce(strftime('%Y-%m-%dT%H:%M:%S', substr("Order Date", 1, 19), '+0 days') = substr("Order Date", 1, 19) AND length("Order Date") = 27 AND ltrim(substr("Order Date", 20), '.0123456789') = 'Z', "Order Date" IS NULL))
) STRICT;

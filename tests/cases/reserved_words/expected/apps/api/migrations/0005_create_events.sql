-- SQLite

CREATE TABLE "Event" (
    id text NOT NULL PRIMARY KEY, -- uuid
    "Date" text NOT NULL, -- date
    "Object" text,
    version integer NOT NULL DEFAULT 1,
    CONSTRAINT "Event_Date_check" CHECK (coalesce(date("Date", '+0 days') = "Date", "Date" IS NULL))
) STRICT;

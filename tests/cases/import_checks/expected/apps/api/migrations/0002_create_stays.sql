-- SQLite

CREATE TABLE stays (
    number int NOT NULL PRIMARY KEY,
    ward text NOT NULL, -- string(10)
    admitted_on text NOT NULL, -- date
    discharged_on text, -- date
    "seen at" text, -- timestamptz
    "left at" text, -- timestamptz
    price integer NOT NULL, -- decimal(10,2)
    discount integer NOT NULL DEFAULT 0, -- decimal(10,2)
    follows integer,
    version integer NOT NULL DEFAULT 1,
    CONSTRAINT stays_ward_check CHECK (length(ward) <= 10),
    CONSTRAINT stays_admitted_on_check CHECK (coalesce(date(admitted_on, '+0 days') = admitted_on, admitted_on IS NULL)),
    CONSTRAINT stays_discharged_on_check CHECK (coalesce(date(discharged_on, '+0 days') = discharged_on, discharged_on IS NULL)),
    CONSTRAINT "stays_seen at_check" CHECK (coalesce(strftime('%Y-%m-%dT%H:%M:%S', substr("seen at", 1, 19), '+0 days') = substr("seen at", 1, 19) AND length("seen at") = 27 AND ltrim(substr("seen at", 20), '.0123456789') = 'Z', "seen at" IS NULL)),
    CONSTRAINT "stays_left at_check" CHECK (coalesce(strftime('%Y-%m-%dT%H:%M:%S', substr("left at", 1, 19), '+0 days') = substr("left at", 1, 19) AND length("left at") = 27 AND ltrim(substr("left at", 20), '.0123456789') = 'Z', "left at" IS NULL)),
    CONSTRAINT stays_price_check CHECK (price BETWEEN -9999999999 AND 9999999999),
    CONSTRAINT stays_discount_check CHECK (discount BETWEEN -9999999999 AND 9999999999),
    CONSTRAINT stays_ward_check CHECK (upper(ward) = ward),
    CONSTRAINT leaves_later CHECK (discharged_on IS NULL OR discharged_on > admitted_on),
    CONSTRAINT stays_check CHECK ("left at" >= "seen at"),
    CONSTRAINT stays_check1 CHECK (discount * 10 <= price * 5), -- check (discount <= price * 0.5)
    CONSTRAINT stays_follows_fkey FOREIGN KEY (follows) REFERENCES stays (number)
) STRICT;

CREATE INDEX stays_follows_idx ON stays (follows);

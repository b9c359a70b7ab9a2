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
    CONSTRAINT stays_price_check CHECK (price BETWEEN -9999999999 AND 9999999999),
    CONSTRAINT stays_discount_check CHECK (discount BETWEEN -9999999999 AND 9999999999),
    CONSTRAINT stays_ward_check CHECK (upper(ward) = ward),
    CONSTRAINT leaves_later CHECK (discharged_on IS NULL OR discharged_on > admitted_on),
    CONSTRAINT stays_check CHECK ("left at" >= "seen at"),
    CONSTRAINT stays_check1 CHECK (discount * 10 <= price * 5), -- check (discount <= price * 0.5)
    CONSTRAINT stays_follows_fkey FOREIGN KEY (follows) REFERENCES stays (number)
) STRICT;

CREATE INDEX stays_follows_idx ON stays (follows);

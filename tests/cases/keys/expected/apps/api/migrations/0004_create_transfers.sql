-- SQLite

CREATE TABLE transfers (
    from_code text NOT NULL, -- string(5)
    to_code text NOT NULL, -- string(5)
    day text NOT NULL, -- date
    boxes integer NOT NULL,
    version integer NOT NULL DEFAULT 1,
    PRIMARY KEY (from_code, to_code, day),
    CONSTRAINT transfers_from_code_check CHECK (length(from_code) <= 5),
    CONSTRAINT transfers_to_code_check CHECK (length(to_code) <= 5),
    CONSTRAINT transfers_day_check CHECK (coalesce(date(day, '+0 days') = day, day IS NULL)),
    CONSTRAINT transfers_boxes_check CHECK (boxes > 0),
    CONSTRAINT transfers_from_code_fkey FOREIGN KEY (from_code) REFERENCES warehouses (code),
    CONSTRAINT transfers_to_code_fkey FOREIGN KEY (to_code) REFERENCES warehouses (code) ON DELETE CASCADE
) STRICT;

CREATE INDEX transfers_to_code_idx ON transfers (to_code);

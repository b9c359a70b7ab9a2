-- What people write who know PostgreSQL: types and rules that only it has.
CREATE EXTENSION IF NOT EXISTS citext;

CREATE DOMAIN positive AS integer CHECK (VALUE > 0);

CREATE TYPE mood AS ENUM ('fine', 'very fine');

CREATE TABLE samples (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    code citext NOT NULL UNIQUE,
    other_code citext CHECK (other_code <> code),
    low positive NOT NULL,
    high positive CHECK (high >= low),
    feeling mood NOT NULL DEFAULT 'fine' CHECK (feeling = 'fine' OR low > 1),
    flag char(1) CHECK (flag IN ('Y', 'N')),
    long_flag char(3) CHECK (long_flag <> flag),
    r real,
    d double precision CHECK (r < d),
    "at" timestamp,
    "until" timestamptz CHECK ("until" > "at"),
    s smallint,
    b bigint CHECK (s < b),
    n numeric CHECK (n >= s),
    t time CHECK (t > '08:00' OR s = 1),
    ok boolean CHECK (ok OR s IS NOT NULL),
    u uuid,
    v uuid CHECK (u <> v),
    doc jsonb CHECK (jsonb_typeof(doc) = 'object'),
    name varchar(50) COLLATE "C",
    nick varchar(20),
    CHECK (lower(name) <> lower(nick) AND length(nick) < length(name)),
    version integer NOT NULL DEFAULT 1
);

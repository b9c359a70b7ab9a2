-- Tables that are rare, and legal.

CREATE TABLE "Order Lines" (
    "order" bigint NOT NULL,
    "Line No" smallint NOT NULL,
    "type" varchar(10) NOT NULL DEFAULT 'a''b' CHECK ("type" IN ('a''b', 'c d', '')),
    "price€" numeric(20,6) NOT NULL CHECK ("price€" >= 0),
    "when" timestamptz DEFAULT now(),
    "match" jsonb,
    total numeric(20,6) GENERATED ALWAYS AS ("price€" * 2) STORED,
    data bytea,
    "Straße" text,
    "名前" varchar(20) NOT NULL,
    "วันที่" date,
    PRIMARY KEY ("order", "Line No")
);

-- A label of three characters, a reference to itself, types that only PostgreSQL has.
CREATE TABLE employees (
    emp_no integer PRIMARY KEY,
    boss integer REFERENCES employees (emp_no) ON DELETE SET DEFAULT,
    "class" char(3) NOT NULL,
    hired date NOT NULL,
    salary money,
    tags text[],
    span interval,
    ip inet
);

-- No key, so nothing can be changed; columns whose values never leave the server.
CREATE TABLE sightings (
    hour time NOT NULL,
    api_token varchar(40),
    password_hash varchar(1),
    employee_no integer NOT NULL REFERENCES employees (emp_no) ON DELETE CASCADE
);

-- Columns called like what is generated, or like more than they have room for.
CREATE TABLE box (
    id bigserial PRIMARY KEY,
    "key" bigint NOT NULL,
    version text,
    email varchar(1),
    website varchar(3) UNIQUE,
    phone char(10),
    percent char(2) NOT NULL,
    day date NOT NULL UNIQUE,
    created_at date,
    updated_at text NOT NULL
);

CREATE TABLE tiny (a integer);

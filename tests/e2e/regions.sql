-- Keys that people give, and a reference to the table itself.
CREATE TABLE regions (
    code varchar(40) PRIMARY KEY,
    name varchar(80) NOT NULL,
    parent_code varchar(40) REFERENCES regions (code) ON DELETE SET NULL
);

-- One for each of those at most.
CREATE TABLE mayors (
    region_code varchar(40) PRIMARY KEY REFERENCES regions (code) ON DELETE CASCADE,
    name varchar(80) NOT NULL
);

-- A key of references, and a reference of two columns.
CREATE TABLE borders (
    one_code varchar(40) NOT NULL REFERENCES regions (code) ON DELETE CASCADE,
    other_code varchar(40) NOT NULL REFERENCES regions (code),
    PRIMARY KEY (one_code, other_code)
);

CREATE TABLE gates (
    one_code varchar(40) NOT NULL,
    other_code varchar(40) NOT NULL,
    name varchar(80) NOT NULL,
    FOREIGN KEY (one_code, other_code) REFERENCES borders (one_code, other_code)
);

-- Rules over several columns.
CREATE TABLE stays (
    number varchar(40) PRIMARY KEY,
    ward varchar(10) NOT NULL CHECK (upper(ward) = ward),
    admitted_on date NOT NULL,
    discharged_on date,
    price numeric(10, 2) NOT NULL,
    discount numeric(10, 2) NOT NULL DEFAULT 0,
    beds integer,
    nurses integer,
    n integer,
    address inet,
    CHECK (discharged_on > admitted_on),
    CHECK (discount <= price * 0.5),
    CHECK (beds / nurses < 10)
);

-- Keys that people give, and a reference to the table itself.
CREATE TABLE regions (
    code varchar(40) PRIMARY KEY,
    name varchar(80) NOT NULL,
    parent_code varchar(40) REFERENCES regions (code)
);

-- One for each of those at most.
CREATE TABLE mayors (
    region_code varchar(40) PRIMARY KEY REFERENCES regions (code),
    name varchar(80) NOT NULL
);

-- A key of references, and a reference of two columns.
CREATE TABLE borders (
    one_code varchar(40) NOT NULL REFERENCES regions (code),
    other_code varchar(40) NOT NULL REFERENCES regions (code),
    PRIMARY KEY (one_code, other_code)
);

CREATE TABLE gates (
    one_code varchar(40) NOT NULL,
    other_code varchar(40) NOT NULL,
    name varchar(80) NOT NULL,
    FOREIGN KEY (one_code, other_code) REFERENCES borders (one_code, other_code)
);

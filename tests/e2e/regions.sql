-- Keys that people give, and a reference to the table itself.
CREATE TABLE regions (
    code varchar(40) PRIMARY KEY,
    name varchar(80) NOT NULL,
    parent_code varchar(40) REFERENCES regions (code)
);

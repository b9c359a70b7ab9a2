-- SQLite

CREATE TABLE employees (
    employee_id integer PRIMARY KEY AUTOINCREMENT,
    name text NOT NULL, -- string(60)
    reports_to integer,
    version integer NOT NULL DEFAULT 1,
    CONSTRAINT employees_name_check CHECK (length(name) <= 60),
    CONSTRAINT employees_reports_to_fkey FOREIGN KEY (reports_to) REFERENCES employees (employee_id) ON DELETE SET NULL
) STRICT;

CREATE INDEX employees_reports_to_idx ON employees (reports_to);

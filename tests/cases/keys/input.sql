CREATE TABLE log_lines (line text NOT NULL, level smallint NOT NULL DEFAULT 0);

CREATE TABLE warehouses (code char(5) PRIMARY KEY, name varchar(80) NOT NULL);

CREATE TABLE transfers (
  from_code char(5) NOT NULL REFERENCES warehouses (code),
  to_code char(5) NOT NULL REFERENCES warehouses (code) ON DELETE CASCADE,
  day date NOT NULL,
  boxes integer NOT NULL CHECK (boxes > 0),
  PRIMARY KEY (from_code, to_code, day)
);

CREATE TABLE employees (
  employee_id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name varchar(60) NOT NULL,
  reports_to integer REFERENCES employees (employee_id) ON DELETE SET NULL
);

CREATE TABLE persons (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  first_name varchar(80) NOT NULL,
  last_name varchar(80) NOT NULL
);

CREATE TABLE patients (
  person_id integer PRIMARY KEY REFERENCES persons (id),
  record_number varchar(20) NOT NULL UNIQUE
);

CREATE TABLE visits (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  patient_id integer NOT NULL REFERENCES patients (person_id),
  doctor_id integer REFERENCES persons (id)
);

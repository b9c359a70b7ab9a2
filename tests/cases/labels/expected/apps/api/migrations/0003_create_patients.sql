-- SQLite

CREATE TABLE patients (
    person_id int NOT NULL PRIMARY KEY,
    record_number text NOT NULL, -- string(20)
    version integer NOT NULL DEFAULT 1,
    CONSTRAINT patients_record_number_key UNIQUE (record_number),
    CONSTRAINT patients_record_number_check CHECK (length(record_number) <= 20),
    CONSTRAINT patients_person_id_fkey FOREIGN KEY (person_id) REFERENCES persons (id)
) STRICT;

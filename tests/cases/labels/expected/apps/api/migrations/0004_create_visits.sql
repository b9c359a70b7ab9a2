-- SQLite

CREATE TABLE visits (
    id integer PRIMARY KEY AUTOINCREMENT,
    patient_id integer NOT NULL,
    doctor_id integer,
    version integer NOT NULL DEFAULT 1,
    CONSTRAINT visits_patient_id_fkey FOREIGN KEY (patient_id) REFERENCES patients (person_id),
    CONSTRAINT visits_doctor_id_fkey FOREIGN KEY (doctor_id) REFERENCES persons (id)
) STRICT;

CREATE INDEX visits_patient_id_idx ON visits (patient_id);

CREATE INDEX visits_doctor_id_idx ON visits (doctor_id);

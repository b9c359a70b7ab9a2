-- SQLite

CREATE TABLE patients ( -- table: People who are or were treated here.
    id text NOT NULL PRIMARY KEY, -- uuid
    record_number text NOT NULL, -- string(20): Number on the file and on the wristband.
    first_name text NOT NULL, -- string(80)
    last_name text NOT NULL, -- string(80)
    birth_date text NOT NULL, -- date
    sex text NOT NULL,
    phone text, -- string(30)
    email text, -- string(120)
    weight_kg integer, -- decimal(5,2)
    allergies text,
    active integer NOT NULL DEFAULT TRUE, -- boolean
    created_at text NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')), -- timestamptz
    updated_at text NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')), -- timestamptz
    version integer NOT NULL DEFAULT 1,
    CONSTRAINT patients_record_number_key UNIQUE (record_number),
    CONSTRAINT patients_record_number_check CHECK (length(record_number) <= 20),
    CONSTRAINT patients_first_name_check CHECK (length(first_name) <= 80),
    CONSTRAINT patients_last_name_check CHECK (length(last_name) <= 80),
    CONSTRAINT patients_birth_date_check CHECK (coalesce(date(birth_date, '+0 days') = birth_date, birth_date IS NULL)),
    CONSTRAINT patients_sex_check CHECK (sex IN ('female', 'male', 'other', 'unknown')),
    CONSTRAINT patients_phone_check CHECK (length(phone) <= 30),
    CONSTRAINT patients_email_check CHECK (length(email) <= 120),
    CONSTRAINT patients_weight_kg_check CHECK (weight_kg > 0 AND weight_kg <= 99999),
    CONSTRAINT patients_active_check CHECK (active IN (0, 1)),
    CONSTRAINT patients_created_at_check CHECK (coalesce(strftime('%Y-%m-%dT%H:%M:%S', substr(created_at, 1, 19), '+0 days') = substr(created_at, 1, 19) AND length(created_at) = 27 AND ltrim(substr(created_at, 20), '.0123456789') = 'Z', created_at IS NULL)),
    CONSTRAINT patients_updated_at_check CHECK (coalesce(strftime('%Y-%m-%dT%H:%M:%S', substr(updated_at, 1, 19), '+0 days') = substr(updated_at, 1, 19) AND length(updated_at) = 27 AND ltrim(substr(updated_at, 20), '.0123456789') = 'Z', updated_at IS NULL))
) STRICT;

CREATE INDEX patients_created_at_id_idx ON patients (created_at, id);

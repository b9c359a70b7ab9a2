-- SQLite

CREATE TABLE appointments (
    id text NOT NULL PRIMARY KEY, -- uuid
    patient_id text NOT NULL, -- uuid
    medication_id text, -- uuid: Prescribed at this appointment.
    starts_at text NOT NULL, -- timestamptz
    minutes integer NOT NULL DEFAULT 30, -- smallint
    status text NOT NULL DEFAULT 'planned',
    reason text NOT NULL, -- string(200)
    notes text,
    created_at text NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')), -- timestamptz
    updated_at text NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')), -- timestamptz
    version integer NOT NULL DEFAULT 1,
    CONSTRAINT appointments_starts_at_check CHECK (coalesce(strftime('%Y-%m-%dT%H:%M:%S', substr(starts_at, 1, 19), '+0 days') = substr(starts_at, 1, 19) AND length(starts_at) = 27 AND ltrim(substr(starts_at, 20), '.0123456789') = 'Z', starts_at IS NULL)),
    CONSTRAINT appointments_minutes_check CHECK (minutes BETWEEN 5 AND 480),
    CONSTRAINT appointments_status_check CHECK (status IN ('planned', 'arrived', 'in_progress', 'done', 'cancelled')),
    CONSTRAINT appointments_reason_check CHECK (length(reason) <= 200),
    CONSTRAINT appointments_created_at_check CHECK (coalesce(strftime('%Y-%m-%dT%H:%M:%S', substr(created_at, 1, 19), '+0 days') = substr(created_at, 1, 19) AND length(created_at) = 27 AND ltrim(substr(created_at, 20), '.0123456789') = 'Z', created_at IS NULL)),
    CONSTRAINT appointments_updated_at_check CHECK (coalesce(strftime('%Y-%m-%dT%H:%M:%S', substr(updated_at, 1, 19), '+0 days') = substr(updated_at, 1, 19) AND length(updated_at) = 27 AND ltrim(substr(updated_at, 20), '.0123456789') = 'Z', updated_at IS NULL)),
    CONSTRAINT appointments_patient_id_fkey FOREIGN KEY (patient_id) REFERENCES patients (id),
    CONSTRAINT appointments_medication_id_fkey FOREIGN KEY (medication_id) REFERENCES medications (id)
) STRICT;

CREATE INDEX appointments_patient_id_idx ON appointments (patient_id);

CREATE INDEX appointments_medication_id_idx ON appointments (medication_id);

CREATE INDEX appointments_created_at_id_idx ON appointments (created_at, id);

-- The tables of examples/clinic.

CREATE TABLE patients (
  id uuid PRIMARY KEY,
  record_number varchar(20) NOT NULL UNIQUE,
  first_name varchar(80) NOT NULL,
  last_name varchar(80) NOT NULL,
  birth_date date NOT NULL,
  sex text NOT NULL CHECK (sex IN ('female', 'male', 'other', 'unknown')),
  phone varchar(30),
  email varchar(120),
  weight_kg numeric(5, 2) CHECK (weight_kg > 0),
  allergies text,
  active boolean NOT NULL DEFAULT true,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE patients IS 'People who are or were treated here.';
COMMENT ON COLUMN patients.record_number IS 'Number on the file and on the wristband.';

CREATE TABLE medications (
  id uuid PRIMARY KEY,
  code varchar(20) NOT NULL UNIQUE,
  name varchar(120) NOT NULL,
  form text NOT NULL CHECK (form IN ('tablet', 'capsule', 'syrup', 'injection', 'ointment')),
  strength_mg numeric(10, 3) CHECK (strength_mg > 0),
  unit_price numeric(10, 2) NOT NULL CHECK (unit_price >= 0),
  stock integer NOT NULL DEFAULT 0 CHECK (stock >= 0),
  controlled boolean NOT NULL DEFAULT false,
  description text,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE medications IS 'What the pharmacy hands out.';

CREATE TABLE appointments (
  id uuid PRIMARY KEY,
  patient_id uuid NOT NULL REFERENCES patients (id),
  medication_id uuid REFERENCES medications (id),
  starts_at timestamptz NOT NULL,
  minutes smallint NOT NULL DEFAULT 30 CHECK (minutes BETWEEN 5 AND 480),
  status text NOT NULL DEFAULT 'planned' CHECK (status IN ('planned', 'arrived', 'in_progress', 'done', 'cancelled')),
  reason varchar(200) NOT NULL,
  notes text,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now()
);
COMMENT ON COLUMN appointments.medication_id IS 'Prescribed at this appointment.';

CREATE TABLE persons (id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, first_name varchar(80) NOT NULL, last_name varchar(80) NOT NULL, email text);
CREATE TABLE patients (person_id integer PRIMARY KEY REFERENCES persons (id), record_number varchar(20) NOT NULL UNIQUE, history text NOT NULL);
CREATE TABLE contracts (
  id uuid PRIMARY KEY, contract_no varchar(30) NOT NULL, title varchar(120) NOT NULL, state_key text NOT NULL,
  patient_id integer NOT NULL REFERENCES patients (person_id), signer_id integer REFERENCES persons (id), parent_id uuid REFERENCES contracts (id),
  billing_street varchar(80) NOT NULL, billing_city varchar(80), billing_zip varchar(12), billing_country varchar(2),
  shipping_street varchar(80), shipping_city varchar(80), shipping_zip varchar(12), shipping_country varchar(2),
  is_active boolean NOT NULL DEFAULT true, renews char(1) NOT NULL DEFAULT 'N' CHECK (renews IN ('Y', 'N')), kind text NOT NULL CHECK (kind IN ('sale', 'lease')),
  urgent text NOT NULL CHECK (urgent IN ('0', '1')),
  amount numeric(12, 2) NOT NULL, vat_id varchar(20), discount numeric(5, 2), days integer, starts_on date, ends_on date, signed_at timestamptz,
  scan bytea, seal bytea NOT NULL, extra jsonb, terms text, remark varchar(2000), md5 char(32), token_code varchar(40), external_ref uuid,
  network inet, period interval, tags text[], search tsvector,
  created_by varchar(80), updated_by varchar(80), write_date timestamptz NOT NULL DEFAULT now()
);
CREATE TABLE rc_items (rc_id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, rc_name varchar(80) NOT NULL, rc_url varchar(200), rc_sku varchar(40) NOT NULL UNIQUE);

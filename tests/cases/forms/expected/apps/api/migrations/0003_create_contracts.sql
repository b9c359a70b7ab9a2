-- PostgreSQL

CREATE TABLE patients (
    person_id integer PRIMARY KEY,
    record_number varchar(20) NOT NULL,
    history text NOT NULL,
    version integer NOT NULL DEFAULT 1,
    CONSTRAINT patients_record_number_key UNIQUE (record_number),
    CONSTRAINT patients_person_id_fkey FOREIGN KEY (person_id) REFERENCES persons (id)
);

CREATE TABLE contracts (
    id uuid PRIMARY KEY,
    contract_no varchar(30) NOT NULL,
    title varchar(120) NOT NULL,
    state_key text NOT NULL,
    patient_id integer NOT NULL,
    signer_id integer,
    parent_id uuid,
    billing_street varchar(80) NOT NULL,
    billing_city varchar(80),
    billing_zip varchar(12),
    billing_country varchar(2),
    shipping_street varchar(80),
    shipping_city varchar(80),
    shipping_zip varchar(12),
    shipping_country varchar(2),
    is_active boolean NOT NULL DEFAULT TRUE,
    renews text NOT NULL DEFAULT 'N',
    kind text NOT NULL,
    urgent text NOT NULL,
    amount numeric(12,2) NOT NULL,
    vat_id varchar(20),
    discount numeric(5,2),
    days integer,
    starts_on date,
    ends_on date,
    signed_at timestamptz,
    scan bytea,
    seal bytea NOT NULL,
    extra jsonb,
    terms text,
    remark varchar(2000),
    md5 varchar(32),
    token_code varchar(40),
    external_ref uuid,
    network inet,
    period interval,
    tags text[],
    search tsvector,
    created_by varchar(80),
    updated_by varchar(80),
    write_date timestamptz NOT NULL DEFAULT now(),
    version integer NOT NULL DEFAULT 1,
    CONSTRAINT contracts_renews_check CHECK (renews IN ('Y', 'N')),
    CONSTRAINT contracts_kind_check CHECK (kind IN ('sale', 'lease')),
    CONSTRAINT contracts_urgent_check CHECK (urgent IN ('0', '1')),
    CONSTRAINT contracts_patient_id_fkey FOREIGN KEY (patient_id) REFERENCES patients (person_id),
    CONSTRAINT contracts_signer_id_fkey FOREIGN KEY (signer_id) REFERENCES persons (id),
    CONSTRAINT contracts_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES contracts (id)
);

CREATE INDEX contracts_patient_id_idx ON contracts (patient_id);

CREATE INDEX contracts_signer_id_idx ON contracts (signer_id);

CREATE INDEX contracts_parent_id_idx ON contracts (parent_id);

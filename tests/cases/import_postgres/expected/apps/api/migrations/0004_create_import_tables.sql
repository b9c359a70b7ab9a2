-- What imports need: their jobs, the files that were sent, and the rows that were read from them.

CREATE TABLE app_import_jobs (
    id uuid NOT NULL PRIMARY KEY,
    resource text NOT NULL,
    file_name text NOT NULL,
    format text NOT NULL,
    size bigint NOT NULL,
    sheets jsonb NOT NULL,
    sheet text,
    columns jsonb NOT NULL,
    mapping jsonb NOT NULL,
    status text NOT NULL,
    mode text,
    duplicates text,
    validate_only boolean NOT NULL DEFAULT false,
    total bigint NOT NULL DEFAULT 0,
    valid bigint NOT NULL DEFAULT 0,
    invalid bigint NOT NULL DEFAULT 0,
    duplicate bigint NOT NULL DEFAULT 0,
    last_row bigint NOT NULL DEFAULT 0,
    processed bigint NOT NULL DEFAULT 0,
    succeeded bigint NOT NULL DEFAULT 0,
    failed bigint NOT NULL DEFAULT 0,
    skipped bigint NOT NULL DEFAULT 0,
    shown_progress bigint NOT NULL DEFAULT 0,
    error text,
    setbacks bigint NOT NULL DEFAULT 0,
    cancelled boolean NOT NULL DEFAULT false,
    owner text,
    leased_until timestamptz,
    created_by uuid NOT NULL,
    created_by_email text NOT NULL,
    created_at timestamptz NOT NULL,
    started_at timestamptz,
    finished_at timestamptz
);

CREATE INDEX app_import_jobs_resource ON app_import_jobs (resource, created_at);
CREATE INDEX app_import_jobs_open ON app_import_jobs (status) WHERE status IN ('validating', 'pending', 'processing');

-- The file lives here, so that any process can go on with it.
CREATE TABLE app_import_files (
    job_id uuid NOT NULL REFERENCES app_import_jobs (id) ON DELETE CASCADE,
    chunk_no bigint NOT NULL,
    bytes bytea NOT NULL,
    PRIMARY KEY (job_id, chunk_no)
);

-- `row_no` is the number of the row in the file, where the header is 1.
CREATE TABLE app_import_rows (
    job_id uuid NOT NULL REFERENCES app_import_jobs (id) ON DELETE CASCADE,
    row_no bigint NOT NULL,
    status text NOT NULL,
    cells text NOT NULL,
    data text,
    errors text NOT NULL,
    PRIMARY KEY (job_id, row_no)
);

CREATE INDEX app_import_rows_conspicuous ON app_import_rows (job_id, status, row_no) WHERE status <> 'valid';

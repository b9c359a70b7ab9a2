-- What imports need: their jobs, the files that were sent, and the rows that were read from them.

CREATE TABLE app_import_jobs (
    id TEXT NOT NULL PRIMARY KEY,
    resource TEXT NOT NULL,
    file_name TEXT NOT NULL,
    format TEXT NOT NULL,
    size INTEGER NOT NULL,
    sheets TEXT NOT NULL CHECK (json_valid(sheets)),
    sheet TEXT,
    columns TEXT NOT NULL CHECK (json_valid(columns)),
    mapping TEXT NOT NULL CHECK (json_valid(mapping)),
    status TEXT NOT NULL,
    mode TEXT,
    duplicates TEXT,
    validate_only INTEGER NOT NULL DEFAULT 0 CHECK (validate_only IN (0, 1)),
    total INTEGER NOT NULL DEFAULT 0,
    valid INTEGER NOT NULL DEFAULT 0,
    invalid INTEGER NOT NULL DEFAULT 0,
    duplicate INTEGER NOT NULL DEFAULT 0,
    last_row INTEGER NOT NULL DEFAULT 0,
    processed INTEGER NOT NULL DEFAULT 0,
    succeeded INTEGER NOT NULL DEFAULT 0,
    failed INTEGER NOT NULL DEFAULT 0,
    skipped INTEGER NOT NULL DEFAULT 0,
    shown_progress INTEGER NOT NULL DEFAULT 0,
    error TEXT,
    setbacks INTEGER NOT NULL DEFAULT 0,
    cancelled INTEGER NOT NULL DEFAULT 0 CHECK (cancelled IN (0, 1)),
    owner TEXT,
    leased_until TEXT,
    created_by TEXT NOT NULL,
    created_by_email TEXT NOT NULL,
    created_at TEXT NOT NULL,
    started_at TEXT,
    finished_at TEXT
) STRICT;

CREATE INDEX app_import_jobs_resource ON app_import_jobs (resource, created_at);
CREATE INDEX app_import_jobs_open ON app_import_jobs (status) WHERE status IN ('validating', 'pending', 'processing');

-- The file lives here, so that any process can go on with it.
CREATE TABLE app_import_files (
    job_id TEXT NOT NULL REFERENCES app_import_jobs (id) ON DELETE CASCADE,
    chunk_no INTEGER NOT NULL,
    bytes BLOB NOT NULL,
    PRIMARY KEY (job_id, chunk_no)
) STRICT;

-- `row_no` is the number of the row in the file, where the header is 1.
CREATE TABLE app_import_rows (
    job_id TEXT NOT NULL REFERENCES app_import_jobs (id) ON DELETE CASCADE,
    row_no INTEGER NOT NULL,
    status TEXT NOT NULL,
    cells TEXT NOT NULL,
    data TEXT,
    errors TEXT NOT NULL,
    PRIMARY KEY (job_id, row_no)
) STRICT, WITHOUT ROWID;

CREATE INDEX app_import_rows_conspicuous ON app_import_rows (job_id, status, row_no) WHERE status <> 'valid';

-- What every workspace needs: users, roles, sessions, events, the audit log, and requests that are done once.

CREATE TABLE app_users (
    id TEXT NOT NULL PRIMARY KEY,
    email TEXT NOT NULL UNIQUE,
    password_hash TEXT NOT NULL,
    permissions TEXT NOT NULL CHECK (json_valid(permissions)),
    roles TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(roles)),
    active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
    created_at TEXT NOT NULL
) STRICT;

CREATE TABLE app_roles (
    name TEXT NOT NULL PRIMARY KEY,
    permissions TEXT NOT NULL CHECK (json_valid(permissions))
) STRICT;

CREATE TABLE app_refresh_tokens (
    digest TEXT NOT NULL PRIMARY KEY,
    user_id TEXT NOT NULL REFERENCES app_users (id) ON DELETE CASCADE,
    family TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    used_at TEXT
) STRICT;

CREATE INDEX app_refresh_tokens_family ON app_refresh_tokens (family);

CREATE TABLE app_outbox (
    position INTEGER PRIMARY KEY AUTOINCREMENT,
    event_id TEXT NOT NULL UNIQUE,
    resource TEXT NOT NULL,
    seq INTEGER NOT NULL,
    type TEXT NOT NULL,
    entity_id TEXT NOT NULL CHECK (json_valid(entity_id)),
    version INTEGER,
    payload TEXT NOT NULL CHECK (json_valid(payload)),
    op_id TEXT,
    at TEXT NOT NULL,
    UNIQUE (resource, seq)
) STRICT;

CREATE INDEX app_outbox_at ON app_outbox (at);

CREATE TABLE app_sequences (
    resource TEXT NOT NULL PRIMARY KEY,
    seq INTEGER NOT NULL
) STRICT;

-- How far the events have been published elsewhere, and which process does that.
CREATE TABLE app_publications (
    name TEXT NOT NULL PRIMARY KEY,
    position INTEGER NOT NULL,
    owner TEXT NOT NULL,
    leased_until TEXT NOT NULL
) STRICT;

CREATE TABLE app_audit_log (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    request_id TEXT NOT NULL,
    user_id TEXT NOT NULL,
    user_email TEXT NOT NULL,
    resource TEXT NOT NULL,
    action TEXT NOT NULL,
    entity_id TEXT NOT NULL,
    before TEXT CHECK (json_valid(before)),
    after TEXT CHECK (json_valid(after))
) STRICT;

CREATE INDEX app_audit_log_entity ON app_audit_log (resource, entity_id);

CREATE TABLE app_idempotency_keys (
    user_id TEXT NOT NULL,
    key TEXT NOT NULL,
    digest TEXT NOT NULL,
    status INTEGER,
    headers TEXT CHECK (json_valid(headers)),
    body TEXT,
    created_at TEXT NOT NULL,
    PRIMARY KEY (user_id, key)
) STRICT;

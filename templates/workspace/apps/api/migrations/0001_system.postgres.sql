-- What every workspace needs: users, roles, sessions, events, the audit log, and requests that are done once.

CREATE TABLE app_users (
    id uuid NOT NULL PRIMARY KEY,
    email text NOT NULL UNIQUE,
    password_hash text NOT NULL,
    permissions jsonb NOT NULL,
    roles jsonb NOT NULL DEFAULT '[]',
    active boolean NOT NULL DEFAULT true,
    created_at timestamptz NOT NULL
);

CREATE TABLE app_roles (
    name text NOT NULL PRIMARY KEY,
    permissions jsonb NOT NULL
);

CREATE TABLE app_refresh_tokens (
    digest text NOT NULL PRIMARY KEY,
    user_id uuid NOT NULL REFERENCES app_users (id) ON DELETE CASCADE,
    family uuid NOT NULL,
    expires_at timestamptz NOT NULL,
    used_at timestamptz
);

CREATE INDEX app_refresh_tokens_family ON app_refresh_tokens (family);

-- Events are written without a number and numbered after their commit, in `seq` for their resource and in `position` for all.
CREATE TABLE app_outbox (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    position bigint,
    event_id uuid NOT NULL,
    resource text NOT NULL,
    seq bigint,
    type text NOT NULL,
    entity_id json NOT NULL,
    version bigint,
    payload json NOT NULL,
    op_id text,
    at timestamptz NOT NULL
);

-- An event is in few indexes when it is written, and in the others when it has its numbers.
CREATE INDEX app_outbox_unnumbered ON app_outbox (id) WHERE seq IS NULL;
CREATE UNIQUE INDEX app_outbox_position ON app_outbox (position) WHERE position IS NOT NULL;
CREATE UNIQUE INDEX app_outbox_seq ON app_outbox (resource, seq) WHERE seq IS NOT NULL;
CREATE INDEX app_outbox_at ON app_outbox USING brin (at);

CREATE TABLE app_sequences (
    resource text NOT NULL PRIMARY KEY,
    seq bigint NOT NULL
);

-- How far the events have been published elsewhere, and which process does that.
CREATE TABLE app_publications (
    name text NOT NULL PRIMARY KEY,
    position bigint NOT NULL,
    owner text NOT NULL,
    leased_until timestamptz NOT NULL
);

CREATE TABLE app_audit_log (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at timestamptz NOT NULL,
    request_id text NOT NULL,
    user_id uuid NOT NULL,
    user_email text NOT NULL,
    resource text NOT NULL,
    action text NOT NULL,
    entity_id text NOT NULL,
    before jsonb,
    after jsonb
);

CREATE INDEX app_audit_log_entity ON app_audit_log (resource, entity_id);

CREATE TABLE app_idempotency_keys (
    user_id uuid NOT NULL,
    key text NOT NULL,
    digest text NOT NULL,
    status integer,
    headers jsonb,
    body text,
    created_at timestamptz NOT NULL,
    PRIMARY KEY (user_id, key)
);

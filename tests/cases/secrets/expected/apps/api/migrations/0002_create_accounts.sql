-- SQLite

CREATE TABLE accounts (
    id text NOT NULL PRIMARY KEY, -- uuid
    name text NOT NULL, -- string(80)
    passwd text NOT NULL, -- string(60)
    api_key text, -- string(40)
    login_token text,
    note text,
    recovery_codes text, -- json
    pin integer,
    created_at text NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')), -- timestamptz
    updated_at text NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')), -- timestamptz
    version integer NOT NULL DEFAULT 1,
    CONSTRAINT accounts_api_key_key UNIQUE (api_key),
    CONSTRAINT accounts_name_check CHECK (length(name) <= 80),
    CONSTRAINT accounts_passwd_check CHECK (length(passwd) <= 60),
    CONSTRAINT accounts_api_key_check CHECK (length(api_key) <= 40),
    CONSTRAINT accounts_recovery_codes_check CHECK (recovery_codes IS NULL OR json_valid(recovery_codes)),
    CONSTRAINT accounts_created_at_check CHECK (coalesce(strftime('%Y-%m-%dT%H:%M:%S', substr(created_at, 1, 19), '+0 days') = substr(created_at, 1, 19) AND length(created_at) = 27 AND ltrim(substr(created_at, 20), '.0123456789') = 'Z', created_at IS NULL)),
    CONSTRAINT accounts_updated_at_check CHECK (coalesce(strftime('%Y-%m-%dT%H:%M:%S', substr(updated_at, 1, 19), '+0 days') = substr(updated_at, 1, 19) AND length(updated_at) = 27 AND ltrim(substr(updated_at, 20), '.0123456789') = 'Z', updated_at IS NULL))
) STRICT;

CREATE INDEX accounts_created_at_id_idx ON accounts (created_at, id);

-- SQLite

CREATE TABLE samples (
    id text NOT NULL PRIMARY KEY, -- uuid
    text_required text NOT NULL,
    text_optional text,
    string_required text NOT NULL, -- string(40)
    string_optional text, -- string(40)
    small_int_required integer NOT NULL, -- smallint
    small_int_optional integer, -- smallint
    integer_required integer NOT NULL,
    integer_optional integer,
    big_int_required integer NOT NULL, -- bigint
    big_int_optional integer, -- bigint
    decimal_required integer NOT NULL, -- decimal(12,2)
    decimal_optional integer, -- decimal(12,2)
    wide_decimal_required integer NOT NULL, -- decimal(30,10)
    wide_decimal_optional integer, -- decimal(30,10)
    real_required real NOT NULL, -- real
    real_optional real, -- real
    double_required real NOT NULL,
    double_optional real,
    boolean_required integer NOT NULL, -- boolean
    boolean_optional integer, -- boolean
    date_required text NOT NULL, -- date
    date_optional text, -- date
    time_required text NOT NULL, -- time
    time_optional text, -- time
    timestamp_required text NOT NULL, -- timestamp
    timestamp_optional text, -- timestamp
    timestamp_tz_required text NOT NULL, -- timestamptz
    timestamp_tz_optional text, -- timestamptz
    uuid_required text NOT NULL, -- uuid
    uuid_optional text, -- uuid
    json_required text NOT NULL, -- json
    json_optional text, -- json
    bytes_required blob NOT NULL,
    bytes_optional blob,
    other_required text NOT NULL, -- other(inet)
    other_optional text, -- other(inet)
    enum_required text NOT NULL,
    enum_optional text,
    password_hash text NOT NULL,
    created_at text NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')), -- timestamptz
    updated_at text NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')), -- timestamptz
    version integer NOT NULL DEFAULT 1,
    CONSTRAINT samples_string_required_check CHECK (length(string_required) <= 40),
    CONSTRAINT samples_string_optional_check CHECK (length(string_optional) <= 40),
    CONSTRAINT samples_decimal_required_check CHECK (decimal_required BETWEEN -999999999999 AND 999999999999),
    CONSTRAINT samples_decimal_optional_check CHECK (decimal_optional BETWEEN -999999999999 AND 999999999999),
    CONSTRAINT samples_boolean_required_check CHECK (boolean_required IN (0, 1)),
    CONSTRAINT samples_boolean_optional_check CHECK (boolean_optional IN (0, 1)),
    CONSTRAINT samples_date_required_check CHECK (coalesce(date(date_required, '+0 days') = date_required, date_required IS NULL)),
    CONSTRAINT samples_date_optional_check CHECK (coalesce(date(date_optional, '+0 days') = date_optional, date_optional IS NULL)),
    CONSTRAINT samples_time_required_check CHECK (coalesce(strftime('%H:%M:%S', substr(time_required, 1, 8), '+0 days') = substr(time_required, 1, 8) AND ltrim(substr(time_required, 9), '.0123456789') = '', time_required IS NULL)),
    CONSTRAINT samples_time_optional_check CHECK (coalesce(strftime('%H:%M:%S', substr(time_optional, 1, 8), '+0 days') = substr(time_optional, 1, 8) AND ltrim(substr(time_optional, 9), '.0123456789') = '', time_optional IS NULL)),
    CONSTRAINT samples_timestamp_required_check CHECK (coalesce(strftime('%Y-%m-%dT%H:%M:%S', substr(timestamp_required, 1, 19), '+0 days') = substr(timestamp_required, 1, 19) AND ltrim(substr(timestamp_required, 20), '.0123456789') = '', timestamp_required IS NULL)),
    CONSTRAINT samples_timestamp_optional_check CHECK (coalesce(strftime('%Y-%m-%dT%H:%M:%S', substr(timestamp_optional, 1, 19), '+0 days') = substr(timestamp_optional, 1, 19) AND ltrim(substr(timestamp_optional, 20), '.0123456789') = '', timestamp_optional IS NULL)),
    CONSTRAINT samples_timestamp_tz_required_check CHECK (coalesce(strftime('%Y-%m-%dT%H:%M:%S', substr(timestamp_tz_required, 1, 19), '+0 days') = substr(timestamp_tz_required, 1, 19) AND length(timestamp_tz_required) = 27 AND ltrim(substr(timestamp_tz_required, 20), '.0123456789') = 'Z', timestamp_tz_required IS NULL)),
    CONSTRAINT samples_timestamp_tz_optional_check CHECK (coalesce(strftime('%Y-%m-%dT%H:%M:%S', substr(timestamp_tz_optional, 1, 19), '+0 days') = substr(timestamp_tz_optional, 1, 19) AND length(timestamp_tz_optional) = 27 AND ltrim(substr(timestamp_tz_optional, 20), '.0123456789') = 'Z', timestamp_tz_optional IS NULL)),
    CONSTRAINT samples_json_required_check CHECK (json_valid(json_required)),
    CONSTRAINT samples_json_optional_check CHECK (json_optional IS NULL OR json_valid(json_optional)),
    CONSTRAINT samples_enum_required_check CHECK (enum_required IN ('one', 'two')),
    CONSTRAINT samples_enum_optional_check CHECK (enum_optional IN ('one', 'two')),
    CONSTRAINT samples_created_at_check CHECK (coalesce(strftime('%Y-%m-%dT%H:%M:%S', substr(created_at, 1, 19), '+0 days') = substr(created_at, 1, 19) AND length(created_at) = 27 AND ltrim(substr(created_at, 20), '.0123456789') = 'Z', created_at IS NULL)),
    CONSTRAINT samples_updated_at_check CHECK (coalesce(strftime('%Y-%m-%dT%H:%M:%S', substr(updated_at, 1, 19), '+0 days') = substr(updated_at, 1, 19) AND length(updated_at) = 27 AND ltrim(substr(updated_at, 20), '.0123456789') = 'Z', updated_at IS NULL))
) STRICT;

CREATE INDEX samples_created_at_id_idx ON samples (created_at, id);

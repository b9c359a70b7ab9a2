use super::*;
use crate::source::ddl;
use std::collections::BTreeMap;

/// The columns of some tables that are recognised, as `table.column`.
fn hidden_columns(sql: &str) -> Vec<String> {
    let tables = ddl::tables(sql, "schema.sql", &BTreeMap::new()).expect("tables").tables;
    let columns = tables.iter().flat_map(|table| table.columns.iter().map(move |column| (table, column)));
    columns
        .filter(|(table, column)| is_recognised(table, column))
        .map(|(table, column)| format!("{}.{}", table.name, column.name))
        .collect()
}

fn is_hidden(name: &str, kind: &str) -> bool {
    !hidden_columns(&format!(r#"CREATE TABLE things (id int PRIMARY KEY, "{name}" {kind});"#)).is_empty()
}

#[test]
#[rustfmt::skip]
fn names_of_secrets_are_recognised() {
    for name in [
        // passwords
        "password", "passwd", "pwd", "pass", "user_pass", "smtp_password", "mot_de_passe", "motDePasse", "clave_privada", "cle_api", "passord", "password_hash", "passwordhash", "PasswordHash", "hashedPassword",
        "encrypted_password", "newpassword", "new_password", "password2", "password_salt", "salt", "passphrase", "pass_phrase", "passcode",
        "db_pass", "dbpassword", "rootpw", "pw_hash", "wifi_password", "passwort", "contraseña", "password_digest", "crypted_password",
        "password_history", "temp_password", "userPassword", "PASSWORD", "user_pwd", "pass_word", "password_confirmation", "password_hint",
        // keys
        "api_key", "apikey", "apiKey", "API_KEY", "APIKey", "x_api_key", "api_key_hash", "api_keys", "private_key", "privatekey", "privkey",
        "private_key_pem", "ssh_private_key", "secret_key", "secret_access_key", "aws_secret_access_key", "access_key", "encryption_key",
        "encryptionKey", "signing_key", "hmac_key", "master_key", "stripe_key", "license_key", "auth_key", "wpa_key", "recovery_key", "psk",
        "pre_shared_key", "session_key", "stripe_secret_key", "key_store_password", "storage_account_key", "service_account_json", "id_rsa",
        "rsa_private_key", "sshkey", "api_key_2", "api_key_encrypted", "pgp_private_key",
        // tokens
        "token", "access_token", "accessToken", "accesstoken", "refresh_token", "auth_token", "authtoken", "reset_token", "csrf_token",
        "bearer_token", "jwt", "id_token", "api_token", "apitoken", "token_hash", "remember_token", "oauth_token", "oauth2_token",
        "device_token", "push_token", "tokens", "invite_token", "confirmation_token", "reset_password_token", "session_token", "webhook_token",
        "OAuthToken", "verification_token", "unsubscribe_token",
        // one-time codes and recovery
        "otp", "otp_secret", "otp_seed", "totp_secret", "mfa_secret", "two_factor_secret", "2fa_secret", "2fa_code", "mfa_code", "backup_codes",
        "recovery_codes", "recovery_code", "two_factor_recovery_codes", "verification_code", "verificationCode", "one_time_code", "reset_code",
        "activation_code", "sms_code", "security_answer", "secret_answer", "seed_phrase", "recovery_phrase", "mnemonic_phrase", "wallet_seed",
        "magic_link", "scratch_codes", "activation_key", "security_question_answer",
        // pins and cards
        "pin", "pin_code", "pincode", "PIN", "card_pin", "pin_hash", "user_pin", "puk", "puk_code", "cvv", "cvc", "cvv2", "card_cvv", "cvv_code",
        "card_security_code", "security_code", "card_verification_value", "credit_card_number", "access_code", "door_code", "pinHash",
        // secrets, credentials, connections, sessions
        "secret", "client_secret", "clientSecret", "clientsecret", "webhook_secret", "shared_secret", "app_secret", "jwt_secret",
        "credentials", "creds", "aws_credentials", "connection_string", "connectionString", "conn_str", "database_url", "db_url", "redis_url",
        "dsn", "sentry_dsn", "session_id", "sessionid", "session_data", "session_cookie", "cookie", "basic_auth", "keystore", "code_verifier",
        "csrfmiddlewaretoken", "txtpassword", "email_change_token_new", "secret_data", "snmp_community", "authpassphrase", "bindpw", "tls_psk",
        "user_activation_key", "runners_token_encrypted", "encrypted_value", "ssn_ciphertext", "otpauth_uri", "locker_combination", "mnemonic",
        "totp_uri", "upi_pin", "mpin", "credit_card", "sess_id", "cert_key", "memorable_word", "provider_refresh_token", "otp_backup_codes",
        "secret_key_base", "slack_webhook_url", "presigned_url", "authorization_header",
    ] {
        assert!(is_hidden(name, "text"), "{name}");
    }
}

#[test]
#[rustfmt::skip]
fn names_of_other_things_are_not() {
    for name in [
        "secretary", "secretary_name", "passenger", "passenger_name", "compass", "keyboard", "tokenizer_name", "tokenizer", "pinned", "pinned_by",
        "primary_key_name", "keyword", "keywords", "key", "keys", "sort_key", "foreign_key", "cache_key", "object_key", "partition_key", "idempotency_key",
        "hash", "comment_hash", "content_hash", "file_hash", "commit_hash", "tx_hash", "hashtag", "code", "postal_code", "zip_code", "country_code",
        "currency_code", "discount_code", "promo_code", "invite_code", "color_code", "product_code", "qr_code", "barcode", "passport_number", "passport",
        "passage", "passive", "passion", "bypass", "boarding_pass", "season_pass", "surpass", "pass_rate", "pass_number", "spin", "pinion", "opinion",
        "shipping_pin", "gpio_pin", "map_pin", "pins", "monkey", "turkey", "donkey", "hockey", "jersey", "public_key", "ssh_public_key", "publishable_key",
        "stripe_publishable_key", "recaptcha_site_key", "pubkey", "token_type", "token_name", "token_id", "token_count", "token_symbol", "token_address",
        "token_expires", "token_number", "token_prefix", "token_scopes", "secret_name", "secret_question", "secret_id", "secret_arn", "secret_ref",
        "security_question", "api_key_id", "aws_access_key_id", "access_key_id", "api_key_name", "key_id", "password_changed_by", "password_policy",
        "password_expiry", "password_manager", "has_password", "is_secret", "pin_code_id", "pin_type", "pin_count", "otp_channel", "otp_phone",
        "session_name", "session_type", "session", "session_count", "ssn", "social_security_number", "tax_id", "iban", "national_id", "account_number",
        "card_number", "card_last4", "cardholder_name", "date_of_birth", "salary", "signature", "fingerprint", "certificate", "private_note", "private",
        "client_id", "connection_id", "connection_name", "connection", "webhook_url", "callback_url", "website_url", "author", "authority", "authored_by",
        "credit", "credit_limit", "sacred", "credo", "saltwater", "basalt", "cookie_consent_text", "crypto", "encrypted", "seed", "seed_variety", "answer",
        "access", "access_level", "accessory", "login", "username", "user", "hotplate", "tokyo_office", "betoken", "passat", "link", "phrase", "pinboard",
        "keynote", "monkeys", "typist", "drawing_pins", "license_plate", "licence_number", "apparel", "codec", "license", "nonce", "last_four",
        "credential_public_key", "credentialID", "webauthn_id", "code_challenge", "recovery_email", "backup_email", "tls_psk_identity", "session_state",
        "credit_card_type", "passwordless_mode", "private_key_path", "mnemonic_name", "community", "combination", "payload", "serial_number",
        "description", "Key Performance", "publicKey", "PrimaryKey", "secret_santa", "csrf_enabled", "otp_enabled", "max_tokens", "token_usage",
    ] {
        assert!(!is_hidden(name, "text"), "{name}");
    }
}

#[test]
#[rustfmt::skip]
fn the_type_has_its_say() {
    for (name, hidden, shown) in [
        ("token", &["text", "varchar(64)", "char(40)", "bytea", "json", "jsonb", "uuid", "text[]", "varchar(80)[]", "citext"][..],
            &["integer", "bigint", "numeric(12,2)", "boolean", "timestamptz", "date", "double precision", "char(1)", "varchar(2)", "tsvector", "inet", "interval"][..]),
        ("password", &["text", "integer"], &["boolean", "timestamp"]),
        ("pin", &["text", "char(4)", "smallint", "integer", "bigint", "numeric(6)"], &["boolean", "real", "numeric(6,2)", "date"]),
        ("otp", &["integer", "varchar(6)"], &["boolean"]),
        ("cvv", &["smallint", "char(3)"], &["boolean"]),
        ("verification_code", &["integer", "text"], &["timestamp"]),
        ("recovery_codes", &["text[]", "json", "text"], &["boolean"]),
        ("session_id", &["text", "varchar(40)"], &["uuid", "integer", "bigint"]),
        ("access_token", &["text"], &["bigint"]),
        ("comment_hash", &[], &["integer", "text"]),
        ("password_reset_expire", &[], &["timestamp"]),
        ("password_changed_at", &[], &["timestamptz", "text"]),
        ("token_expires_at", &[], &["timestamptz", "timestamp", "text"]),
        ("tokens_used", &[], &["integer", "bigint"]),
        ("pwd_hash", &["text", "varchar(60)"], &[]),
        ("pin_attempts", &[], &["integer"]),
        ("otp_length", &[], &["integer"]),
        ("secret", &["text"], &["text CHECK (secret IN ('none', 'low', 'high'))", "boolean"]),
    ] {
        for kind in hidden { assert!(is_hidden(name, kind), "{name} {kind}"); }
        for kind in shown { assert!(!is_hidden(name, kind), "{name} {kind}"); }
    }
}

#[test]
fn the_table_has_its_say() {
    let hidden = hidden_columns(
        "CREATE TABLE accounts (id int PRIMARY KEY, token text REFERENCES tokens (value), password text);
         CREATE TABLE tokens (id int PRIMARY KEY, value text, name text, data json, hash text, number integer, code text);
         CREATE TABLE api_keys (id int PRIMARY KEY, key text, key_hash text, prefix text, label text);
         CREATE TABLE recovery_codes (id int PRIMARY KEY, code text, used_at timestamp);
         CREATE TABLE token_types (code text PRIMARY KEY, value text, text text);
         CREATE TABLE password_policies (id int PRIMARY KEY, value text);
         CREATE TABLE public_keys (id int PRIMARY KEY, key text);
         CREATE TABLE settings (key text, value text);
         CREATE TABLE pins (id int PRIMARY KEY, code text, value integer);
         CREATE TABLE sessions (id text PRIMARY KEY, payload text, code text);",
    );
    let expected = [
        "accounts.password",
        "tokens.value",
        "tokens.data",
        "tokens.hash",
        "tokens.code",
        "api_keys.key",
        "api_keys.key_hash",
        "recovery_codes.code",
        "sessions.payload",
    ];
    assert_eq!(hidden, expected);
}

#[test]
fn what_was_said_counts_more_than_the_name() {
    let sql = "CREATE TABLE things (token text PRIMARY KEY, api_key text, note text);";
    let tables = ddl::tables(sql, "schema.sql", &BTreeMap::new()).expect("a table").tables;
    let hidden = |options: &Options| -> Vec<&str> {
        let columns = tables[0].columns.iter().filter(|column| is_secret(&tables[0], column, options));
        columns.map(|column| column.name.as_str()).collect()
    };
    assert_eq!(hidden(&Options::default()), ["api_key"], "a key stands in addresses");
    let said =
        Options { secret: ["note".to_owned()].into(), visible: ["api_key".to_owned()].into(), ..Options::default() };
    assert_eq!(hidden(&said), ["note"]);
}

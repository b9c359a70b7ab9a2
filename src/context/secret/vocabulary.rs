//! The words that tell a secret by its name, and those that tell that it is only about one.

use std::collections::HashSet;
use std::sync::LazyLock;

/// Secret wherever they stand, unless the name goes on to something about it: `password_changed_at`.
#[rustfmt::skip]
pub const STRONG: &[&str] = &[
    "password", "passwd", "passwrd", "passwort", "passphrase", "passcode", "passkey", "pwd", "pswd", "psw", "pw",
    "kennwort", "contrasena", "senha", "wachtwoord", "motdepasse", "losenord", "passord", "adgangskode", "salasana", "heslo",
    "haslo", "jelszo", "lozinka", "geheimnis",
    "secret", "credential", "cred", "token", "jwt", "csrf", "xsrf",
    "otp", "totp", "hotp", "mpin", "tpin", "puk", "cvv", "cvv2", "cvc", "cvc2", "cvn", "ccv", "ciphertext",
    "psk", "dsn", "htpasswd", "keytab", "keystore", "kubeconfig", "pfx", "p12", "pkcs12",
];

/// Secret alone, or after one of these words: `user_pass`, and not `season_pass`.
#[rustfmt::skip]
pub const WEAK: &[(&str, &[&str])] = &[
    ("pass", &[
        "user", "db", "database", "mail", "email", "smtp", "imap", "pop", "ftp", "sftp", "ssh", "login", "admin", "root", "auth",
        "account", "proxy", "wifi", "wlan", "ldap", "app", "api", "server", "client", "basic", "service", "http", "web",
        "my", "old", "new", "temp", "default", "hashed", "encrypted", "enc", "mysql", "postgres", "pg", "redis", "vpn",
    ]),
    ("pin", &[
        "user", "account", "access", "security", "card", "atm", "bank", "sim", "door", "login", "voice", "voicemail",
        "customer", "client", "member", "employee", "staff", "debit", "credit", "parental", "payment", "transaction",
        "transfer", "app", "admin", "phone", "device", "lock", "unlock", "alarm", "gate", "safe", "wallet", "signing", "upi",
        "my", "old", "new", "current", "temp", "default", "hashed", "encrypted", "enc", "web", "mobile",
    ]),
    ("salt", &["hash", "user", "auth", "login", "crypto", "encryption", "key", "pass"]),
    ("cookie", &["session", "auth", "login", "remember", "set"]),
];

/// Secret when nothing stands before them.
pub const ALONE: &[&str] = &["pem", "mnemonic"];

/// Secret after one of these words: `api_key`, and not `sort_key`.
#[rustfmt::skip]
pub const HEADS: &[(&str, &[&str])] = &[
    ("key", &[
        "api", "private", "priv", "access", "auth", "authentication", "authorization", "session", "login", "admin", "root", "master",
        "encryption", "encrypt", "encrypted", "enc", "decryption", "decrypt", "cipher", "crypto", "symmetric", "shared", "preshared",
        "signing", "sign", "sig", "signature", "hmac", "hmac_sha", "aes", "rsa", "dsa", "ecdsa", "ec", "pgp", "gpg", "ssh", "tls", "ssl", "pem",
        "storage", "storage_account", "service_account", "service_role", "sas", "deploy", "webhook", "consumer", "app",
        "application", "server", "recovery", "backup", "reset", "activation", "unlock", "unseal", "vault", "wallet", "bitlocker",
        "disk", "cert", "certificate", "serial", "cd", "wifi", "wlan", "wpa", "wep", "network", "pairing", "license", "licence", "connection", "pass", "hashed", "secure",
        "stripe", "aws", "azure", "gcp", "google", "openai", "anthropic", "twilio", "sendgrid", "mailgun", "mailchimp",
        "github", "gitlab", "slack", "paypal", "firebase", "fcm", "apns", "maps", "captcha", "recaptcha", "hcaptcha",
    ]),
    ("code", &[
        "recovery", "backup", "emergency", "scratch", "verification", "verify", "verifier", "confirmation", "confirm", "mfa", "tfa",
        "2fa", "fa", "two_factor", "second_factor", "multi_factor", "one_time", "onetime", "security", "auth", "authentication",
        "authorization", "authenticator", "access", "activation", "reset", "sms", "login", "signin", "sign_in", "pairing",
        "unlock", "lock", "locker", "padlock", "safe", "door", "gate", "alarm", "keypad", "pass", "pin",
    ]),
    ("hash", &[
        "auth", "login", "session", "reset", "activation", "verification", "confirmation", "confirm", "remember", "bcrypt",
        "argon", "argon2", "scrypt", "pbkdf2", "ntlm", "nt", "lm", "pass", "pin",
    ]),
    ("digest", &["auth", "login", "session", "reset", "activation", "verification", "confirmation", "remember", "pass", "pin"]),
    ("pem", &["private", "key", "rsa", "tls", "ssl"]),
    ("seed", &["mfa", "tfa", "2fa", "wallet", "master", "recovery", "two_factor", "auth", "authenticator"]),
    ("phrase", &["pass", "seed", "recovery", "backup", "mnemonic", "wallet"]),
    ("word", &["pass", "memorable"]),
    ("mnemonic", &["wallet", "seed", "recovery", "backup"]),
    ("combination", &["lock", "locker", "padlock", "safe"]),
    ("answer", &["security", "challenge", "recovery", "security_question"]),
    ("link", &["magic", "login", "signin", "sign_in", "reset", "one_time"]),
];

/// Secret as they stand, also where their last word by itself would say that it is something else.
#[rustfmt::skip]
pub const PHRASES: &[&str] = &[
    "mot_de_passe", "mots_de_passe", "clave_secreta", "clave_privada", "clave_api", "chave_secreta", "chave_privada", "chave_api",
    "cle_secrete", "cle_privee", "cle_api", "clef_privee", "clef_api",
    "session_id", "sess_id", "sessid", "phpsessid", "jsessionid", "session_data", "session_blob", "session_payload",
    "connection_string", "connection_str", "connect_string", "conn_string", "conn_str", "connection_uri", "connection_url",
    "database_url", "database_uri", "db_url", "db_uri", "redis_url", "redis_uri", "mongo_url", "mongo_uri", "mongodb_url",
    "mongodb_uri", "postgres_url", "postgres_uri", "postgresql_url", "mysql_url", "jdbc_url", "amqp_url", "broker_url", "odbc_string",
    "signed_url", "presigned_url", "pre_signed_url", "sas_url", "slack_webhook", "slack_webhook_url", "discord_webhook",
    "discord_webhook_url", "seed_word", "mnemonic_word", "recovery_word",
    "basic_auth", "auth_header", "authorization_header", "authentication_string", "auth_string", "auth_data", "oauth_verifier",
    "code_verifier", "verification_value", "card_verification", "card_csc", "credit_card", "debit_card", "cc_number", "cc_num", "card_pan",
    "track_data", "magstripe", "magnetic_stripe", "service_account_json", "kube_config", "id_rsa", "id_ecdsa", "pre_shared_key",
    "otp_uri", "otp_url", "totp_uri", "totp_url", "otpauth_uri", "otpauth_url", "password_hint", "snmp_community",
    "encrypted_value", "encrypted_data", "encrypted_content", "encrypted_text", "encrypted_payload",
];

/// What a secret may be kept as: `api_key_hash`, `private_key_pem`.
#[rustfmt::skip]
pub const CARRIERS: &[&str] = &[
    "value", "hash", "hashed", "digest", "salt", "salted", "encrypted", "encoded", "enc", "cipher", "ciphertext", "plain",
    "plaintext", "clear", "cleartext", "raw", "text", "string", "data", "json", "pem", "hex", "base", "b", "bytes", "blob",
    "material", "number", "no", "key", "block", "content", "old", "new", "current", "previous", "temp", "live", "test",
    "prod", "production", "staging", "sandbox", "dev", "backup", "primary", "secondary", "sha", "md", "bcrypt", "argon",
];

/// Columns that say no more than that they hold what their table is about: `value` in `secrets`.
#[rustfmt::skip]
pub const HOLDERS: &[&str] = &[
    "key", "value", "code", "hash", "hashed", "digest", "data", "string", "text", "content", "plain", "plaintext", "cleartext",
    "encrypted", "ciphertext", "raw", "payload", "blob", "bytes", "material", "pem", "json", "hex", "base", "salt",
];

/// Kept as numbers, too.
#[rustfmt::skip]
pub const NUMBERS: &[&str] = &[
    "pin", "mpin", "tpin", "otp", "totp", "hotp", "puk", "cvv", "cvv2", "cvc", "cvc2", "cvn", "passcode", "code", "password", "passwd", "pwd",
];

/// A name that begins so is about a secret: `has_password`.
#[rustfmt::skip]
pub const NEUTRAL_FIRST: &[&str] = &[
    "has", "is", "can", "needs", "need", "requires", "require", "use", "uses", "allow", "allows", "enable", "enabled", "disable",
    "show", "must", "should", "without", "num", "count", "total", "max", "min", "public",
];

/// A name that ends so is about a secret: `token_count`, `secret_name`.
#[rustfmt::skip]
pub const NEUTRAL_LAST: &[&str] = &[
    // when
    "at", "on", "date", "time", "datetime", "timestamp", "day", "days", "hour", "hours", "minute", "minutes", "second", "seconds",
    "ttl", "age", "expiry", "expires", "expire", "expired", "expiration", "lifetime", "until", "since", "validity", "period", "duration",
    // how many, how large
    "count", "counter", "total", "attempt", "try", "tries", "retry", "retries", "failure", "limit", "quota", "usage", "length", "size",
    "width", "bit", "round", "iteration", "cost", "price", "amount", "balance", "supply", "budget", "rate", "index", "position", "order",
    // which one, and whose
    "id", "uid", "name", "title", "label", "description", "comment", "note", "alias", "slug", "symbol", "address", "owner", "user",
    "username", "by", "issuer", "audience", "subject", "service", "provider", "source", "origin", "environment", "env", "var", "ref",
    "reference", "arn", "path", "file", "filename", "url", "uri", "endpoint", "host", "port", "server", "domain", "channel", "email",
    "phone", "mobile", "recipient", "location", "manager", "agent", "client", "group", "role", "field", "column", "table",
    // of which kind
    "type", "kind", "class", "category", "format", "algorithm", "algo", "alg", "method", "version", "policy", "rule", "scope",
    "strength", "level", "score", "status", "state", "mode", "purpose", "reason", "message", "question", "permission", "privilege",
    "feature", "config", "setting", "identity",
    // what became of it
    "enabled", "disabled", "required", "optional", "change", "changed", "update", "updated", "created", "issued", "used", "sent",
    "set", "exists", "valid", "invalid", "active", "locked", "blocked", "revoked", "rotated", "rotation", "verified", "confirmed",
    "accepted", "requested", "failed",
    // what may be seen of it
    "prefix", "suffix", "last", "four", "start", "ending", "mask", "masked", "preview", "fingerprint", "thumbprint", "checksum",
];

/// What such a name ends in and is none: the number of somebody who waits or of a ticket, what is public.
pub const EXCEPTIONS: &[&str] =
    &["token_number", "token_no", "pass_number", "pass_no", "credential_number", "public_key", "secret_santa"];

/// Words that say secret at the end of a longer one, whatever it begins with: `txtpassword`.
pub const TAILS: &[&str] = &["password", "passwd", "passphrase", "passcode", "secret", "credential", "token"];

/// Words that are no more than parts of names that are written together, and a plural that is no secret.
const OTHERS: &[&str] = &["bearer", "refresh", "oauth", "hidden", "pub", "bind", "pins"];

/// Whether a word is in one of these lists.
pub fn is_known(word: &str) -> bool {
    // Asked for every piece of every name of every module, for each module that is generated.
    static WORDS: LazyLock<HashSet<&str>> = LazyLock::new(|| {
        let lists = [STRONG, ALONE, CARRIERS, HOLDERS, NUMBERS, NEUTRAL_FIRST, NEUTRAL_LAST, OTHERS];
        let heads = WEAK.iter().chain(HEADS);
        let phrases = heads.clone().flat_map(|(_, by)| *by).chain(PHRASES);
        let parts = phrases.flat_map(|phrase| phrase.split('_'));
        lists.into_iter().flatten().copied().chain(heads.map(|(head, _)| *head)).chain(parts).collect()
    });
    WORDS.contains(word)
}

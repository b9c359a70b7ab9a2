//! Secrets that other tables refer to.

use crate::support::{must, sandbox, write};

const TABLES: &str = "
CREATE TABLE invites (
    id uuid PRIMARY KEY,
    token varchar(64) NOT NULL UNIQUE,
    phone varchar(20) UNIQUE,
    place varchar(20) UNIQUE
);
CREATE TABLE guests (
    id uuid PRIMARY KEY,
    invite_token varchar(64) REFERENCES invites (token) ON DELETE CASCADE,
    invite_phone varchar(20) REFERENCES invites (phone),
    invite_place varchar(20) REFERENCES invites (place)
);
CREATE TABLE accounts (id integer PRIMARY KEY, passwd varchar(64), parent_id integer REFERENCES accounts (id));
CREATE TABLE access_tokens (token varchar(64) PRIMARY KEY, label varchar(40));
CREATE TABLE uses (id uuid PRIMARY KEY, access_token varchar(64) REFERENCES access_tokens (token));
";

#[test]
fn what_refers_to_a_secret_is_one() {
    let sandbox = sandbox();
    must(sandbox.path(), &["new", "demo"]);
    let root = sandbox.path().join("demo");
    write(&root.join("schema.sql"), TABLES);
    let hidden = |arguments: &[&str]| {
        let ran = must(&root, &[arguments, &["--ddl", "schema.sql"]].concat());
        let note = ran.stdout.lines().find_map(|line| line.strip_prefix("note: hidden: "));
        note.and_then(|note| note.split(" (").next()).unwrap_or_default().to_owned()
    };
    assert_eq!(hidden(&["invites", "--secret", "phone"]), "token, phone");
    assert_eq!(hidden(&["guests"]), "invite_token, invite_phone");
    assert_eq!(hidden(&["guests", "--visible", "invite_phone"]), "invite_token");
    assert_eq!(hidden(&["access_tokens"]), "", "a key stands in addresses");
    assert_eq!(hidden(&["uses"]), "", "what shows a key shows what refers to it");
}

#[test]
fn an_example_without_a_value_is_not_imported() {
    let sandbox = sandbox();
    must(sandbox.path(), &["new", "demo"]);
    let root = sandbox.path().join("demo");
    write(&root.join("schema.sql"), TABLES);
    must(&root, &["accounts", "--with-import", "--ddl", "schema.sql"]);
    let tests = std::fs::read_to_string(root.join("apps/api/src/modules/accounts/tests.rs")).expect("tests");
    assert!(!tests.contains("the_template_can_be_imported"), "{tests}");
}

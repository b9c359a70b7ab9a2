//! Databases that cannot be used: what the API says when it starts, and what it answers when it runs.

use crate::demo;
use crate::support::{Api, ApiSite, Node, Postgres, Program, Server, free_port, get, post};
use std::fs;
use std::net::TcpListener;
use std::path::Path;
use std::time::Duration;

const ORIGIN: &str = "http://localhost:4200";

/// The password in every address; it must not be shown.
const SECRET: &str = "hunter2";

/// Addresses that no API takes, with what is said of them.
const FOREIGN: [(&str, &str); 4] = [
    ("mysql://me:hunter2@127.0.0.1/demo", "begins with `mysql:`"),
    ("http://me:hunter2@127.0.0.1/demo", "begins with `http:`"),
    ("data/demo.db", "does not begin with `"),
    ("", "is empty"),
];

#[test]
fn sqlite_addresses_that_lead_nowhere_are_one_line() {
    let site = ApiSite::new(demo::sqlite(), "addresses-sqlite", ORIGIN);
    let file = |name: &str| site.folder.join(name);
    fs::create_dir(file("folder")).expect("a folder");
    fs::write(file("text.txt"), "This is the text of no database.\n".repeat(100)).expect("a text");
    python(&file("old.db"), "db.execute('CREATE TABLE t (a)')").succeeds();
    let holder = Server::start(python(&file("locked.db"), HOLD));
    let holder = held(holder);

    let own = [
        ("postgres://me:hunter2@127.0.0.1/demo", "begins with `postgres:`"),
        ("sqlite://", "names no file"),
        ("sqlite://missing/app.db", "`missing/app.db` of DATABASE_URL cannot be reached: No such file or directory"),
        ("sqlite://text.txt/app.db", "lies below a file"),
        ("sqlite://folder", "is a folder"),
        ("sqlite://text.txt", "is not a database of SQLite"),
        ("sqlite://old.db?mode=ro", "can only be read"),
        ("sqlite://locked.db", "is locked by another program"),
    ];
    let before = names(&site.folder);
    for (url, reason) in FOREIGN.into_iter().chain(own) {
        refused(&site, url, reason);
        assert_eq!(names(&site.folder), before, "`{url}` left something");
    }
    drop(holder);
}

#[test]
fn postgres_addresses_that_lead_nowhere_are_one_line() {
    let mut site = ApiSite::new(demo::postgres(), "addresses-postgres", ORIGIN);
    let rules = "host all secured 127.0.0.1/32 scram-sha-256\n\
                 hostnossl all encrypted 127.0.0.1/32 reject\n\
                 host all all 127.0.0.1/32 trust\n";
    // Where the user that the server runs as can read it.
    let rules_file = std::env::temp_dir().join(format!("crud-gen-addresses-{}.conf", std::process::id()));
    fs::write(&rules_file, rules).expect("the rules of the server");
    let cluster = Postgres::start("addresses", &[&format!("hba_file={}", rules_file.display())]);
    let url = cluster.database("addresses");
    let roles = [
        "DROP ROLE IF EXISTS secured, encrypted, poor",
        "CREATE ROLE secured LOGIN PASSWORD 'another'",
        "CREATE ROLE encrypted LOGIN",
        "CREATE ROLE poor LOGIN",
    ];
    let roles = roles.iter().flat_map(|statement| ["-c", statement]);
    Program::new("psql", "addresses-roles").args([&url, "-qX"]).args(roles).succeeds();
    let as_user = |user: &str| url.replace("postgres@", &format!("{user}:{SECRET}@"));
    let at_port = |port: u16| format!("postgres://me:{SECRET}@127.0.0.1:{port}/demo");
    let silent = TcpListener::bind("127.0.0.1:0").expect("a port");
    let closed = free_port();

    let own = [
        ("sqlite://data/app.db".to_owned(), "begins with `sqlite:`".to_owned()),
        (format!("postgres://me:pass/{SECRET}@127.0.0.1/demo"), "cannot be read".to_owned()),
        (format!("postgres://me:1/{SECRET}@127.0.0.1/demo"), "has an `@` too late".to_owned()),
        (at_port(closed), format!("(PostgreSQL at 127.0.0.1:{closed}, user `me`) cannot be reached")),
        (at_port(silent.local_addr().expect("its address").port()), "does not answer".to_owned()),
        (format!("postgres://me:{SECRET}@no-such-host.invalid/demo"), "no-such-host.invalid:5432".to_owned()),
        (as_user("secured"), "refuses the password".to_owned()),
        (as_user("nobody"), "does not let this user in: role \"nobody\" does not exist".to_owned()),
        (as_user("encrypted"), "add `?sslmode=require`".to_owned()),
        (format!("{}?sslmode=require", as_user("postgres")), "has no connection with TLS".to_owned()),
        (as_user("postgres").replace("/addresses", "/missing"), "make it with `createdb -h 127.0.0.1".to_owned()),
        (as_user("poor"), "does not allow this user to make tables".to_owned()),
    ];
    let before = names(&site.folder);
    let foreign = FOREIGN.map(|(url, reason)| (url.to_owned(), reason.to_owned()));
    for (url, reason) in foreign.into_iter().chain(own) {
        refused(&site, &url, &reason);
        assert_eq!(names(&site.folder), before, "`{url}` left something");
    }

    site.database_url = url;
    let api = Api::start(site, "addresses-postgres-api");
    cluster.stop_at_once();
    let sign_in = r#"{"email":"admin@example.com","password":"wrong"}"#;
    let (status, body) = post(api.port, "/api/auth/login", sign_in).expect("an answer without a database");
    assert!(status == 503 && body.contains("\"UNAVAILABLE\""), "{status} {body}");
    cluster.serve();
    let status = || post(api.port, "/api/auth/login", sign_in).map(|(status, _)| status);
    let again = (0..100).any(|_| {
        std::thread::sleep(Duration::from_millis(100));
        status() == Some(401)
    });
    assert!(again, "the API does not find the database that is back");
    drop(fs::remove_file(rules_file));
}

#[test]
fn a_locked_sqlite_file_is_503_until_it_is_free() {
    let site = ApiSite::new(demo::sqlite(), "addresses-locked", ORIGIN);
    let api = Api::start(site, "addresses-locked-api");
    Node::tests("locked.test.mjs", "addresses-locked").against(&api).pass();
    assert_eq!(get(api.port, "/health").map(|(status, _)| status), Some(200));
}

/// Starts the API with an address; it must end with one line that says this and not the password.
fn refused(site: &ApiSite, url: &str, reason: &str) {
    let program = Program::new(&site.program, "addresses-refused").folder(&site.folder);
    let program = site.environment().into_iter().fold(program, |program, (name, value)| program.env(name, value));
    let (status, output) = program.env("DATABASE_URL", url).limit(Duration::from_secs(30)).run();
    assert_eq!(status.code(), Some(1), "`{url}`\n{output}");
    assert!(output.starts_with("error: ") && output.lines().count() == 1, "`{url}`\n{output}");
    assert!(output.contains("DATABASE_URL") && output.contains(reason), "`{url}`: no `{reason}` in\n{output}");
    assert!(!output.contains(SECRET), "`{url}`: the password is in\n{output}");
}

/// Keeps a file locked, and says when it is.
const HOLD: &str = "db.execute('BEGIN EXCLUSIVE'); print('locked', flush=True); import time; time.sleep(60)";

/// A statement of Python on a SQLite file, beside the API.
fn python(file: &Path, statement: &str) -> Program {
    let script = format!("import sqlite3, sys; db = sqlite3.connect(sys.argv[1], isolation_level=None); {statement}");
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    Program::new("python3", &format!("addresses-{name}")).args(["-c", &script]).args([file])
}

fn held(mut holder: Server) -> Server {
    holder.wait("the file is locked", Duration::from_secs(20), |output| output.contains("locked"));
    holder
}

/// What lies in a folder.
fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("a folder").flatten();
    let mut names: Vec<String> = entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

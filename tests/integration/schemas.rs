//! What becomes of schemas that people have already: one table is in no other's way, and nothing is lost without a word.

use crate::support::{crud_gen, must, sandbox, write};
use crud_gen::cli::ExitStatus;
use std::fs;
use std::path::{Path, PathBuf};

/// A workspace beside a schema.
struct Site {
    folder: tempfile::TempDir,
}

impl Site {
    fn new(database: &str, schema: &str) -> Self {
        let folder = sandbox();
        must(folder.path(), &["new", "demo", "--database", database]);
        write(&folder.path().join("demo/schema.sql"), schema);
        Self { folder }
    }

    fn root(&self) -> PathBuf {
        self.folder.path().join("demo")
    }

    /// The notes of a run that makes a module.
    fn notes(&self, module: &str) -> Vec<String> {
        let ran = must(&self.root(), &[module, "--ddl", "schema.sql"]);
        ran.stdout.lines().filter_map(|line| line.strip_prefix("note: ").map(str::to_owned)).collect()
    }

    /// The lines of the loss report of a run that makes a module, without their numbers.
    fn losses(&self, module: &str) -> Vec<String> {
        let ran = must(&self.root(), &[module, "--ddl", "schema.sql"]);
        let lines = ran.stdout.lines().filter_map(|line| Some(line.split_once(". L")?.1.to_owned()));
        lines.collect()
    }

    /// What a run says that is refused.
    fn refusal(&self, arguments: &[&str]) -> String {
        let ran = crud_gen(&self.root(), arguments);
        assert_eq!(ran.status, ExitStatus::Failed, "{}", ran.stdout);
        ran.stderr
    }

    /// All migrations that are not the workspace's own.
    fn migrations(&self) -> String {
        let folder = self.root().join("apps/api/migrations");
        let mut files: Vec<PathBuf> =
            fs::read_dir(folder).expect("migrations").map(|file| file.expect("a file").path()).collect();
        files.sort();
        let text = |path: &Path| fs::read_to_string(path).expect("a migration");
        files.iter().skip(1).map(|path| text(path)).collect()
    }
}

#[test]
fn a_table_that_cannot_be_read_is_its_own_problem() {
    let schema = "CREATE TABLE special (id integer PRIMARY KEY, x frobnicate);
        CREATE TABLE parts (id integer PRIMARY KEY, special_id integer REFERENCES special (id));
        CREATE TABLE plain (id integer PRIMARY KEY, name text);";
    let site = Site::new("sqlite", schema);
    assert_eq!(site.notes("plain"), Vec::<String>::new());
    for module in ["special", "parts"] {
        let refusal = site.refusal(&[module, "--ddl", "schema.sql"]);
        assert!(refusal.contains("column `x` has type `frobnicate`"), "{refusal}");
    }
}

#[test]
fn notes_are_about_the_tables_of_the_run() {
    let schema = "CREATE TABLE special (id integer PRIMARY KEY, name text, CHECK (name ~ '^[a-z]+$'));
        CREATE UNIQUE INDEX special_name ON special (lower(name));
        CREATE TABLE plain (id integer PRIMARY KEY, name text);";
    let site = Site::new("postgres", schema);
    assert_eq!(site.losses("plain"), Vec::<String>::new());
    assert_eq!(site.losses("special").len(), 2);
}

#[test]
fn scripts_of_other_databases_are_refused() {
    let site = Site::new("sqlite", "CREATE TABLE orders (id INT NOT NULL IDENTITY(1,1), n NVARCHAR(20))\nGO\n");
    let refusal = site.refusal(&["orders", "--ddl", "schema.sql"]);
    assert!(refusal.contains("a script of SQL Server"), "{refusal}");
}

#[test]
fn a_default_is_carried_as_it_is() {
    let schema = "CREATE TABLE posts (
        id integer PRIMARY KEY AUTOINCREMENT,
        expires_at datetime NOT NULL DEFAULT (datetime('now', '+30 days')),
        due date NOT NULL DEFAULT (date('now', '+14 days')),
        month_start date NOT NULL DEFAULT (strftime('%Y-%m-01', 'now')),
        said text DEFAULT CURRENT_TIMESTAMP,
        mask integer NOT NULL DEFAULT 0x1F
    );";
    let site = Site::new("sqlite", schema);
    assert_eq!(site.notes("posts"), Vec::<String>::new());
    let sql = site.migrations();
    for expected in [
        "DEFAULT (strftime('%Y-%m-%dT%H:%M:%S', 'now', '+30 days'))",
        "DEFAULT (date('now', '+14 days'))",
        "DEFAULT (strftime('%Y-%m-01', 'now'))",
        "said text DEFAULT (CURRENT_TIMESTAMP)",
        "mask integer NOT NULL DEFAULT 31",
    ] {
        assert!(sql.contains(expected), "{expected} is not in\n{sql}");
    }
    assert!(must(&site.root(), &["posts"]).stdout.contains("nothing to do"));
}

#[test]
fn a_default_that_the_database_cannot_say_is_noted() {
    let site = Site::new(
        "postgres",
        "CREATE TABLE posts (id integer PRIMARY KEY, due date DEFAULT (date('now', '+14 days')));",
    );
    let losses = site.losses("posts");
    assert!(losses[0].starts_with("030 posts.due: its default is left out: date('now', '+14 days');"), "{losses:?}");
}

#[test]
fn a_zone_stays() {
    let schema =
        "CREATE TABLE posts (id serial PRIMARY KEY, made timestamp DEFAULT (now() AT TIME ZONE 'Europe/Paris'));";
    let site = Site::new("postgres", schema);
    assert_eq!(site.notes("posts"), Vec::<String>::new());
    assert!(site.migrations().contains("DEFAULT (now() AT TIME ZONE 'Europe/Paris')"), "{}", site.migrations());
}

#[test]
fn the_exact_name_wins() {
    let schema = "CREATE TABLE event (id integer PRIMARY KEY, started date);
        CREATE TABLE events (id integer PRIMARY KEY, title text);";
    let site = Site::new("sqlite", schema);
    site.notes("events");
    site.notes("event");
    let sql = site.migrations();
    assert!(sql.contains("CREATE TABLE events (") && sql.contains("CREATE TABLE event ("), "{sql}");
}

#[test]
fn tables_of_the_workspace_are_not_made_again() {
    let schema = "CREATE TABLE app_users (id integer PRIMARY KEY); CREATE TABLE app_settings (id integer PRIMARY KEY);";
    let site = Site::new("sqlite", schema);
    let refusal = site.refusal(&["app_users", "--ddl", "schema.sql"]);
    assert!(refusal.contains("`app_users` is one of the workspace itself"), "{refusal}");
    site.notes("app_settings");
    assert!(must(&site.root(), &["app_settings"]).stdout.contains("nothing to do"));
}

#[test]
fn a_parent_may_come_after_its_child() {
    let schema = "CREATE TYPE mood AS ENUM ('a', 'b');
        CREATE TABLE parents (id integer PRIMARY KEY, title text NOT NULL, state mood NOT NULL);
        CREATE TABLE children (id integer PRIMARY KEY, parent_id integer NOT NULL REFERENCES parents (id));";
    let site = Site::new("postgres", schema);
    site.notes("children");
    let told = "the module `children` refers to `parents` and offers its records when it is generated again: \
                `crud-gen children`";
    assert!(site.notes("parents").iter().any(|note| note == told));
    assert!(!must(&site.root(), &["--all"]).stdout.contains("nothing to do"));
    assert!(must(&site.root(), &["children"]).stdout.contains("nothing to do"));
    assert!(site.notes("parents").iter().all(|note| note != told));
}

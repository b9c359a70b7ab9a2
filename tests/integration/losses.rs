//! The report of what a source has and new tables lack.

use crate::support::{crud_gen, files, must, sandbox, write};
use crud_gen::cli::ExitStatus;
use serde_json::Value;
use std::path::PathBuf;

const SCHEMA: &str = "CREATE TYPE mood AS ENUM ('sad', 'glad');
    CREATE TABLE people (id serial PRIMARY KEY, mood mood, score citext, boss_id integer REFERENCES bosses (id));
    CREATE TRIGGER watch BEFORE UPDATE ON people FOR EACH ROW EXECUTE FUNCTION watch();
    CREATE TABLE others (id serial PRIMARY KEY, v money);";

fn site() -> (tempfile::TempDir, PathBuf) {
    let folder = sandbox();
    must(folder.path(), &["new", "demo", "--database", "postgres"]);
    let root = folder.path().join("demo");
    write(&root.join("schema.sql"), SCHEMA);
    (folder, root)
}

#[test]
fn losses_are_numbered_and_of_the_tables_of_the_run() {
    let (_folder, root) = site();
    let text = must(&root, &["people", "--ddl", "schema.sql", "--dry-run"]).stdout;
    let lines: Vec<&str> = text.lines().skip_while(|line| !line.starts_with("Not carried over")).skip(1).collect();
    let starts = [
        "  1. L070 people: the trigger `watch` is left out; what it did does not happen; to do: ",
        "  2. L013 people.score: `citext` becomes text; ",
        "  3. L048 people.boss_id: the reference to `bosses` is left out: there is no such table; ",
        "  4. L010 people.mood: the enum type `mood` becomes a check of its labels; ",
    ];
    for (line, start) in lines.iter().zip(starts) {
        assert!(line.starts_with(start), "{text}");
    }
    assert!(!text.contains("5. L"), "{text}");
}

#[test]
fn losses_are_data_for_tools() {
    let (_folder, root) = site();
    let ran = must(&root, &["people", "--ddl", "schema.sql", "--dry-run", "--json"]);
    let plan: Value = serde_json::from_str(&ran.stdout).expect("JSON");
    let second = &plan["losses"][1];
    for (name, value) in [("code", "L013"), ("table", "people"), ("column", "score")] {
        assert_eq!(second[name], value, "{second}");
    }
    assert_eq!(second["number"], 2);
    assert!(second["effect"].is_string() && second["advice"].is_string() && second["what"].is_string(), "{second}");
}

#[test]
fn strict_writes_nothing_where_something_is_lost() {
    let (_folder, root) = site();
    let before = files(&root);
    let ran = crud_gen(&root, &["people", "--ddl", "schema.sql", "--strict"]);
    assert_eq!(ran.status, ExitStatus::NeedsPerson, "{}", ran.stdout);
    assert!(ran.stdout.contains("Nothing was written (--strict)"), "{}", ran.stdout);
    assert!(before == files(&root));
    write(&root.join("plain.sql"), "CREATE TABLE people (id integer PRIMARY KEY, name varchar(40) NOT NULL);");
    must(&root, &["people", "--ddl", "plain.sql", "--strict"]);
    assert!(root.join("apps/api/src/modules/people").is_dir());
}

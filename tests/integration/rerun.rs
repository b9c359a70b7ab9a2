//! A second run: nothing is written when nothing changed, and every edit stays.

use crate::support::{crud_gen, files, must, sandbox, visible, write};
use crud_gen::cli::ExitStatus;
use std::path::Path;
use std::time::SystemTime;

const PRODUCTS: &[&str] =
    &["products", "--entity", "Product", "--field", "price:decimal(12,2)!", "--with-events", "--workspace", "demo"];

fn modified(root: &Path) -> Vec<(String, SystemTime)> {
    let mut times = Vec::new();
    for entry in walkdir::WalkDir::new(root).sort_by_file_name().into_iter().filter_map(Result::ok) {
        if entry.file_type().is_file() && !entry.path().ends_with("lock") {
            let time = entry.metadata().expect("metadata").modified().expect("a time");
            times.push((entry.path().display().to_string(), time));
        }
    }
    times
}

#[test]
fn the_second_run_writes_nothing() {
    let sandbox = sandbox();
    must(sandbox.path(), PRODUCTS);
    let before = modified(&sandbox.path().join("demo"));
    let ran = must(sandbox.path(), PRODUCTS);
    assert!(ran.stdout.contains("nothing to do"), "{}", ran.stdout);
    assert_eq!(modified(&sandbox.path().join("demo")), before);
}

#[test]
fn a_later_run_needs_only_the_module() {
    let sandbox = sandbox();
    must(sandbox.path(), PRODUCTS);
    let before = visible(&sandbox.path().join("demo"));
    let ran = must(&sandbox.path().join("demo/apps"), &["products"]);
    assert!(ran.stdout.contains("nothing to do"), "{}", ran.stdout);
    assert!(visible(&sandbox.path().join("demo")) == before);
}

#[test]
fn an_edit_stays_when_a_field_is_added() {
    let sandbox = sandbox();
    must(sandbox.path(), PRODUCTS);
    let controller = sandbox.path().join("demo/apps/api/src/modules/products/controller.rs");
    let edited = format!("{}\n// an edit of the user\n", std::fs::read_to_string(&controller).expect("a controller"));
    write(&controller, &edited);
    must(sandbox.path(), &["products", "--field", "weight:integer", "--workspace", "demo"]);
    assert!(std::fs::read_to_string(&controller).expect("a controller").contains("// an edit of the user"));
    let schemas = sandbox.path().join("demo/apps/api/src/modules/products/schemas.rs");
    assert!(std::fs::read_to_string(schemas).expect("schemas").contains("pub weight: Option<i32>"));
    let migrations = visible(&sandbox.path().join("demo/apps/api/migrations"));
    assert!(migrations.keys().any(|name| name.ends_with("_add_weight_to_products.sql")), "{:?}", migrations.keys());
}

#[test]
fn the_same_input_gives_the_same_bytes_elsewhere() {
    let (here, there) = (sandbox(), sandbox());
    must(here.path(), PRODUCTS);
    let deep = there.path().join("a folder/with spaces");
    std::fs::create_dir_all(&deep).expect("a folder");
    let binary = env!("CARGO_BIN_EXE_crud-gen");
    let status = std::process::Command::new("sh")
        .args(["-c", "umask 077; exec \"$0\" \"$@\"", binary])
        .args(PRODUCTS)
        .env_clear()
        .env("LC_ALL", "tr_TR.UTF-8")
        .env("TZ", "Pacific/Kiritimati")
        .current_dir(&deep)
        .output()
        .expect("a run");
    assert!(status.status.success(), "{}", String::from_utf8_lossy(&status.stderr));
    let (here, there) = (here.path().join("demo"), deep.join("demo"));
    let kept = |root: &Path| {
        let mut kept = files(root);
        kept.remove(".crud-gen/lock");
        kept
    };
    let (here, there) = (kept(&here), kept(&there));
    let differ: Vec<&String> =
        here.keys().chain(there.keys()).filter(|path| here.get(*path) != there.get(*path)).collect();
    assert!(differ.is_empty(), "the bytes differ: {differ:?}");
}

#[test]
fn an_import_needs_the_shared_part_of_a_workspace() {
    let sandbox = sandbox();
    must(sandbox.path(), PRODUCTS);
    let demo = sandbox.path().join("demo");
    std::fs::remove_dir_all(demo.join("apps/api/src/shared/import")).expect("the shared part goes");
    let before = visible(&demo);
    let ran = crud_gen(&demo, &["products", "--with-import"]);
    assert_eq!(ran.status, ExitStatus::Failed, "{}", ran.stdout);
    assert!(ran.stderr.contains("no shared part for imports"), "{}", ran.stderr);
    assert!(visible(&demo) == before);
    must(&demo, &["products", "--with-import", "--only", "frontend"]);
}

/// Runs a second time, and expects that nothing at all is written.
#[track_caller]
fn assert_second_run_is_quiet(root: &Path) {
    let before = modified(root);
    let ran = must(root, &["products"]);
    assert!(ran.stdout.contains("nothing to do"), "{}", ran.stdout);
    assert_eq!(modified(root), before);
}

#[test]
fn what_is_saved_is_what_the_migrations_say() {
    for (database, header) in [("postgres", "PostgreSQL"), ("sqlite", "SQLite")] {
        let sandbox = sandbox();
        let schema = format!(
            "-- {header}\nCREATE TABLE products (\n  id integer PRIMARY KEY,\n  name text NOT NULL, -- the name\n  \
             sku varchar(20) NOT NULL,\n  stock integer,\n  CONSTRAINT my_sku UNIQUE (sku),\n  \
             CONSTRAINT my_check CHECK (stock > 0)\n);\n"
        );
        write(&sandbox.path().join("schema.sql"), schema.replace('\n', "\r\n"));
        must(sandbox.path(), &["products", "--workspace", "demo", "--database", database, "--ddl", "schema.sql"]);
        let root = sandbox.path().join("demo");
        assert_second_run_is_quiet(&root);
        let mine = match database {
            "postgres" => "ALTER TABLE products ADD CONSTRAINT my_stock UNIQUE (stock);",
            _ => "CREATE UNIQUE INDEX my_stock ON products (stock);",
        };
        write(&root.join("apps/api/migrations/0007_mine.sql"), format!("-- {header}\r\n{mine}\r\n"));
        for field in ["x:text", "y:string(20):unique", "z:integer!=0"] {
            must(&root, &["products", "--field", field]);
            assert_second_run_is_quiet(&root);
        }
    }
}

#[test]
fn a_record_with_other_line_endings_is_not_written_again() {
    let sandbox = sandbox();
    must(sandbox.path(), PRODUCTS);
    let root = sandbox.path().join("demo");
    for path in [".crud-gen/modules/products.json", ".crud-gen/workspace.json"] {
        let text = std::fs::read_to_string(root.join(path)).expect("a record");
        write(&root.join(path), text.replace('\n', "\r\n"));
    }
    assert_second_run_is_quiet(&root);
}

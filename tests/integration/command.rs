//! Every flag has an effect.

use crate::support::{Ran, crud_gen, must, sandbox, visible};
use crud_gen::cli::ExitStatus;
use serde_json::Value;
use std::path::Path;
use tempfile::TempDir;

/// A sandbox with the workspace `demo`, made by `new`.
fn workspace() -> TempDir {
    let sandbox = sandbox();
    must(sandbox.path(), &["new", "demo"]);
    sandbox
}

/// Runs in the workspace `demo`.
fn in_demo(sandbox: &TempDir, args: &[&str]) -> Ran {
    must(&sandbox.path().join("demo"), args)
}

fn read(sandbox: &TempDir, path: &str) -> String {
    let path = sandbox.path().join("demo").join(path);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn has(sandbox: &TempDir, path: &str) -> bool {
    sandbox.path().join("demo").join(path).exists()
}

const LIST: &str = "apps/web/src/app/features/products/components/products-list.component.ts";
const CONTROLLER: &str = "apps/api/src/modules/products/controller.rs";

#[test]
fn new_makes_a_workspace_and_never_a_second_one_over_it() {
    let sandbox = workspace();
    let before = visible(sandbox.path());
    let again = crud_gen(sandbox.path(), &["new", "demo"]);
    assert_eq!(again.status, ExitStatus::Failed);
    assert!(again.stderr.contains("is not empty"), "{}", again.stderr);
    assert!(visible(sandbox.path()) == before);
}

#[test]
fn new_takes_a_database() {
    let (sandbox, direct) = (sandbox(), sandbox());
    must(sandbox.path(), &["new", "demo", "--database", "postgres"]);
    assert!(read(&sandbox, "crud-gen.toml").contains("postgres"));
    must(direct.path(), &["products", "--workspace", "demo", "--database", "postgres"]);
    assert!(read(&direct, "crud-gen.toml").contains("postgres"));
}

#[test]
fn events_are_there_when_asked_for() {
    let sandbox = workspace();
    in_demo(&sandbox, &["products"]);
    assert!(!read(&sandbox, CONTROLLER).contains("emit_created"));
    in_demo(&sandbox, &["products", "--with-events"]);
    assert!(read(&sandbox, CONTROLLER).contains("emit_created"));
    in_demo(&sandbox, &["products", "--with-events=false"]);
    assert!(!read(&sandbox, CONTROLLER).contains("emit_created"));
}

#[test]
fn the_mode_changes_the_list() {
    let sandbox = workspace();
    in_demo(&sandbox, &["products", "--with-events"]);
    assert!(read(&sandbox, LIST).contains("reloadTrigger"));
    in_demo(&sandbox, &["products", "--mode", "realtime"]);
    assert!(read(&sandbox, LIST).contains("state: this.productStateManager,"));
    in_demo(&sandbox, &["products", "--mode", "his"]);
    assert!(read(&sandbox, LIST).contains("reloadTrigger"));
}

#[test]
fn only_takes_one_half_and_gives_the_other_back() {
    let sandbox = workspace();
    in_demo(&sandbox, &["products", "--only", "backend"]);
    assert!(has(&sandbox, CONTROLLER) && !has(&sandbox, LIST));
    in_demo(&sandbox, &["products", "--only", "both"]);
    assert!(has(&sandbox, CONTROLLER) && has(&sandbox, LIST));
    in_demo(&sandbox, &["products", "--only", "frontend"]);
    assert!(!has(&sandbox, CONTROLLER) && has(&sandbox, LIST));
}

#[test]
fn the_entity_names_the_types() {
    let sandbox = workspace();
    in_demo(&sandbox, &["products", "--entity", "Article"]);
    assert!(read(&sandbox, "apps/api/src/modules/products/schemas.rs").contains("pub struct Article"));
    assert!(read(&sandbox, "apps/web/src/app/features/products/types/products.types.ts").contains("interface Article"));
}

#[test]
fn a_table_a_type_and_a_label_can_be_said() {
    let sandbox = workspace();
    std::fs::write(
        sandbox.path().join("schema.sql"),
        "CREATE TABLE tbl_article (id integer PRIMARY KEY, price moneyy NOT NULL, note varchar(90), kind text);",
    )
    .expect("a schema");
    let args = [
        "articles",
        "--ddl",
        "../schema.sql",
        "--table",
        "tbl_article",
        "--type",
        "price=decimal(10,2)",
        "--label",
        "kind",
    ];
    in_demo(&sandbox, &args);
    assert!(read(&sandbox, "apps/api/src/modules/articles/schemas.rs").contains("pub price: Decimal"));
    let shown: Value = serde_json::from_str(&in_demo(&sandbox, &["show", "articles"]).stdout).expect("JSON");
    assert_eq!(shown["label"]["db"], "kind");
    assert_eq!(shown["table"], "tbl_article");
    let later = in_demo(&sandbox, &["articles"]);
    assert!(later.stdout.contains("nothing to do"), "{}", later.stdout);
}

#[test]
fn a_dry_run_writes_nothing_and_shows_what_it_would() {
    let sandbox = workspace();
    let before = visible(sandbox.path());
    let plain = in_demo(&sandbox, &["products", "--dry-run"]);
    assert!(plain.stdout.contains("create") && plain.stdout.contains("Nothing was written"), "{}", plain.stdout);
    let diff = in_demo(&sandbox, &["products", "--dry-run", "--diff"]);
    assert!(diff.stdout.contains("+pub struct Product"), "{}", diff.stdout);
    let missing = must(sandbox.path(), &["products", "--dry-run", "--workspace", "other"]);
    assert!(missing.stdout.contains("of the new workspace"), "{}", missing.stdout);
    assert!(!sandbox.path().join("other").exists());
    assert!(visible(sandbox.path()) == before);
}

#[test]
fn json_is_for_tools() {
    let sandbox = workspace();
    let plan: Value = serde_json::from_str(&in_demo(&sandbox, &["products", "--json"]).stdout).expect("JSON");
    let files = plan["files"].as_array().expect("files");
    assert!(files.iter().any(|file| file["path"] == CONTROLLER && file["action"] == "create"), "{plan:#}");
    let modules: Value = serde_json::from_str(&in_demo(&sandbox, &["list", "--json"]).stdout).expect("JSON");
    assert_eq!(modules[0]["module"], "products");
}

#[test]
fn force_takes_over_a_file_that_is_not_ours() {
    let sandbox = workspace();
    let path = sandbox.path().join("demo").join(CONTROLLER);
    crate::support::write(&path, "// mine\n");
    let refused = crud_gen(&sandbox.path().join("demo"), &["products"]);
    assert_eq!(refused.status, ExitStatus::NeedsPerson);
    assert_eq!(std::fs::read_to_string(&path).expect("the file"), "// mine\n");
    assert!(!has(&sandbox, LIST), "a run that stops has written nothing");
    in_demo(&sandbox, &["products", "--force"]);
    assert!(read(&sandbox, CONTROLLER).contains("pub async fn create"));
}

#[test]
fn a_conflict_stops_before_the_first_write() {
    let sandbox = workspace();
    in_demo(&sandbox, &["products"]);
    let path = "apps/api/src/modules/products/schemas.rs";
    let edited = read(&sandbox, path).replace("pub name: String,", "pub name: String, // mine");
    crate::support::write(&sandbox.path().join("demo").join(path), &edited);
    let before = visible(sandbox.path());
    let ran = crud_gen(&sandbox.path().join("demo"), &["products", "--field", "name_2:text", "--entity", "Thing"]);
    assert!(matches!(ran.status, ExitStatus::NeedsPerson | ExitStatus::Done), "{}", ran.stderr);
    if ran.status == ExitStatus::NeedsPerson {
        assert!(visible(sandbox.path()) == before);
    }
    assert!(read(&sandbox, path).contains("// mine"));
}

#[test]
fn list_and_show_tell_what_is_there() {
    let sandbox = workspace();
    assert!(in_demo(&sandbox, &["list"]).stdout.contains("no module"));
    in_demo(&sandbox, &["order_items", "--with-events"]);
    let listed = in_demo(&sandbox, &["list"]).stdout;
    assert!(listed.contains("order_items") && listed.contains("events"), "{listed}");
    let unknown = crud_gen(&sandbox.path().join("demo"), &["show", "orders"]);
    assert!(unknown.stderr.contains("generated: order_items"), "{}", unknown.stderr);
}

#[test]
fn completions_and_help_work_anywhere() {
    let sandbox = sandbox();
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        assert!(must(sandbox.path(), &["completions", shell]).stdout.contains("crud-gen"), "{shell}");
    }
    assert!(must(sandbox.path(), &["--help"]).stdout.contains("--with-events"));
    assert_eq!(crud_gen(sandbox.path(), &["products", "--colour"]).status, ExitStatus::Failed);
    assert!(visible(Path::new(sandbox.path())).is_empty());
}

#[test]
fn a_name_that_is_meant_is_taken() {
    let sandbox = workspace();
    let refused = crud_gen(&sandbox.path().join("demo"), &["upgrade"]);
    assert_eq!(refused.status, ExitStatus::Failed);
    assert!(!has(&sandbox, "apps/api/src/modules/upgrade/mod.rs"));
    in_demo(&sandbox, &["generate", "upgrade"]);
    in_demo(&sandbox, &["upgrade", "--with-events"]);
    in_demo(&sandbox, &["checks"]);
    in_demo(&sandbox, &["version", "--field", "number:integer!"]);
    let first = in_demo(&sandbox, &["products"]);
    assert!(first.stdout.starts_with("new module products (Product)"), "{}", first.stdout);
    assert!(first.stdout.contains("it gets a starter with a name"), "{}", first.stdout);
    let again = in_demo(&sandbox, &["products"]);
    assert!(again.stdout.starts_with("products (Product)"), "{}", again.stdout);
}

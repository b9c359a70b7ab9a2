//! Modules with an import: what they take, what they tell, and what is left when they are killed.

use crate::support::{Api, ApiSite, Database, Node, Workspace};
use std::fs;
use std::sync::LazyLock;
use std::time::Duration;

const ORIGIN: &str = "http://localhost:4200";

/// The workspace on SQLite, generated once.
pub static SQLITE: LazyLock<Workspace> = LazyLock::new(|| workspace("imports", Database::Sqlite));
/// The same on PostgreSQL.
pub static POSTGRES: LazyLock<Workspace> = LazyLock::new(|| workspace("imports-postgres", Database::Postgres));

/// A workspace whose products come from files, with tables of every shape beside them.
fn workspace(name: &'static str, database: Database) -> Workspace {
    let workspace = Workspace::new(name, database);
    let flag = ["--package", "enterprise", "--field", "is_active:boolean!=true"];
    let categories = ["categories", "--with-import", "--field", "name:string(80)!:unique"];
    workspace.crud_gen(&[categories.as_slice(), &flag].concat());
    let regions = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/e2e/regions.sql");
    for module in ["regions", "mayors", "borders", "gates", "stays"] {
        workspace.crud_gen(&[module, "--with-import", "--ddl", regions]);
    }
    if database == Database::Postgres {
        let migration = workspace.api().join("migrations/0050_native.sql");
        fs::write(migration, include_str!("native.sql")).expect("a migration by hand");
        workspace.crud_gen(&["samples", "--with-import", "--with-events"]);
    }
    // Of these it is noted who has read them.
    set_reads(&workspace, true);
    workspace.crud_gen(&["visits", "--field", "name:string(80)!"]);
    set_reads(&workspace, false);
    let fields = ["name:string(80)!", "passwd:string(60)!", "api_key:string(60):unique", "login_token:text"];
    let fields = fields.into_iter().chain(["recovery_codes:json", "pin:integer"]).flat_map(|field| ["--field", field]);
    let account = ["accounts", "--with-events", "--with-import", "--visible", "login_token"];
    workspace.crud_gen(&account.into_iter().chain(fields).collect::<Vec<_>>());
    let product = ["products", "--entity", "Product", "--package", "full", "--with-events", "--with-import"];
    let fields = [
        "code:string(20)!:unique",
        "name:string(200)!",
        "price:decimal(12,2)!",
        "status:enum(draft,active,discontinued)!",
        "stock:int",
        "released_on:date",
        "category_id:ref(categories)",
        "origin:string(2)=DE",
    ];
    let fields = fields.iter().flat_map(|field| ["--field", field]);
    workspace.crud_gen(&product.into_iter().chain(fields).collect::<Vec<_>>());
    let items = ["order_items", "--with-events", "--with-import", "--mode", "realtime"];
    let fields = ["--field", "product_id:ref(products)!", "--field", "quantity:int!", "--field", "note:text"];
    workspace.crud_gen(&[items.as_slice(), &fields].concat());
    workspace
}

/// Sets `[audit] reads` for the modules that are generated next.
fn set_reads(workspace: &Workspace, reads: bool) {
    let path = workspace.root.join("crud-gen.toml");
    let text = fs::read_to_string(&path).expect("the settings");
    let (old, new) = (format!("reads = {}", !reads), format!("reads = {reads}"));
    assert!(text.contains(&old), "{text}");
    fs::write(&path, text.replace(&old, &new)).expect("the settings");
}

#[test]
fn imports_on_sqlite() {
    SQLITE.check_api();
    drive(&SQLITE, "import_api");
}

#[test]
fn imports_on_postgres() {
    POSTGRES.check_api();
    drive(&POSTGRES, "import_api");
}

#[test]
fn packages_on_sqlite() {
    drive(&SQLITE, "package");
}

#[test]
fn packages_on_postgres() {
    drive(&POSTGRES, "package");
}

#[test]
fn reads_on_sqlite() {
    drive(&SQLITE, "reads");
}

#[test]
fn reads_on_postgres() {
    drive(&POSTGRES, "reads");
}

#[test]
fn rights_on_sqlite() {
    drive(&SQLITE, "rights");
}

#[test]
fn rights_on_postgres() {
    drive(&POSTGRES, "rights");
}

#[test]
fn killed_imports_on_sqlite() {
    kill(&SQLITE);
}

#[test]
fn killed_imports_on_postgres() {
    kill(&POSTGRES);
}

/// Runs a script against an API.
fn drive(workspace: &Workspace, script: &str) {
    let run = format!("{}-{script}", workspace.name);
    let api = Api::start(ApiSite::new(workspace, &run, ORIGIN), &format!("{run}-api"));
    Node::tests(&format!("{script}.test.mjs"), &run).against(&api).pass();
}

/// Lets a script start the API itself, and kill it.
fn kill(workspace: &Workspace) {
    let run = format!("{}-kills", workspace.name);
    let site = ApiSite::new(workspace, &run, ORIGIN);
    Node::long_tests("import_kills.test.mjs", &run, Duration::from_mins(12)).against(&site).pass();
}

//! The demo workspace: three modules, on both databases.

use crate::support::{Api, ApiSite, Database, Node, Workspace, free_port, tree};
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

/// Where pages may come from in these tests.
const ORIGIN: &str = "http://localhost:4200";

static SQLITE: LazyLock<Workspace> = LazyLock::new(|| demo("demo", Database::Sqlite));
static POSTGRES: LazyLock<Workspace> = LazyLock::new(|| demo("demo-postgres", Database::Postgres));

/// The workspace on SQLite, generated once.
pub fn sqlite() -> &'static Workspace {
    &SQLITE
}

/// The workspace on PostgreSQL, generated once.
pub fn postgres() -> &'static Workspace {
    &POSTGRES
}

/// What `npm run package` makes of [`postgres`].
pub fn package() -> &'static Path {
    static PACKAGE: LazyLock<PathBuf> = LazyLock::new(|| POSTGRES.package());
    &PACKAGE
}

/// The built front end, which is the same on both databases.
pub fn web() -> PathBuf {
    package().join("web")
}

/// A workspace with products (events, HIS mode), order items (events, real-time mode) and categories (no events).
pub fn demo(name: &'static str, database: Database) -> Workspace {
    let workspace = Workspace::new(name, database);
    workspace.crud_gen(&["categories", "--field", "name:string(80)!:unique", "--field", "note:text"]);
    workspace.crud_gen(&[
        "products",
        "--entity",
        "Product",
        "--with-events",
        "--field",
        "code:string(20)!:unique",
        "--field",
        "name:string(200)!",
        "--field",
        "price:decimal(12,2)!",
        "--field",
        "status:enum(draft,active,discontinued)!",
        "--field",
        "stock:int",
        "--field",
        "description:text",
        "--field",
        "released_on:date",
        "--field",
        "category_id:ref(categories)",
    ]);
    workspace.crud_gen(&[
        "order_items",
        "--with-events",
        "--mode",
        "realtime",
        "--label",
        "note",
        "--field",
        "product_id:ref(products)!",
        "--field",
        "quantity:int!",
        "--field",
        "unit_price:decimal(12,2)!",
        "--field",
        "tracking_number:bigint",
        "--field",
        "weight:decimal(24,6)",
        "--field",
        "shipped_at:timestamptz",
        "--field",
        "note:string(200)",
    ]);
    workspace
}

#[test]
fn a_workspace_without_modules_is_clean() {
    Workspace::new("no-modules", Database::Sqlite).lint_api();
}

#[test]
fn api_on_sqlite_is_clean_and_passes_its_own_tests() {
    SQLITE.check_modules();
}

#[test]
fn api_on_postgres_is_clean_and_passes_its_own_tests() {
    POSTGRES.check_modules();
}

#[test]
fn web_is_clean_and_passes_its_own_tests() {
    SQLITE.check_web_modules();
}

/// The specs of the workspace do 500 runs; here the state manager has to agree with its model longer.
#[test]
fn web_state_manager_agrees_with_its_model() {
    SQLITE.run_specs("**/*.model.spec.ts", &[("MODEL_RUNS", "20000")]);
}

#[test]
fn web_does_not_depend_on_the_database() {
    let web = |workspace: &Workspace| tree(&workspace.web().join("src"));
    let (sqlite, postgres) = (web(&SQLITE), web(&POSTGRES));
    // Two files hold the name of the workspace.
    let named = ["app/core/app-name.ts", "index.html"];
    let differs = |path: &&String| sqlite.get(*path) != postgres.get(*path) && !named.contains(&path.as_str());
    let other: Vec<&String> = sqlite.keys().filter(differs).collect();
    assert!(other.is_empty() && sqlite.len() == postgres.len(), "not the same: {other:?}");
}

#[test]
fn a_second_run_changes_nothing() {
    let workspace = demo("demo-again", Database::Sqlite);
    let before = tree(&workspace.root);
    for module in ["products", "order_items", "categories"] {
        workspace.crud_gen(&[module]);
    }
    assert!(before == tree(&workspace.root), "the second run changed files");
}

#[test]
fn rest_contract_on_sqlite() {
    rest_contract(&SQLITE);
}

#[test]
fn rest_contract_on_postgres() {
    rest_contract(&POSTGRES);
}

fn rest_contract(workspace: &Workspace) {
    let run = format!("{}-rest", workspace.name);
    let api = Api::start(ApiSite::new(workspace, &run, ORIGIN), &format!("{run}-api"));
    for script in ["rest", "http", "list", "values"] {
        Node::tests(&format!("{script}.test.mjs"), &format!("{run}-{script}")).against(&api).pass();
    }
}

#[test]
fn events_on_sqlite() {
    events(&SQLITE);
}

#[test]
fn events_on_postgres() {
    events(&POSTGRES);
}

fn events(workspace: &Workspace) {
    let run = format!("{}-events", workspace.name);
    let api = Api::start(ApiSite::new(workspace, &run, ORIGIN), &format!("{run}-api"));
    Node::tests("events.test.mjs", &run).against(&api).pass();
}

#[test]
fn who_may_listen_on_sqlite() {
    access(&SQLITE);
}

#[test]
fn who_may_listen_on_postgres() {
    access(&POSTGRES);
}

fn access(workspace: &Workspace) {
    let run = format!("{}-access", workspace.name);
    let site = ApiSite::new(workspace, &run, ORIGIN).with("EVENTS_SOCKETS_PER_USER", "3").with("EVENTS_REPLAYED", "10");
    let api = Api::start(site, &format!("{run}-api"));
    let script = Node::tests("access.test.mjs", &run).against(&api);
    match workspace.database {
        Database::Sqlite => script.pass(),
        Database::Postgres => script.env("SECOND_PORT", &free_port().to_string()).pass(),
    };
}

#[test]
fn an_attacked_api_stays_up_on_sqlite() {
    attack(&SQLITE);
}

#[test]
fn an_attacked_api_stays_up_on_postgres() {
    attack(&POSTGRES);
}

fn attack(workspace: &Workspace) {
    let run = format!("{}-limits", workspace.name);
    let site = ApiSite::new(workspace, &run, ORIGIN).with("CONNECTIONS_PER_ADDRESS", "200");
    let site = site.with("HEADERS_SECONDS", "2").with("BODY_SECONDS", "2");
    let api = Api::start(site, &format!("{run}-api"));
    Node::tests("limits.test.mjs", &run).against(&api).pass();
}

#[test]
fn events_survive_kills_on_sqlite() {
    crash(&SQLITE);
}

#[test]
fn events_survive_kills_on_postgres() {
    crash(&POSTGRES);
}

fn crash(workspace: &Workspace) {
    let run = format!("{}-crash", workspace.name);
    Node::tests("crash.test.mjs", &run).against(&ApiSite::new(workspace, &run, ORIGIN)).pass();
}

#[test]
fn a_client_that_remembers_one_number_misses_nothing_on_sqlite() {
    resume(&SQLITE);
}

#[test]
fn a_client_that_remembers_one_number_misses_nothing_on_postgres() {
    resume(&POSTGRES);
}

fn resume(workspace: &Workspace) {
    let run = format!("{}-resume", workspace.name);
    Node::tests("resume.test.mjs", &run).against(&ApiSite::new(workspace, &run, ORIGIN)).pass();
}

#[test]
fn events_reach_the_clients_of_every_process() {
    let run = "demo-processes";
    // Held until the end: the cluster stops with the last site on it.
    let site = ApiSite::new(&POSTGRES, run, ORIGIN);
    Node::tests("processes.test.mjs", run).against(&site).env("SECOND_PORT", &free_port().to_string()).pass();
}

#[test]
fn events_are_published_from_sqlite() {
    publication(&SQLITE);
}

#[test]
fn events_are_published_from_postgres() {
    publication(&POSTGRES);
}

fn publication(workspace: &Workspace) {
    let run = format!("{}-publication", workspace.name);
    let site = ApiSite::new(workspace, &run, ORIGIN);
    let port = free_port().to_string();
    let script = Node::tests("publication.test.mjs", &run).against(&site);
    script.env("NATS_PORT", &port).env("EVENTS_NATS_URL", &format!("nats://127.0.0.1:{port}")).pass();
}

//! The description of the API, as validators, linters and generators of clients read it.

use crate::support::{Api, ApiSite, Database, Node, Program, Workspace, e2e};
use std::path::PathBuf;
use std::sync::LazyLock;
use std::time::Duration;

/// The validator of the OpenAPI specification that is checked with.
const VALIDATOR: &str = "openapi-spec-validator==0.9.0";

/// A module with an import, and tables with odd keys, or none.
static WORKSPACE: LazyLock<Workspace> = LazyLock::new(|| {
    let workspace = Workspace::new("openapi", Database::Sqlite);
    let fields = ["--field", "code:string(20)!:unique", "--field", "stock:int=0", "--field", "status:enum(open,paid)!"];
    let fields = [&fields[..], &["--field", "price:decimal(12,2)!", "--field", "note:text"]].concat();
    workspace.crud_gen(&[&["products", "--with-events", "--with-import", "--only", "backend"][..], &fields].concat());
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/e2e/shapes.sql");
    for (table, module) in
        [("Order Lines", "order_lines"), ("employees", "employees"), ("sightings", "sightings"), ("box", "box")]
    {
        workspace.crud_gen(&[module, "--ddl", file, "--table", table, "--only", "backend"]);
    }
    workspace
});

/// The validator, in an environment of its own.
fn validator() -> PathBuf {
    let folder = e2e().join("openapi-validator");
    let program = folder.join("bin/openapi-spec-validator");
    if !program.exists() {
        let venv = Program::new("python3", "openapi-venv").args(["-m", "venv"]).args([&folder]);
        venv.limit(Duration::from_mins(2)).succeeds();
        let pip = Program::new(folder.join("bin/pip"), "openapi-pip").args(["install", "--quiet", VALIDATOR]);
        pip.limit(Duration::from_mins(5)).succeeds();
    }
    program
}

#[test]
fn the_description_of_the_api_is_valid_and_gives_a_client() {
    let run = "openapi";
    let api = Api::start(ApiSite::new(&WORKSPACE, run, "http://127.0.0.1:4200"), "openapi-api");
    let validator = validator().display().to_string();
    Node::tests("openapi.test.mjs", run).env("VALIDATOR", &validator).against(&api).pass();
}

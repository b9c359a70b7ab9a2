//! The chapter on business rules: its rules hold for requests and for imports. In the same workspace: what goes with a record.

use crate::support::{Api, ApiSite, Database, Node, Workspace};
use std::fs;
use std::path::Path;

const ORIGIN: &str = "http://localhost:4200";

#[test]
fn rules_and_cascades_hold_on_sqlite() {
    rules("rules", Database::Sqlite);
}

#[test]
fn rules_and_cascades_hold_on_postgres() {
    rules("rules-postgres", Database::Postgres);
}

fn rules(name: &'static str, database: Database) {
    let workspace = Workspace::new(name, database);
    let product = ["products", "--entity", "Product", "--with-events", "--with-import"];
    let fields = ["code:string(20)!:unique", "name:string(200)!", "price:decimal(12,2)!", "status:enum(draft,active)!"];
    let fields = fields.iter().flat_map(|field| ["--field", field]);
    workspace.crud_gen(&product.into_iter().chain(fields).collect::<Vec<_>>());
    // They come after the module whose records they go with.
    let tables = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/e2e/deletes.sql");
    for module in ["reviews", "prices", "offers"] {
        workspace.crud_gen(&[module, "--with-events", "--ddl", tables]);
    }

    let (path, rules) = chapter();
    let path = workspace.root.join(path);
    let hooks = fs::read_to_string(&path).expect("the hooks");
    let none = "pub const RULES: &[Rule<Product>] = &[];";
    assert!(hooks.contains(none), "{hooks}");
    let hooks = hooks.replace(none, &rules).replace("http::ApiResult;", "http::{ApiResult, FieldError};");
    fs::write(&path, hooks.replace("Product, UpdateProduct", "Product, ProductStatus, UpdateProduct"))
        .expect("the hooks");
    // The file is a person's: the next run leaves it alone.
    workspace.crud_gen(&["products"]);

    let run = format!("{name}-rules");
    let api = Api::start(ApiSite::new(&workspace, &run, ORIGIN), &format!("{run}-api"));
    Node::tests("rules.test.mjs", &run).against(&api).pass();
    Node::tests("deletes.test.mjs", &format!("{run}-deletes")).against(&api).pass();
}

/// The file that the first example of the chapter is in, and the example.
fn chapter() -> (String, String) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/guide/rules.md");
    let text = fs::read_to_string(&path).expect("the chapter");
    let example = text.split("```rust\n// ").nth(1).and_then(|rest| rest.split("\n```").next()).expect("an example");
    let (path, rules) = example.split_once('\n').expect("an example names its file");
    (path.to_owned(), rules.to_owned())
}

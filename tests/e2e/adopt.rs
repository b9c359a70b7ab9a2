//! A schema that is taken over is in the database as its own text makes it.

use crate::support::{Database, Program, Workspace, cluster, e2e};
use std::fs;
use std::path::{Path, PathBuf};

/// Runs a program of PostgreSQL's, which must succeed.
fn client(program: &str, database: &str, arguments: &[&str]) -> String {
    // Each database has a log of its own, since tests run side by side.
    let name = database.rsplit('/').next().unwrap_or_default();
    Program::new(program, &format!("adopt-{program}-{name}")).args([database]).args(arguments).succeeds()
}

/// Loads files, each in one transaction, as the API does with its migrations.
fn load(database: &str, files: &[PathBuf]) {
    for file in files {
        let file = file.to_string_lossy();
        client("psql", database, &["-qX1", "-v", "ON_ERROR_STOP=1", "-f", &file]);
    }
}

/// The catalogue as text, without what the workspace has for itself.
fn catalogue(database: &str) -> Vec<String> {
    let dump = client("pg_dump", database, &["--schema-only", "--exclude-table=app_*"]);
    let lines = dump.lines().filter(|line| !line.starts_with("--") && !line.starts_with('\\') && !line.is_empty());
    lines.map(str::to_owned).collect()
}

fn migrations(root: &Path) -> Vec<PathBuf> {
    let folder = fs::read_dir(root.join("apps/api/migrations")).expect("migrations");
    let mut files: Vec<PathBuf> = folder.map(|entry| entry.expect("a file").path()).collect();
    files.sort();
    files
}

#[test]
fn an_adopted_schema_is_the_same_in_the_database() {
    let by_hand = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/ddl/adopt.sql");
    let cluster = cluster();
    let source = cluster.database("adopt_source");
    load(&source, std::slice::from_ref(&by_hand));
    let expected = catalogue(&source);
    // What `pg_dump` writes is another text of the same schema.
    let dumped = e2e().join("adopt_dump.sql");
    fs::write(&dumped, client("pg_dump", &source, &["--schema-only"])).expect("a dump");
    let file = |path: &Path| vec![path.to_string_lossy().into_owned()];
    let live = vec!["--database-url".to_owned(), source.clone()];
    for (name, schema) in [("adopt_by_hand", file(&by_hand)), ("adopt_dump", file(&dumped)), ("adopt_live", live)] {
        let workspace = Workspace::new(name, Database::Postgres);
        let schema: Vec<&str> = schema.iter().map(String::as_str).collect();
        workspace.crud_gen(&[&["adopt"], &*schema].concat());
        let database = cluster.database(name);
        load(&database, &migrations(&workspace.root));
        assert_eq!(catalogue(&database), expected, "{name}");
        // The columns of ours come behind the schema's own, and nothing else changes.
        workspace.crud_gen(&[&["adopt"], &*schema, &["--all"]].concat());
        let database = cluster.database(name);
        load(&database, &migrations(&workspace.root));
        let is_ours = |line: &&String| line.trim().trim_end_matches(',') == "version integer DEFAULT 1 NOT NULL";
        let found = catalogue(&database);
        assert_eq!(found.iter().filter(is_ours).count(), 3, "{name}");
        let bare = |lines: &[String]| -> Vec<String> {
            lines.iter().filter(|line| !is_ours(line)).map(|line| line.trim_end_matches(',').to_owned()).collect()
        };
        assert_eq!(bare(&found), bare(&expected), "{name}");
        workspace.crud_gen(&["check", "--database-url", &database]);
    }
}

/// Runs the tool outside of a workspace; it must succeed.
fn crud_gen(log: &str, args: &[&str]) -> String {
    Program::new(env!("CARGO_BIN_EXE_crud-gen"), log).args(args).succeeds()
}

#[test]
fn a_catalogue_that_is_read_live_is_the_same_when_it_is_loaded() {
    let hard = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/ddl/live.sql");
    let cluster = cluster();
    let source = cluster.database("live_source");
    load(&source, std::slice::from_ref(&hard));
    // Who may do nothing sees everything.
    client("psql", &source, &["-qXc", "DROP ROLE IF EXISTS live_guest", "-c", "CREATE ROLE live_guest LOGIN"]);
    let guest = source.replace("postgres@", "live_guest@");
    let expected = catalogue(&source);
    let workspace = Workspace::new("live_hard", Database::Postgres);
    workspace.crud_gen(&["adopt", "--database-url", &guest]);
    let database = cluster.database("live_hard");
    load(&database, &migrations(&workspace.root));
    assert_eq!(catalogue(&database), expected);
    // Of a text that the database reads back, it makes the same text again.
    let again = workspace.crud_gen(&["adopt", "--database-url", &guest]);
    assert!(again.contains("is this schema already"), "{again}");
    // One schema comes with what it needs of others, and loads by itself.
    let workspace = Workspace::new("live_part", Database::Postgres);
    workspace.crud_gen(&["adopt", "--database-url", &guest, "--schema", "sales"]);
    let database = cluster.database("live_part");
    load(&database, &migrations(&workspace.root));
    let found = catalogue(&database).join("\n");
    assert!(found.contains("CREATE TABLE sales.base") && !found.contains("CREATE TABLE public.parts"), "{found}");
}

#[test]
fn tables_are_the_same_from_a_database_and_from_its_statements() {
    let cluster = cluster();
    for name in ["chinook_pascal", "northwind", "omop"] {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/labels/{name}.sql"));
        let source = cluster.database(&format!("live_{name}"));
        load(&source, std::slice::from_ref(&file));
        let tables = |args: &[&str]| {
            let json = crud_gen("live-tables", &[&["tables", "--json"], args].concat());
            let mut tables: Vec<serde_json::Value> = serde_json::from_str(&json).expect("JSON");
            tables.sort_by_key(|table| table["table"].to_string());
            tables
        };
        let found = tables(&["--database-url", &source]);
        assert_eq!(found, tables(&["--ddl", &file.to_string_lossy()]), "{name}");
        assert!(found.len() > 5, "{name}");
    }
}

#[test]
fn a_database_that_is_not_what_the_migrations_say_is_told() {
    let cluster = cluster();
    let workspace = Workspace::new("live_drift", Database::Postgres);
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/labels/northwind.sql");
    workspace.crud_gen(&["--all", "--ddl", &file.to_string_lossy()]);
    let database = cluster.database("live_drift");
    load(&database, &migrations(&workspace.root));
    workspace.crud_gen(&["check", "--database-url", &database]);
    let changes = "
        ALTER TABLE customers ALTER COLUMN company_name TYPE varchar(50), ALTER COLUMN city SET NOT NULL, DROP COLUMN fax;
        ALTER TABLE customers ADD COLUMN mail text;
        ALTER TABLE orders DROP CONSTRAINT fk_orders_customers, ALTER COLUMN freight SET DEFAULT 3;
        ALTER TABLE products ADD CHECK (unit_price > 0), ADD UNIQUE (product_name);
        DROP TABLE us_states;
        CREATE TABLE extra (id integer PRIMARY KEY);";
    client("psql", &database, &["-qX1", "-v", "ON_ERROR_STOP=1", "-c", changes]);
    let check = |args: &[&str]| {
        let program = Program::new(env!("CARGO_BIN_EXE_crud-gen"), "live-drift-check").folder(&workspace.root);
        let (status, out) = program.args(["check", "--database-url", &database]).args(args).run();
        assert_eq!(status.code(), Some(1), "{out}");
        out
    };
    let out = check(&[]);
    let drift: Vec<&str> = out.lines().filter_map(|line| line.trim().strip_prefix("drift ")).map(str::trim).collect();
    assert_eq!(
        drift,
        [
            "customers.city: it is NOT NULL in the database, and NULL in the migrations",
            "customers.company_name: the type is string(50) in the database, and string(40) in the migrations",
            "customers.fax: is not in the database",
            "customers.mail: is in the database only",
            "extra: is in the database only",
            "orders: the foreign key (customer_id) to `customers` (customer_id) is not in the database",
            "orders.freight: the default is 3 in the database, and none in the migrations",
            "products: the unique key (product_name) is in the database only",
            "products.unit_price: the check is > 0 in the database, and none in the migrations",
            "us_states: is not in the database",
        ]
    );
    let of_one: serde_json::Value = serde_json::from_str(&check(&["orders", "--json"])).expect("JSON");
    assert_eq!(of_one["drift"].as_array().map(Vec::len), Some(2), "{of_one}");
}

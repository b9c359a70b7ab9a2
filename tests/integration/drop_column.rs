//! A column that goes by a migration: what SQLite does not drop itself is taken out by making the table anew.

use crate::support::site::Site;
use crate::support::{crud_gen, must, sandbox, visible, write};
use crud_gen::cli::ExitStatus;
use std::path::Path;
use std::process::Command;

const MIGRATIONS: &str = "apps/api/migrations";
const SCHEMAS: &str = "apps/api/src/modules/products/schemas.rs";

/// A workspace in which a key, a check, an index and a reference speak of columns of `products`.
fn site() -> Site {
    let site = Site::new();
    let mine = "-- SQLite
CREATE TABLE goods (
    id text PRIMARY KEY, -- uuid
    name text NOT NULL COLLATE NOCASE,
    sku text NOT NULL UNIQUE,
    price integer NOT NULL DEFAULT 0, -- decimal(12,2)
    shelf integer,
    category_id text REFERENCES categories (id), -- uuid
    parent_id text REFERENCES goods (id), -- uuid
    CONSTRAINT cheap CHECK (price < 100000),
    CONSTRAINT named CHECK (length(name) > 1)
) STRICT;
CREATE INDEX goods_price ON goods (price, name);
CREATE INDEX goods_name ON goods (name);
CREATE TABLE parts (
    id text PRIMARY KEY, -- uuid
    good_id text NOT NULL REFERENCES goods (id) ON DELETE CASCADE -- uuid
) STRICT;
CREATE VIEW names AS SELECT name FROM goods;
";
    write(&site.root().join(MIGRATIONS).join("0009_mine.sql"), mine);
    site.must(&["goods"]);
    site
}

/// Runs the migrations up to one, fills the tables, runs the rest as the API does, and says what is there then.
fn database(root: &Path, from: &str) -> String {
    let script = r#"
import glob, os, sqlite3, sys
folder, start = sys.argv[1:]
files = sorted(glob.glob(os.path.join(folder, '*.sql')))
db = sqlite3.connect(':memory:', isolation_level=None)
db.execute('PRAGMA foreign_keys = ON')
def run(file):
    text = open(file).read()
    alone = text.startswith('-- no-transaction')
    # The database may have gone down before it was noted that such a migration has run.
    for _ in range(2 if alone else 1): db.executescript(text if alone else 'BEGIN;' + text + 'COMMIT;')
for file in [file for file in files if os.path.basename(file) < start]: run(file)
db.execute("INSERT INTO categories (id, name) VALUES ('c', 'tools')")
for n in range(5):
    db.execute("INSERT INTO goods (id, name, sku, price, shelf, category_id, parent_id, version) VALUES (?, ?, ?, ?, ?, 'c', ?, ?)",
        (f'g{n}', f'good {n}', f's{n}', n * 100, n, 'g0' if n else None, n + 1))
    db.execute("INSERT INTO parts VALUES (?, ?)", (f'p{n}', f'g{n}'))
for file in [file for file in files if os.path.basename(file) >= start]: run(file)
for query in ["SELECT id, name, parent_id, version FROM goods ORDER BY id", "SELECT id, good_id FROM parts ORDER BY id",
        "SELECT name FROM names", "SELECT name FROM sqlite_master WHERE tbl_name = 'goods' AND name NOT LIKE 'sqlite%' ORDER BY 1",
        "PRAGMA foreign_key_check", "PRAGMA foreign_keys", "PRAGMA integrity_check",
        "SELECT name FROM sqlite_master WHERE name LIKE '%without%'", "SELECT name FROM pragma_table_info('goods')"]:
    print([tuple(row) for row in db.execute(query)])
def refused(sql):
    try: db.execute(sql); return 'taken'
    except sqlite3.IntegrityError as error: return str(error)
print(refused("INSERT INTO goods (id, name, version) VALUES ('x', 'x', 1)"))
print(refused("INSERT INTO parts VALUES ('y', 'nothing')"))
print(refused("DELETE FROM goods WHERE id = 'g0'"))
db.execute("DELETE FROM goods WHERE id = 'g4'")
print(db.execute("SELECT count(*) FROM parts").fetchone())
"#;
    let ran =
        Command::new("python3").args(["-c", script]).arg(root.join(MIGRATIONS)).arg(from).output().expect("python3");
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
    String::from_utf8_lossy(&ran.stdout).into_owned()
}

#[test]
fn a_table_is_made_anew_without_the_column_and_its_rows_stay() {
    let site = site();
    let ran = site.must(&["goods", "--drop-column", "price", "--drop-column", "sku"]);
    for said in ["CONSTRAINT cheap CHECK", "goods_price", "gone for good"] {
        assert!(ran.stdout.contains(said), "{said} is not in {}", ran.stdout);
    }
    let names: Vec<String> = visible(&site.root().join(MIGRATIONS)).into_keys().collect();
    let [.., first, second] = names.as_slice() else { panic!("{names:?}") };
    assert!(first.ends_with("_drop_price_from_goods.sql") && second.ends_with("_drop_sku_from_goods.sql"), "{names:?}");
    let schemas = site.text("apps/api/src/modules/goods/schemas.rs");
    assert!(!schemas.contains("price") && !schemas.contains("sku") && schemas.contains("shelf"), "{schemas}");
    let found = database(&site.root(), first);
    let lines: Vec<&str> = found.lines().collect();
    assert_eq!(
        lines[0],
        "[('g0', 'good 0', None, 1), ('g1', 'good 1', 'g0', 2), ('g2', 'good 2', 'g0', 3), ('g3', 'good 3', 'g0', 4), ('g4', 'good 4', 'g0', 5)]"
    );
    assert_eq!(lines[1], "[('p0', 'g0'), ('p1', 'g1'), ('p2', 'g2'), ('p3', 'g3'), ('p4', 'g4')]");
    assert!(lines[2].contains("good 4"), "a view still reads it: {found}");
    assert_eq!(lines[3], "[('goods',), ('goods_name',)]");
    assert_eq!(lines[4..8], ["[]", "[(1,)]", "[('ok',)]", "[]"]);
    assert_eq!(lines[8], "[('id',), ('name',), ('shelf',), ('category_id',), ('parent_id',), ('version',)]");
    assert!(lines[9].contains("CHECK constraint failed: named"), "{found}");
    assert!(lines[10].contains("FOREIGN KEY") && lines[11].contains("FOREIGN KEY"), "{found}");
    assert_eq!(lines[12], "(4,)", "what belongs to a row goes with it: {found}");
    site.assert_quiet();
    site.must(&["check"]);
}

#[test]
fn what_the_database_drops_itself_is_one_statement() {
    let site = site();
    site.must(&["goods", "--drop-column", "shelf"]);
    assert_eq!(
        site.text(&format!("{MIGRATIONS}/0011_drop_shelf_from_goods.sql")),
        "-- SQLite\n\nALTER TABLE goods DROP COLUMN shelf;\n"
    );
    site.assert_quiet();

    let sandbox = sandbox();
    must(
        sandbox.path(),
        &[
            "products",
            "--workspace",
            "demo",
            "--database",
            "postgres",
            "--field",
            "name:text!",
            "--field",
            "sku:text!:unique",
        ],
    );
    let root = sandbox.path().join("demo");
    must(&root, &["products", "--drop-column", "sku"]);
    let files = visible(&root.join(MIGRATIONS));
    let last = String::from_utf8_lossy(files.values().last().expect("a migration"));
    assert_eq!(last, "-- PostgreSQL\n\nALTER TABLE products DROP COLUMN sku;\n");
    assert!(!std::fs::read_to_string(root.join(SCHEMAS)).expect("schemas").contains("sku"));
}

#[test]
fn what_something_cannot_do_without_stays() {
    let site = site();
    let before = visible(&site.root());
    for (module, column, why) in [
        ("goods", "id", "it is the key"),
        ("goods", "version", "two people"),
        ("goods", "nothing", "has no column `nothing`"),
        ("goods", "name' --", "has no column"),
    ] {
        let ran = site.run(&[module, "--drop-column", column]);
        assert_eq!(ran.status, ExitStatus::Failed, "{}", ran.stdout);
        assert!(ran.stderr.contains(why) && ran.stderr.contains("hint: "), "{}", ran.stderr);
    }
    let both = site.run(&["goods", "--drop-column", "price", "--field", "weight:integer"]);
    assert!(both.stderr.contains("in two runs"), "{}", both.stderr);
    let all = crud_gen(&site.root(), &["--all", "--drop-column", "price"]);
    assert!(all.stderr.contains("--drop-column changes one"), "{}", all.stderr);
    assert!(visible(&site.root()) == before);
}

#[test]
fn a_drop_that_sqlite_refuses_names_the_way_out_and_it_works() {
    let site = site();
    let own = site.root().join(MIGRATIONS).join("0099_mine.sql");
    write(&own, "-- SQLite\nALTER TABLE goods DROP COLUMN price;\n");
    let ran = site.must(&["goods"]);
    assert!(ran.stdout.contains("`crud-gen MODULE --drop-column 'price'`"), "{}", ran.stdout);
    assert_eq!(site.run(&["check"]).status, ExitStatus::NeedsPerson);
    std::fs::remove_file(own).expect("a migration");
    site.must(&["goods"]);
    let ran = site.must(&["goods", "--drop-column", "price"]);
    assert!(!ran.stdout.contains("will refuse"), "{}", ran.stdout);
    site.must(&["check"]);
}

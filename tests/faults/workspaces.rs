//! The workspaces whose events are put to the test.

use crate::support::{Database, Workspace};
use std::fs;
use std::sync::LazyLock;

pub static POSTGRES: LazyLock<Workspace> = LazyLock::new(|| workspace("faults-postgres", Database::Postgres));
pub static SQLITE: LazyLock<Workspace> = LazyLock::new(|| workspace("faults-sqlite", Database::Sqlite));

/// On PostgreSQL a reference is checked at the commit: the last moment at which a change can be taken back.
const LATE_CHECK: &str = "ALTER TABLE notes ALTER CONSTRAINT notes_product_id_fkey DEFERRABLE INITIALLY DEFERRED;\n";

/// The database deletes reviews with their products, and changes them when their notes go.
const REVIEWS: &str = "\
CREATE TABLE reviews (
    id uuid PRIMARY KEY,
    product_id uuid NOT NULL REFERENCES products (id) ON DELETE CASCADE,
    note_id uuid REFERENCES notes (id) ON DELETE SET NULL,
    body varchar(80) NOT NULL
);
";

/// Products, notes that keep their products from being deleted, and reviews that do not.
pub fn workspace(name: &'static str, database: Database) -> Workspace {
    let workspace = Workspace::new(name, database);
    let fields = ["--field", "code:string(20)!:unique", "--field", "name:string(60)!", "--field", "stock:int"];
    let fields = [&fields[..], &["--field", "description:text"]].concat();
    workspace.crud_gen(&[&["products", "--entity", "Product", "--with-events"][..], &fields].concat());
    let fields = ["--field", "product_id:ref(products)!", "--field", "body:string(80)!"];
    workspace.crud_gen(&[&["notes", "--with-events"][..], &fields].concat());
    fs::write(workspace.root.join("reviews.sql"), REVIEWS).expect("the table of reviews");
    workspace.crud_gen(&["reviews", "--with-events", "--ddl", "reviews.sql"]);
    if database == Database::Postgres {
        let file = workspace.api().join("migrations/9000_late_check.sql");
        fs::write(file, LATE_CHECK).expect("a migration");
    }
    workspace
}

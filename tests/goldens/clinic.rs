//! `examples/clinic/` is what the generator gives for `examples/clinic.sql`.

use crate::golden::{Files, bless, compare};
use crate::tool::{files, must, project, sandbox};

const MODULES: [&str; 3] = ["patients", "medications", "appointments"];

/// Compares the example, or writes it.
pub fn check(blessing: bool) -> Result<(), String> {
    let sandbox = sandbox();
    std::fs::copy(project("examples/clinic.sql"), sandbox.path().join("clinic.sql")).expect("the schema");
    for module in MODULES {
        must(sandbox.path(), &[module, "--ddl", "clinic.sql", "--with-events", "--workspace", "clinic"]);
    }
    let folder = project("examples/clinic");
    let got = without_lock(files(&sandbox.path().join("clinic")));
    if blessing {
        bless(&folder, &got);
        return Ok(());
    }
    compare(&without_lock(files(&folder)), &got)
}

/// The lock is nobody's result: it is there while somebody writes.
fn without_lock(mut files: Files) -> Files {
    files.remove(".crud-gen/lock");
    files
}

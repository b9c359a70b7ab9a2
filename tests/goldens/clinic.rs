//! `examples/clinic/` is what the generator gives for `examples/clinic.sql`.

use crate::golden::{Files, bless, compare};
use crate::tool::{files, must, project, sandbox};

/// The modules and what was said of each.
const MODULES: [&[&str]; 3] = [&["patients"], &["medications"], &["appointments", "--label", "reason"]];

/// Compares the example, or writes it.
pub fn check(blessing: bool) -> Result<(), String> {
    let sandbox = sandbox();
    std::fs::copy(project("examples/clinic.sql"), sandbox.path().join("clinic.sql")).expect("the schema");
    for module in MODULES {
        must(sandbox.path(), &[module, &["--ddl", "clinic.sql", "--with-events", "--workspace", "clinic"]].concat());
    }
    let folder = project("examples/clinic");
    let got = shared(files(&sandbox.path().join("clinic")));
    if blessing {
        bless(&folder, &got);
        return Ok(());
    }
    compare(&shared(files(&folder)), &got)
}

/// What is committed: the lock and the record of the last run are of one working copy.
fn shared(mut files: Files) -> Files {
    for own in ["lock", "undo.json"] {
        files.remove(&format!(".crud-gen/{own}"));
    }
    files
}

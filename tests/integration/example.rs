//! `examples/clinic/` is what the generator gives for `examples/clinic.sql`.

use crate::support::{files, must, project, write};
use std::path::Path;

const MODULES: [&str; 3] = ["patients", "medications", "appointments"];

fn generate(folder: &Path) {
    std::fs::copy(project("examples/clinic.sql"), folder.join("clinic.sql")).expect("the schema");
    for module in MODULES {
        must(folder, &[module, "--ddl", "clinic.sql", "--with-events", "--workspace", "clinic"]);
    }
}

#[test]
fn the_clinic_is_what_the_generator_gives() {
    let sandbox = tempfile::tempdir().expect("a sandbox");
    generate(sandbox.path());
    let generated = files(&sandbox.path().join("clinic"));
    let committed = project("examples/clinic");
    if std::env::var_os("BLESS").is_some() && std::env::var_os("CI").is_none() {
        if committed.exists() {
            std::fs::remove_dir_all(&committed).expect("the old example goes");
        }
        generated.iter().for_each(|(path, text)| write(&committed.join(path), text));
    }
    let ours = |path: &String| !path.ends_with(".crud-gen/lock");
    let committed = files(&committed);
    let paths = generated.keys().chain(committed.keys()).filter(|path| ours(path));
    let stale: std::collections::BTreeSet<&String> =
        paths.filter(|path| committed.get(*path) != generated.get(*path)).collect();
    assert!(stale.is_empty(), "examples/clinic is stale: {stale:#?}\nif this is what you want: just bless");
}

//! The packages that are locked are those whose licences somebody has seen: `scripts/dependencies` records them.

use crate::support::project;
use crud_gen::render::embed;
use serde_json::Value as Json;
use std::collections::BTreeSet;
use toml::{Table, Value};

fn parsed(text: &str) -> Table {
    text.parse().expect("TOML")
}

/// The packages of a lock file that come from a registry.
fn locked(text: &str) -> BTreeSet<String> {
    let lock = parsed(text);
    let packages = lock["package"].as_array().expect("packages");
    let foreign = packages.iter().filter(|package| package.get("source").is_some());
    let text = |package: &Value, key: &str| package[key].as_str().expect("text").to_owned();
    foreign.map(|package| format!("{} {}", text(package, "name"), text(package, "version"))).collect()
}

#[test]
fn every_locked_package_has_a_licence_that_is_allowed() {
    let record = parsed(&std::fs::read_to_string(project("scripts/dependencies.toml")).expect("the record"));
    let licences = record["licences"].as_array().expect("licences");
    let allowed: BTreeSet<&str> = licences.iter().filter_map(Value::as_str).collect();
    let known = record["cargo"].as_table().expect("packages");
    let own = std::fs::read_to_string(project("Cargo.lock")).expect("a lock file");
    let mut texts = vec![own.as_str()];
    let templates = embed::files("workspace");
    texts.extend(templates.iter().filter(|(name, _)| name.ends_with(".lock")).map(|(_, text)| *text));
    assert_eq!(texts.len(), 3);
    for package in texts.into_iter().flat_map(locked) {
        let licence = known.get(&package).and_then(Value::as_str);
        assert!(
            licence.is_some_and(|licence| allowed.contains(licence)),
            "{package}: {licence:?}; run scripts/dependencies"
        );
    }

    let (_, npm) = templates.iter().find(|(name, _)| name.ends_with("package-lock.json")).expect("a lock file");
    let npm: Json = serde_json::from_str(npm).expect("JSON");
    for (path, package) in npm["packages"].as_object().expect("packages").iter().filter(|(path, _)| !path.is_empty()) {
        let name = path.rsplit("node_modules/").next().expect("a name");
        // Where the package says nothing of it, somebody has read its files.
        let seen = record["npm"].get(format!("{name} {}", package["version"].as_str().expect("a version")));
        let licence = package["license"].as_str().or_else(|| seen.and_then(Value::as_str));
        assert!(licence.is_some_and(|licence| allowed.contains(licence)), "{path}: {licence:?}");
    }
}

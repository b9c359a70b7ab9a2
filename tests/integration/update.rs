//! `crud-gen update`: the shared part and all modules, whole or not at all, quiet the second time.

use crate::support::site::{STAMP, Site};
use crate::support::{must, visible, write};
use crud_gen::cli::ExitStatus;
use crud_gen::output::RelPath;
use serde_json::Value;
use std::fs;
use std::path::Path;

const CLOCK: &str = "apps/api/src/shared/clock.rs";
const PACKAGES: &str = "apps/web/package.json";
const CARGO: &str = "apps/api/Cargo.toml";
const LOCK: &str = "apps/api/Cargo.lock";
const NPM_LOCK: &str = "apps/web/package-lock.json";
const HOOKS: &str = "apps/api/src/modules/products/hooks.rs";

#[test]
fn a_workspace_of_this_version_stays_as_it_is() {
    let site = Site::new();
    site.assert_quiet();
}

#[test]
fn a_workspace_keeps_its_name_in_another_folder() {
    let site = Site::new();
    let moved = site.sandbox.path().join("elsewhere");
    fs::rename(site.root(), &moved).expect("the folder moves");
    let before = visible(&moved);
    let ran = must(&moved, &["update"]);
    assert!(ran.stdout.contains("nothing to do"), "{}", ran.stdout);
    fs::remove_file(moved.join(STAMP)).expect("a stamp");
    must(&moved, &["update"]);
    assert!(visible(&moved) == before, "the name comes from `package.json` when it is not saved");
}

#[test]
fn a_module_of_a_newer_crud_gen_waits_for_the_update() {
    let site = Site::new();
    site.age(CLOCK, "//!", "//! Once more:");
    let before = visible(&site.root());
    let refused = site.run(&["products"]);
    assert_eq!(refused.status, ExitStatus::Failed, "{}", refused.stdout);
    assert!(
        refused.stderr.contains("crud-gen 0.0.9") && refused.stderr.contains("`crud-gen update`"),
        "{}",
        refused.stderr
    );
    assert!(visible(&site.root()) == before);
    let ran = site.must(&["update"]);
    assert!(ran.stdout.contains("from crud-gen 0.0.9") && ran.stdout.contains(CLOCK), "{}", ran.stdout);
    assert!(!site.text(CLOCK).contains("Once more"));
    site.must(&["products"]);
    site.assert_quiet();
}

#[test]
fn a_workspace_without_a_stamp_is_an_older_one() {
    let site = Site::new();
    fs::remove_file(site.root().join(STAMP)).expect("a stamp");
    assert!(site.run(&["products"]).stderr.contains("an older crud-gen"));
    site.must(&["update"]);
    site.must(&["products"]);
    site.assert_quiet();
}

#[test]
fn another_build_of_the_same_version_is_told_by_its_templates() {
    let site = Site::new();
    let stamp = site.text(STAMP);
    let digest =
        serde_json::from_str::<Value>(&stamp).expect("JSON")["templates"].as_str().expect("a digest").to_owned();
    write(&site.root().join(STAMP), stamp.replace(&digest, "0000000000000000"));
    assert!(site.run(&["products"]).stderr.contains("another build of crud-gen"));
}

#[test]
fn an_older_crud_gen_leaves_a_newer_workspace_alone() {
    let site = Site::new();
    site.stamp("99.1.0");
    let before = visible(&site.root());
    for args in [&["products"][..], &["update"], &["list"], &["show", "products"]] {
        let ran = site.run(args);
        assert_eq!(ran.status, ExitStatus::Failed, "{args:?}");
        assert!(ran.stderr.contains("install crud-gen 99.1.0"), "{}", ran.stderr);
    }
    assert!(visible(&site.root()) == before);
}

#[test]
fn a_dry_run_tells_robots_what_would_change() {
    let site = Site::new();
    site.age(CLOCK, "//!", "//! Once more:");
    let before = visible(&site.root());
    let plan: Value = serde_json::from_str(&site.must(&["update", "--dry-run", "--json"]).stdout).expect("JSON");
    assert_eq!((&plan["written"], &plan["dryRun"]), (&false.into(), &true.into()));
    let files = plan["files"].as_array().expect("files");
    let clock = files.iter().find(|file| file["path"] == CLOCK).expect("the file");
    assert_eq!(clock["action"], "update");
    assert!(clock["diff"].as_str().expect("a diff").contains("-//! Once more:"), "{clock:#}");
    assert!(visible(&site.root()) == before);
    let plan: Value = serde_json::from_str(&site.must(&["update", "--json"]).stdout).expect("JSON");
    assert_eq!(plan["written"], true);
}

#[test]
fn a_conflict_anywhere_leaves_everything_as_it_is() {
    let site = Site::new();
    site.age(CLOCK, "//!", "//! Once more:");
    let list = "apps/web/src/app/features/categories/components/categories-list.component.ts";
    let first = site.text(list).lines().next().expect("a line").to_owned();
    site.age(list, &first, "// old");
    site.edit(list, "// old", "// mine");
    let before = visible(&site.root());
    let ran = site.run(&["update"]);
    assert_eq!(ran.status, ExitStatus::NeedsPerson, "{}", ran.stdout);
    assert!(ran.stdout.contains("CONFLICT"), "{}", ran.stdout);
    assert!(visible(&site.root()) == before);
}

#[test]
fn packages_are_merged_by_key() {
    let site = Site::new();
    let old = |version: &str| format!("\"rxjs\": \"{version}\"");
    let package: Value = serde_json::from_str(&site.text(PACKAGES)).expect("JSON");
    let version = package["dependencies"]["rxjs"].as_str().expect("rxjs").to_owned();
    site.age(PACKAGES, &old(&version), &old("^1.0.0"));
    site.edit(PACKAGES, &old("^1.0.0"), &format!("\"rxdb\": \"^7.0.0\",\n    {}", old("^1.0.0")));
    site.age(CARGO, "dotenvy = \"0.15\"", "dotenvy = \"0.14\"");
    site.edit(CARGO, "dotenvy = \"0.14\"", "tempest = \"1\"\ndotenvy = \"0.14\"");
    write(&site.root().join("apps/web/package-lock.json"), "{}\n");
    write(&site.root().join(LOCK), "# mine\n");
    let ran = site.must(&["update"]);
    let package: Value = serde_json::from_str(&site.text(PACKAGES)).expect("JSON");
    assert_eq!(package["dependencies"]["rxjs"], version.as_str());
    assert_eq!(package["dependencies"]["rxdb"], "^7.0.0");
    let cargo = site.text(CARGO);
    assert!(cargo.contains("tempest = \"1\"\n") && cargo.contains("dotenvy = \"0.15\"\n"), "{cargo}");
    assert_eq!(site.text(LOCK), "# mine\n");
    for command in ["npm --prefix apps/web install", "cargo fetch --manifest-path apps/api/Cargo.toml"] {
        assert!(ran.stdout.contains(command), "{}", ran.stdout);
    }
    site.assert_quiet();
}

#[test]
fn a_lock_file_that_nobody_touched_comes_along() {
    let site = Site::new();
    let lock = site.text(LOCK);
    site.age(LOCK, "version = 4", "version = 3");
    site.age(CARGO, "dotenvy = \"0.15\"", "dotenvy = \"0.14\"");
    let ran = site.must(&["update"]);
    assert_eq!(site.text(LOCK), lock);
    assert!(!ran.stdout.contains("cargo fetch"), "{}", ran.stdout);
}

#[test]
fn the_lock_file_of_the_front_end_is_npms() {
    let site = Site::new();
    let lock = site.text(NPM_LOCK);
    // Nobody touched it: it comes along. The user's npm has changed it: it stays, and that is no conflict.
    site.age(NPM_LOCK, "\"lockfileVersion\": 3", "\"lockfileVersion\": 2");
    let ran = site.must(&["update"]);
    assert!(site.text(NPM_LOCK) == lock && !ran.stdout.contains("npm --prefix"), "{}", ran.stdout);
    site.age(NPM_LOCK, "\"lockfileVersion\": 3", "\"lockfileVersion\": 2");
    site.edit(NPM_LOCK, "\"lockfileVersion\": 2", "\"lockfileVersion\": 1");
    let ran = site.must(&["update"]);
    assert!(site.text(NPM_LOCK).contains("\"lockfileVersion\": 1"), "{}", ran.stdout);
    site.assert_quiet();

    // Another one comes to packages of the user's own, which it does not have.
    let site = Site::new();
    site.edit(PACKAGES, "\"rxjs\"", "\"rxdb\": \"^7.0.0\",\n    \"rxjs\"");
    site.age(NPM_LOCK, "\"lockfileVersion\": 3", "\"lockfileVersion\": 2");
    let ran = site.must(&["update"]);
    assert!(ran.stdout.contains("npm --prefix apps/web install"), "{}", ran.stdout);
}

#[test]
fn a_system_migration_that_is_new_gets_the_next_number() {
    let site = Site::new();
    let system = "apps/api/migrations/0001_system.sql";
    let text = site.text(system);
    fs::remove_file(site.root().join(system)).expect("a migration");
    site.change_manifest(|baseline| drop(baseline.files.remove(&RelPath::new(system).expect("a path"))));
    site.must(&["update"]);
    assert_eq!(site.text("apps/api/migrations/0004_system.sql"), text);
    site.assert_quiet();
}

#[test]
fn a_shared_file_that_was_deleted_is_said_and_comes_back() {
    let site = Site::new();
    let text = site.text(CLOCK);
    fs::remove_file(site.root().join(CLOCK)).expect("a file");
    let ran = site.must(&["products", "--field", "weight:integer"]);
    assert!(ran.stdout.contains(CLOCK) && ran.stdout.contains("crud-gen update --restore"), "{}", ran.stdout);
    site.must(&["update"]);
    assert!(!site.root().join(CLOCK).exists(), "what was deleted stays deleted");
    site.must(&["update", "--restore"]);
    assert_eq!(site.text(CLOCK), text);
    site.assert_quiet();
}

#[test]
fn hooks_that_nobody_touched_follow_the_entity() {
    let site = Site::new();
    site.must(&["products", "--entity", "Ware"]);
    assert!(site.text(HOOKS).contains("CreateWare") && !site.text(HOOKS).contains("Product"), "{}", site.text(HOOKS));
}

#[test]
fn rules_of_the_user_are_carried_over() {
    let site = Site::new();
    let rule = "\nfn has_a_name(after: &Product) -> bool {\n    !after.name.is_empty()\n}\n";
    site.edit(
        HOOKS,
        "_input: &mut CreateProduct) -> ApiResult<()> {\n",
        "input: &mut CreateProduct) -> ApiResult<()> {\n    input.name.push('!');\n",
    );
    write(&site.root().join(HOOKS), site.text(HOOKS) + rule);
    let ran = site.must(&["products", "--entity", "Ware"]);
    let hooks = site.text(HOOKS);
    assert!(hooks.contains("input: &mut CreateWare) -> ApiResult<()> {\n    input.name.push('!');"), "{hooks}");
    let line = hooks.lines().position(|line| line.contains("has_a_name")).expect("the rule") + 1;
    assert!(
        ran.stdout.contains(&format!("`Product` is not there any more, and your code names it (line {line})")),
        "{}",
        ran.stdout
    );
    site.assert_quiet();
}

#[test]
fn two_migrations_of_one_number_stop_the_run() {
    let site = Site::new();
    let [one, other] = ["0009_one.sql", "0009_other.sql"].map(|name| format!("apps/api/migrations/{name}"));
    for path in [&one, &other] {
        write(&site.root().join(path), "-- SQLite\n");
    }
    let ran = site.run(&["products"]);
    assert_eq!(ran.status, ExitStatus::Failed);
    let mend = format!("mv {other} apps/api/migrations/0010_other.sql");
    assert!(ran.stderr.contains(&mend), "{}", ran.stderr);
    fs::rename(site.root().join(&other), site.root().join("apps/api/migrations/0010_other.sql")).expect("the mend");
    site.must(&["products"]);
}

#[test]
fn every_processor_may_generate_at_once() {
    let site = Site::new();
    let names = ["apples", "pears", "plums", "nuts", "figs", "dates"];
    std::thread::scope(|scope| {
        for name in names {
            let root = site.root();
            scope.spawn(move || must(Path::new(&root), &[name, "--field", "kind:text"]));
        }
    });
    let mut numbers: Vec<String> =
        visible(&site.root().join("apps/api/migrations")).keys().map(|name| name[..4].to_owned()).collect();
    numbers.sort();
    assert!(numbers.windows(2).all(|pair| pair[0] != pair[1]), "{numbers:?}");
    assert_eq!(numbers.len(), 9);
}

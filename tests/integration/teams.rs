//! Two people, two branches.

use crate::support::site::{MANIFEST, Site};
use crate::support::{visible, write};
use std::process::Command;

impl Site {
    fn git(&self, args: &[&str]) -> bool {
        let names = ["-c", "user.name=x", "-c", "user.email=x@localhost", "-c", "commit.gpgsign=false"];
        let git = Command::new("git").args(names).args(args).current_dir(self.root()).output().expect("git");
        git.status.success()
    }

    /// Does something on a branch of its own.
    fn on_branch(&self, branch: &str, args: &[&str]) {
        assert!(self.git(&["checkout", "-qb", branch, "main"]));
        self.must(args);
        assert!(self.git(&["add", "-A"]) && self.git(&["commit", "-qm", branch]));
    }

    fn with_git() -> Self {
        let site = Self::new();
        assert!(
            site.git(&["init", "-q", "-b", "main"]) && site.git(&["add", "-A"]) && site.git(&["commit", "-qm", "base"])
        );
        site
    }

    fn conflicts(&self) -> Vec<String> {
        let git =
            Command::new("git").args(["diff", "--name-only", "--diff-filter=U"]).current_dir(self.root()).output();
        String::from_utf8_lossy(&git.expect("git").stdout).lines().map(str::to_owned).collect()
    }
}

#[test]
fn two_branches_that_each_add_a_module_merge_in_the_folder_of_crud_gen() {
    let site = Site::with_git();
    site.on_branch("left", &["alphas", "--field", "n:text"]);
    site.on_branch("right", &["zones", "--field", "n:text"]);
    site.git(&["merge", "-q", "left"]);
    let conflicts = site.conflicts();
    assert!(conflicts.iter().all(|path| !path.starts_with(".crud-gen")), "{conflicts:?}");
    for path in conflicts {
        let text = site.text(&path);
        let is_mark = |line: &&str| ["<<<<<<< ", "=======", ">>>>>>> "].iter().any(|mark| line.starts_with(mark));
        let both: Vec<&str> = text.lines().filter(|line| !is_mark(line)).collect();
        write(&site.root().join(&path), both.join("\n") + "\n");
    }
    let refused = site.run(&["zones"]);
    assert!(refused.stderr.contains("two migrations have one number"), "{}{}", refused.stdout, refused.stderr);
    let [from, to] = ["0004_create_zones.sql", "0005_create_zones.sql"]
        .map(|name| site.root().join("apps/api/migrations").join(name));
    assert!(refused.stderr.contains("0005_create_zones.sql"), "{}", refused.stderr);
    std::fs::rename(from, to).expect("the mend");
    site.must(&["--all"]);
    assert!(serde_json::from_str::<serde_json::Value>(&site.text(MANIFEST)).is_ok(), "the manifest is healed");
    site.must(&["check"]);
    site.assert_quiet();
}

#[test]
fn a_record_with_the_markers_of_version_control_heals() {
    let site = Site::new();
    let path = ".crud-gen/modules/products.json";
    let record = site.text(path);
    let before = visible(&site.root());
    let (head, tail) = record.split_at(record.find("  \"spec\"").expect("the table"));
    write(
        &site.root().join(path),
        format!("{head}<<<<<<< HEAD\n{tail}\n=======\n{}\n>>>>>>> left\n", tail.replace("category_id", "category")),
    );
    site.must(&["products"]);
    assert_eq!(site.text(path), record);
    assert!(visible(&site.root()) == before);
}

#[test]
fn two_branches_that_each_add_a_column_are_healed_by_one_run() {
    const SCHEMAS: &str = "apps/api/src/modules/products/schemas.rs";
    let site = Site::with_git();
    let edit = |branch: &str, field: &str, line: &str, remark: &str| {
        assert!(site.git(&["checkout", "-qb", branch, "main"]));
        site.must(&["products", "--field", field]);
        site.edit(SCHEMAS, line, &format!("{remark}\n{line}"));
        assert!(site.git(&["add", "-A"]) && site.git(&["commit", "-qm", branch]));
    };
    edit("left", "weight:integer", "    pub name: ", "    // of the left");
    edit("right", "height:integer", "table_input!(CreateProduct", "// of the right");
    assert!(!site.git(&["merge", "-q", "left"]), "version control has conflicts");
    let refused = site.run(&["products"]);
    assert!(refused.stderr.contains("two migrations have one number"), "{}", refused.stderr);
    let migrations = site.root().join("apps/api/migrations");
    std::fs::rename(
        migrations.join("0004_add_weight_to_products.sql"),
        migrations.join("0005_add_weight_to_products.sql"),
    )
    .expect("the mend");
    let ran = site.must(&["products"]);
    assert!(ran.stdout.contains("both stand in it now"), "{}", ran.stdout);
    let schemas = site.text(SCHEMAS);
    for line in
        ["    pub weight: Option<i32>,", "    pub height: Option<i32>,", "    // of the left", "// of the right"]
    {
        assert!(schemas.contains(line), "{line} is not in {schemas}");
    }
    for (path, text) in visible(&site.root()) {
        let text = String::from_utf8_lossy(&text);
        assert!(!text.lines().any(|line| line.starts_with("<<<<<<< ")), "{path} has markers");
    }
    site.must(&["check"]);
    site.assert_quiet();
}

#[test]
fn three_migrations_of_one_number_get_three_numbers() {
    let site = Site::new();
    for name in ["a", "b", "c"] {
        write(&site.root().join(format!("apps/api/migrations/0007_{name}.sql")), "-- SQLite\n");
    }
    let refused = site.run(&["products"]);
    let mends: Vec<&str> = refused.stderr.split('`').filter_map(|text| text.strip_prefix("mv ")).collect();
    assert_eq!(mends.len(), 2, "{}", refused.stderr);
    for mend in mends {
        let (from, to) = mend.split_once(' ').expect("two paths");
        std::fs::rename(site.root().join(from), site.root().join(to)).expect("the mend");
    }
    site.must(&["products"]);
}

#[test]
fn a_module_that_one_branch_took_out_stays_out() {
    let site = Site::with_git();
    site.on_branch("left", &["products", "--field", "weight:integer"]);
    site.on_branch("right", &["remove", "categories", "--conflicts", "theirs"]);
    site.git(&["merge", "-q", "left"]);
    // What version control makes of it where the lines of both are neighbours.
    let manifest = Command::new("git").args(["show", "left:.crud-gen/manifest.json"]).current_dir(site.root()).output();
    std::fs::write(site.root().join(MANIFEST), manifest.expect("git").stdout).expect("a manifest");
    site.must(&["update", "--conflicts", "theirs"]);
    assert!(!site.text(MANIFEST).contains("categories/"), "the module is back");
    assert!(!site.root().join(".crud-gen/modules/categories.json").exists());
    site.must(&["check"]);
    site.assert_quiet();
}

#[test]
fn a_migration_with_the_markers_of_version_control_is_named() {
    let site = Site::new();
    let mine = "-- SQLite\n<<<<<<< HEAD\nCREATE TABLE a (b text);\n=======\nCREATE TABLE a (c text);\n>>>>>>> left\n";
    write(&site.root().join("apps/api/migrations/0009_a.sql"), mine);
    for run in ["products", "update", "check"] {
        let ran = site.run(&[run]);
        assert!(ran.stderr.contains("0009_a.sql:2") && ran.stderr.contains("take the markers away"), "{}", ran.stderr);
    }
}

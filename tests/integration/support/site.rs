//! A workspace with modules, as an older crud-gen could have left it.

use super::{Ran, crud_gen, files, must, sandbox, write};
use crud_gen::output::RelPath;
use crud_gen::workspace::{Baseline, Digest};
use serde_json::Value;
use std::fs;
use std::path::PathBuf;
use tempfile::TempDir;

pub const STAMP: &str = ".crud-gen/workspace.json";
pub const MANIFEST: &str = ".crud-gen/manifest.json";

/// A workspace with the modules `categories` and `products`, which refers to it.
pub struct Site {
    pub sandbox: TempDir,
}

impl Site {
    pub fn new() -> Self {
        let site = Self { sandbox: sandbox() };
        let fields = ["--field", "name:string(80)!:unique"];
        must(site.sandbox.path(), &["categories", "--workspace", "demo", fields[0], fields[1]]);
        site.must(&["products", "--with-events", "--field", "name:text!", "--field", "category_id:ref(categories)"]);
        site
    }

    pub fn root(&self) -> PathBuf {
        self.sandbox.path().join("demo")
    }

    pub fn must(&self, args: &[&str]) -> Ran {
        must(&self.root(), args)
    }

    pub fn run(&self, args: &[&str]) -> Ran {
        crud_gen(&self.root(), args)
    }

    pub fn text(&self, path: &str) -> String {
        fs::read_to_string(self.root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    pub fn edit(&self, path: &str, from: &str, to: &str) {
        let text = self.text(path);
        assert!(text.contains(from), "{path} has no {from}");
        write(&self.root().join(path), text.replacen(from, to, 1));
    }

    /// Makes a file what an older crud-gen would have written.
    pub fn age(&self, path: &str, from: &str, to: &str) {
        self.edit(path, from, to);
        let text = self.text(path);
        let base = self.root().join(".crud-gen/base").join(path);
        assert!(base.exists(), "{path} has a pristine rendering");
        write(&base, &text);
        self.change_manifest(|baseline| {
            let entry = baseline.files.get_mut(&RelPath::new(path).expect("a path")).expect("an entry");
            entry.sha256 = Digest::of(text.as_bytes());
        });
        self.stamp("0.0.9");
    }

    pub fn change_manifest(&self, change: impl FnOnce(&mut Baseline)) {
        let mut baseline = Baseline::parse(self.text(MANIFEST).as_bytes()).expect("a manifest");
        change(&mut baseline);
        write(&self.root().join(MANIFEST), baseline.to_json());
    }

    pub fn stamp(&self, version: &str) {
        let mut stamp: Value = serde_json::from_str(&self.text(STAMP)).expect("JSON");
        stamp["version"] = version.into();
        write(&self.root().join(STAMP), stamp.to_string());
    }

    pub fn assert_quiet(&self) {
        let before = files(&self.root());
        let ran = self.must(&["update"]);
        assert!(ran.stdout.contains("nothing to do"), "{}", ran.stdout);
        assert!(without_lock(files(&self.root())) == without_lock(before), "a quiet run has written something");
    }
}

fn without_lock(mut files: std::collections::BTreeMap<String, Vec<u8>>) -> std::collections::BTreeMap<String, Vec<u8>> {
    files.remove(".crud-gen/lock");
    files
}

//! What crud-gen wrote the last time: `manifest.json`, the pristine renderings and the records of the modules.

use super::{Digest, Disk, STORE, Workspace};
use crate::output::{RelPath, WORKSPACE_UNIT};
use crate::problem::{Problem, Problems};
use anyhow::{Context, Result, bail};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// The format of `manifest.json` that this crud-gen reads and writes.
const VERSION: u32 = 1;

/// One file that crud-gen wrote.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// Whose file it is: `workspace` or a module's name. A file belongs to one unit.
    pub unit: String,
    /// The template it came from.
    pub template: String,
    /// Of the rendering, with LF.
    pub sha256: Digest,
    /// A starting point that belongs to the user; no rendering is kept.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub once: bool,
}

/// One line that crud-gen put at an anchor.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WiredLine {
    /// The file it is in.
    pub path: RelPath,
    /// The comment line that marks the place.
    pub anchor: String,
    /// The line, without indentation.
    pub line: String,
    /// Whose line it is: `workspace` or a module's name.
    pub unit: String,
}

/// The content of `manifest.json`. Committed with the workspace, so it is sorted, with one file a line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Baseline {
    /// Every file that crud-gen wrote.
    pub files: BTreeMap<RelPath, Entry>,
    /// Every line that crud-gen put at an anchor.
    pub wired: BTreeSet<WiredLine>,
}

#[derive(Deserialize)]
struct Version {
    version: u32,
}

#[derive(Deserialize)]
struct Manifest {
    files: BTreeMap<RelPath, Entry>,
    wired: BTreeSet<WiredLine>,
}

impl Baseline {
    /// Where it is kept.
    pub fn path() -> RelPath {
        store_path("manifest.json")
    }

    /// Reads `manifest.json`.
    pub fn parse(json: &[u8]) -> Result<Self> {
        if let Ok(Version { version }) = serde_json::from_slice(json)
            && version > VERSION
        {
            bail!("it was written by a newer crud-gen (format {version}); use that one");
        }
        let error = match serde_json::from_slice(json) {
            Ok(Manifest { files, wired }) => return Ok(Self { files, wired }),
            Err(error) => error,
        };
        Self::of_lines(&String::from_utf8_lossy(json)).ok_or_else(|| error.into())
    }

    /// Reads what version control makes of two manifests: the lines of both, perhaps with markers between them, and no
    /// valid JSON. `None` when anything else is in it.
    fn of_lines(text: &str) -> Option<Self> {
        const MARKERS: [&str; 4] = ["<<<<<<< ", "||||||| ", "=======", ">>>>>>> "];
        const FRAME: [&str; 6] = ["{", "}", "\"files\": {", "\"wired\": [", "]", ""];
        let mut baseline = Self::default();
        for line in text.lines() {
            let line = line.trim().trim_end_matches(',');
            if let Ok(wired) = serde_json::from_str::<WiredLine>(line) {
                baseline.wired.insert(wired);
            } else if let Ok(file) = serde_json::from_str::<BTreeMap<RelPath, Entry>>(&format!("{{{line}}}"))
                && !line.is_empty()
            {
                baseline.files.extend(file);
            } else if !FRAME.contains(&line)
                && !MARKERS.iter().any(|marker| line.starts_with(marker))
                && line != format!("\"version\": {VERSION}")
            {
                return None;
            }
        }
        // One that ends earlier was cut off.
        let is_whole = text.contains("\"wired\": [") && text.trim_end().ends_with('}');
        (!baseline.files.is_empty() && is_whole).then_some(baseline)
    }

    /// The text of `manifest.json`.
    pub fn to_json(&self) -> String {
        let files = self.files.iter().map(|(path, entry)| format!("{}: {}", json(path), json(entry)));
        let wired = self.wired.iter().map(json);
        format!(
            "{{\n  \"version\": {VERSION},\n  \"files\": {{{}}},\n  \"wired\": [{}]\n}}\n",
            one_a_line(files),
            one_a_line(wired)
        )
    }

    /// The units that own a file or a line.
    pub fn units(&self) -> BTreeSet<&str> {
        let files = self.files.values().map(|entry| entry.unit.as_str());
        files.chain(self.wired.iter().map(|line| line.unit.as_str())).collect()
    }

    /// Takes what is known about one file from an older baseline.
    pub(super) fn take_back(&mut self, path: &RelPath, older: &Self) {
        match older.files.get(path) {
            Some(entry) => self.files.insert(path.clone(), entry.clone()),
            None => self.files.remove(path),
        };
        self.wired.retain(|line| line.path != *path);
        self.wired.extend(older.wired.iter().filter(|line| line.path == *path).cloned());
    }
}

impl Workspace {
    /// What crud-gen wrote here so far; empty in a new workspace.
    pub fn baseline(&self) -> Result<Baseline> {
        match self.read(&Baseline::path())? {
            None => Ok(Baseline::default()),
            Some(json) => {
                let is_newer = !self.has_lost_manifest()?;
                let baseline = Baseline::parse(&json).map_err(|error| match is_newer {
                    true => Problems::from(Problem::new(format!("cannot read `{}`: {error}", Baseline::path()))),
                    false => lost_manifest(&error.to_string()).into(),
                })?;
                Ok(baseline)
            }
        }
    }

    /// Whether there is no manifest that can be read, nor one of a newer crud-gen.
    pub fn has_lost_manifest(&self) -> Result<bool> {
        let Some(json) = self.read(&Baseline::path())? else { return Ok(true) };
        let is_newer = serde_json::from_slice(&json).is_ok_and(|Version { version }| version > VERSION);
        Ok(!is_newer && Baseline::parse(&json).is_err())
    }

    /// What was saved about a unit.
    pub fn record(&self, unit: &str) -> Result<Option<Value>> {
        let path = record_path(unit)?;
        let Some(json) = self.read(&path)? else { return Ok(None) };
        // What was saved of the table is read again from the migrations of both.
        let one_side = || serde_json::from_str(&both_sides(&String::from_utf8_lossy(&json))[0]).ok();
        match serde_json::from_slice(&json) {
            Ok(record) => Ok(Some(record)),
            Err(error) => one_side().ok_or(error).with_context(|| format!("cannot read `{path}`")).map(Some),
        }
    }

    /// Whether something is saved about a unit, readable or not.
    pub fn has_record(&self, unit: &str) -> bool {
        record_path(unit).is_ok_and(|path| self.root().join(path.as_str()).exists())
    }

    /// The names of the modules that have a record, sorted.
    pub fn modules(&self) -> Result<Vec<String>> {
        let names = self.list(&format!("{STORE}/modules"))?;
        Ok(names.iter().filter_map(|name| name.strip_suffix(".json")).map(str::to_owned).collect())
    }
}

impl Disk<'_> {
    /// The pristine rendering of a file; `None` when it is gone or does not fit the manifest any more.
    pub fn rendering(&self, path: &RelPath, entry: &Entry) -> Option<String> {
        let text = String::from_utf8(self.read(&rendering_path(path)).ok()??).ok()?;
        let text = if text.contains('\r') { text.replace("\r\n", "\n") } else { text };
        (Digest::of(text.as_bytes()) == entry.sha256).then_some(text)
    }
}

impl Disk<'_> {
    /// The pristine renderings of two branches, ours and theirs, as version control has put them together.
    pub fn renderings_of_branches(&self, path: &RelPath) -> Option<[String; 2]> {
        let text = String::from_utf8(self.read(&rendering_path(path)).ok()??).ok()?;
        Some(both_sides(&text.replace("\r\n", "\n")))
    }
}

/// What is wrong with a manifest that cannot be read, and the ways out.
pub(crate) fn lost_manifest(why: &str) -> Problem {
    Problem::new(format!("cannot read `{}`: {why}", Baseline::path())).at(Baseline::path().as_str()).hint(
        "bring the file back from version control, or let `crud-gen update` take the workspace over again: it reads what \
         was chosen from the files of the modules",
    )
}

/// Where the pristine rendering of a file is kept.
pub(crate) fn rendering_path(path: &RelPath) -> RelPath {
    path.below(&format!("{STORE}/base"))
}

/// Where what a user had written is kept when it is written over.
pub(crate) fn copy_path(path: &RelPath, number: &str) -> RelPath {
    store_path(&format!("replaced/{path}{number}"))
}

/// Where it is kept what takes back the last run.
pub(crate) fn undo_path() -> RelPath {
    store_path("undo.json")
}

/// Where the record of a unit is kept.
pub(crate) fn record_path(unit: &str) -> Result<RelPath> {
    if unit == WORKSPACE_UNIT {
        return Ok(store_path("workspace.json"));
    }
    RelPath::new(unit)
        .filter(|name| name.parents().next().is_none())
        .map(|name| store_path(&format!("modules/{name}.json")))
        .with_context(|| format!("`{}` cannot be the name of a module", unit.escape_debug()))
}

/// The texts of both sides, ours and theirs, where version control has left the markers of conflicts.
pub(crate) fn both_sides(text: &str) -> [String; 2] {
    let (mut is_ours, mut is_theirs) = (true, true);
    let mut sides = [String::new(), String::new()];
    for line in text.split_inclusive('\n') {
        match line.split([' ', '\r', '\n']).next() {
            Some("<<<<<<<") => (is_ours, is_theirs) = (true, false),
            Some("|||||||") => (is_ours, is_theirs) = (false, false),
            Some("=======") => (is_ours, is_theirs) = (false, true),
            Some(">>>>>>>") => (is_ours, is_theirs) = (true, true),
            _ => {
                for (side, _) in sides.iter_mut().zip([is_ours, is_theirs]).filter(|(_, is_of_it)| *is_of_it) {
                    side.push_str(line);
                }
            }
        }
    }
    sides
}

fn store_path(path: &str) -> RelPath {
    RelPath::new(format!("{STORE}/{path}")).expect("a path below a constant folder")
}

fn json<T: Serialize>(value: &T) -> String {
    serde_json::to_string(value).expect("strings and booleans are always JSON")
}

fn one_a_line(items: impl Iterator<Item = String>) -> String {
    let lines = items.map(|item| format!("\n    {item}")).collect::<Vec<_>>();
    if lines.is_empty() { String::new() } else { lines.join(",") + "\n  " }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MANIFEST: &str = r#"{
  "version": 1,
  "files": {
    "a \"b\".rs": {"unit":"workspace","template":"t/a.j2","sha256":"00"},
    "b.rs": {"unit":"products","template":"t/b.j2","sha256":"11","once":true}
  },
  "wired": [
    {"path":"a.rs","anchor":"// x","line":"mod a;","unit":"products"}
  ]
}
"#;

    #[test]
    fn has_one_file_a_line() {
        let baseline = Baseline::parse(MANIFEST.as_bytes()).unwrap();
        assert_eq!(baseline.to_json(), MANIFEST);
        assert_eq!(baseline.units().into_iter().collect::<Vec<_>>(), ["products", "workspace"]);
        let empty = "{\n  \"version\": 1,\n  \"files\": {},\n  \"wired\": []\n}\n";
        assert_eq!(Baseline::default().to_json(), empty);
        assert_eq!(Baseline::parse(empty.as_bytes()).unwrap(), Baseline::default());
    }

    #[test]
    fn says_what_is_wrong() {
        let error = |json: String| Baseline::parse(json.as_bytes()).unwrap_err().to_string();
        assert_eq!(
            error(MANIFEST.replace("\"version\": 1", "\"version\": 2, \"new\": 0")),
            "it was written by a newer crud-gen (format 2); use that one"
        );
        assert!(error(MANIFEST.replace("b.rs", "../b.rs")).starts_with("`../b.rs` is not a path inside the workspace"));
        assert!(error("{".into()).contains("EOF"));
    }

    #[test]
    fn the_lines_of_two_branches_are_read() {
        let whole = Baseline::parse(MANIFEST.as_bytes()).unwrap();
        let marked =
            MANIFEST.replace("    \"b.rs\"", "<<<<<<< HEAD\n=======\n    \"b.rs\"").replace("  },", ">>>>>>> b\n  },");
        assert_eq!(Baseline::parse(marked.as_bytes()).unwrap(), whole);
        let without_comma = MANIFEST.replace("},\n    \"b.rs\"", "}\n    \"b.rs\"");
        assert_ne!(without_comma, MANIFEST);
        assert_eq!(Baseline::parse(without_comma.as_bytes()).unwrap(), whole);
    }

    #[test]
    fn a_record_has_a_place_of_its_own() {
        assert_eq!(record_path("products").unwrap().as_str(), ".crud-gen/modules/products.json");
        assert_eq!(record_path(WORKSPACE_UNIT).unwrap().as_str(), ".crud-gen/workspace.json");
        assert!(record_path("../x").is_err() && record_path("a/b").is_err());
    }
}

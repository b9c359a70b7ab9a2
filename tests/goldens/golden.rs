//! Compares files with those that are expected, or writes them.

use crate::tool::{files, write};
use similar::TextDiff;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Files by their path below some folder.
pub type Files = BTreeMap<String, Vec<u8>>;

/// What differs between two sets of files, as diffs.
pub fn compare(wanted: &Files, got: &Files) -> Result<(), String> {
    let paths: BTreeSet<&String> = wanted.keys().chain(got.keys()).collect();
    let shown: Vec<String> = paths
        .into_iter()
        .filter(|path| wanted.get(*path) != got.get(*path))
        .map(|path| difference(path, wanted.get(path), got.get(path)))
        .collect();
    if shown.is_empty() { Ok(()) } else { Err(shown.join("\n")) }
}

fn difference(path: &str, wanted: Option<&Vec<u8>>, got: Option<&Vec<u8>>) -> String {
    let text = |bytes: Option<&Vec<u8>>| String::from_utf8_lossy(bytes.map_or(&[][..], Vec::as_slice)).into_owned();
    let side = |bytes: Option<&Vec<u8>>| if bytes.is_some() { "" } else { " (no such file)" };
    TextDiff::from_lines(text(wanted), text(got))
        .unified_diff()
        .header(&format!("expected {path}{}", side(wanted)), &format!("got {path}{}", side(got)))
        .to_string()
}

/// Makes `folder` hold `wanted` and no other file.
pub fn bless(folder: &Path, wanted: &Files) {
    let present = if folder.exists() { files(folder) } else { Files::new() };
    for path in present.keys().filter(|path| !wanted.contains_key(*path)) {
        std::fs::remove_file(folder.join(path)).expect("an old golden goes");
        let mut above = folder.join(path);
        // A folder goes with its last file: `remove_dir` refuses the first one that is not empty.
        while above.pop() && above.starts_with(folder) && std::fs::remove_dir(&above).is_ok() {}
    }
    for (path, bytes) in wanted.iter().filter(|(path, bytes)| present.get(*path) != Some(*bytes)) {
        write(&folder.join(path), bytes);
    }
}

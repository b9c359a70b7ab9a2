//! The templates inside the binary.

use include_dir::{Dir, DirEntry, File, include_dir};
use sha2::{Digest, Sha256};
use std::sync::OnceLock;

static TEMPLATES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/templates");

/// What the names of templates end in.
pub const SUFFIX: &str = ".j2";

/// Name (`axum/controller.rs.j2`) and text of every template, sorted by name.
pub fn templates() -> Vec<(&'static str, &'static str)> {
    files("").into_iter().filter(|(name, _)| name.ends_with(SUFFIX)).collect()
}

/// Name and text of every file below a folder of `templates/`, sorted by name; `""` is all.
pub fn files(folder: &str) -> Vec<(&'static str, &'static str)> {
    let mut found = Vec::new();
    let start = if folder.is_empty() { Some(&TEMPLATES) } else { TEMPLATES.get_dir(folder) };
    collect(start.map(Dir::entries).unwrap_or_default(), &mut found);
    found.sort_unstable();
    found
}

/// Of all templates.
pub fn digest_of_all() -> &'static str {
    static DIGEST: OnceLock<String> = OnceLock::new();
    DIGEST.get_or_init(|| digest(""))
}

/// Of the names and texts of every file below a folder, in hexadecimal.
pub fn digest(folder: &str) -> String {
    let mut hash = Sha256::new();
    for part in files(folder).into_iter().flat_map(|(name, text)| [name, text]) {
        hash.update((part.len() as u64).to_le_bytes());
        hash.update(part);
    }
    hexadecimal(hash.finalize().as_slice())
}

/// Enough of a digest to tell two texts apart.
pub fn hexadecimal(digest: &[u8]) -> String {
    digest.iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

fn collect(entries: &'static [DirEntry<'static>], found: &mut Vec<(&'static str, &'static str)>) {
    for entry in entries {
        match entry {
            DirEntry::Dir(dir) => collect(dir.entries(), found),
            DirEntry::File(file) => found.extend(name_and_text(file)),
        }
    }
}

fn name_and_text(file: &'static File<'static>) -> Option<(&'static str, &'static str)> {
    Some((file.path().to_str()?, file.contents_utf8()?))
}

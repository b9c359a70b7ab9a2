//! The templates inside the binary.

use include_dir::{Dir, DirEntry, File, include_dir};

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

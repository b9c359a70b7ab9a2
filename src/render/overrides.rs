//! Templates of a workspace that are used in the place of those inside the binary.

use super::embed;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// Templates of a workspace, by name (`axum/controller.rs.j2`). Text has LF.
#[derive(Clone, Debug, Default)]
pub struct Overrides(BTreeMap<String, String>);

impl Overrides {
    /// These templates.
    pub fn new(texts: BTreeMap<String, String>) -> Self {
        Self(texts)
    }

    /// Name and text of each, sorted by name.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, text)| (name.as_str(), text.as_str()))
    }

    /// The text of one.
    pub fn text(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(String::as_str)
    }

    /// Whether nothing is overridden.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Of names and texts, in hexadecimal; nothing when nothing is overridden.
    pub fn digest(&self) -> String {
        if self.is_empty() {
            return String::new();
        }
        let mut hash = Sha256::new();
        for part in self.iter().flat_map(|(name, text)| [name, text]) {
            hash.update((part.len() as u64).to_le_bytes());
            hash.update(part);
        }
        embed::hexadecimal(hash.finalize().as_slice())
    }
}

/// The template inside the binary that modules are made with. What a workspace has once is edited there.
pub fn original(name: &str) -> Option<&'static str> {
    originals().find(|(known, _)| *known == name).map(|(_, text)| text)
}

/// Name and text of every template that modules are made with, sorted by name.
pub fn originals() -> impl Iterator<Item = (&'static str, &'static str)> {
    embed::templates().into_iter().filter(|(name, _)| !name.starts_with("workspace/"))
}

/// Whether a name can be that of a partial of the workspace's own: `axum/_parts.rs.j2`.
pub fn is_partial(name: &str) -> bool {
    name.split_once('/').is_some_and(|(pack, file)| {
        matches!(pack, "axum" | "angular")
            && file.starts_with('_')
            && file.ends_with(embed::SUFFIX)
            && !file.contains('/')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_workspace_has_once_is_no_template_of_modules() {
        assert!(original("axum/controller.rs.j2").is_some() && original("axum/_key.rs.j2").is_some());
        assert!(original("workspace/README.md.j2").is_none() && original("../Cargo.toml").is_none());
        assert!(is_partial("axum/_mine.rs.j2") && !is_partial("axum/mine.rs.j2") && !is_partial("_mine.rs.j2"));
        assert!(!is_partial("axum/_a/../b.rs.j2") && !is_partial("workspace/_a.j2"));
    }

    #[test]
    fn the_digest_knows_where_a_text_ends() {
        let digest = |name: &str, text: &str| Overrides::new([(name.to_owned(), text.to_owned())].into()).digest();
        assert_ne!(digest("a", "bc"), digest("ab", "c"));
        assert_eq!(Overrides::default().digest(), "");
    }
}

//! A path inside the workspace that cannot leave it.

use serde::{Deserialize, Serialize};
use std::fmt;

/// Slash-separated, relative, without `.`, `..`, empty segments, backslashes, control characters or drive letters.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String")]
pub struct RelPath(String);

impl RelPath {
    /// The path, or `None` when it could leave the workspace.
    pub fn new(path: impl Into<String>) -> Option<Self> {
        let path = path.into();
        let inside = path.split('/').all(|segment| !matches!(segment, "" | "." | ".."))
            && !path.contains(|c: char| matches!(c, '\\' | ':') || c.is_control());
        inside.then_some(Self(path))
    }

    /// With slashes.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The folders that contain it, outermost first, without the workspace itself.
    pub fn parents(&self) -> impl Iterator<Item = &str> {
        self.0.match_indices('/').map(|(at, _)| &self.0[..at])
    }

    /// The same path below another folder.
    pub fn below(&self, folder: &str) -> Self {
        Self(format!("{folder}/{}", self.0))
    }
}

impl TryFrom<String> for RelPath {
    type Error = String;

    fn try_from(path: String) -> Result<Self, String> {
        Self::new(path.as_str()).ok_or_else(|| format!("`{}` is not a path inside the workspace", path.escape_debug()))
    }
}

impl fmt::Display for RelPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stays_inside() {
        for inside in ["a", "a/b.rs", ".gitignore", "a b/ü.ts", "a/..b"] {
            assert!(RelPath::new(inside).is_some(), "{inside}");
        }
        for outside in ["", "/a", "a/", "a//b", "./a", "a/..", "../a", "a\\b", "c:a", "a\nb", "a\0"] {
            assert!(RelPath::new(outside).is_none(), "{outside:?}");
            assert!(serde_json::from_value::<RelPath>(outside.into()).is_err(), "{outside:?}");
        }
    }

    #[test]
    fn parents_are_outermost_first() {
        let path = RelPath::new("a/b/c.rs").unwrap();
        assert_eq!(path.parents().collect::<Vec<_>>(), ["a", "a/b"]);
        assert_eq!(path.below("x").as_str(), "x/a/b/c.rs");
    }
}

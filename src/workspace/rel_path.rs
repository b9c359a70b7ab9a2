//! A path inside the workspace that cannot leave it.

use serde::Serialize;
use std::fmt;

/// Slash-separated, relative, without `.`, `..`, empty segments, backslashes or drive letters.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct RelPath(String);

impl RelPath {
    /// The path, or `None` when it could leave the workspace.
    pub fn new(path: impl Into<String>) -> Option<Self> {
        let path = path.into();
        let inside =
            path.split('/').all(|segment| !matches!(segment, "" | "." | "..")) && !path.contains(['\\', ':', '\0']);
        inside.then_some(Self(path))
    }

    /// With slashes.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for RelPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

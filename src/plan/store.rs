//! What crud-gen notes for the next run: the manifest, the pristine renderings and the records.

use super::builder::Builder;
use super::file_plan::StoreWrite;
use crate::workspace::{Baseline, Digest, record_path, rendering_path};
use anyhow::Result;

impl Builder<'_> {
    /// All that changes, the manifest last, and the manifest that it was made from.
    pub(super) fn store(&self) -> Result<(Vec<StoreWrite>, Option<Digest>)> {
        let mut writes = Vec::new();
        for (path, text) in &self.renderings {
            let content = Some(text.as_bytes().to_owned());
            writes.push(StoreWrite { path: rendering_path(path), content, of: Some(path.clone()) });
        }
        for (path, _) in self.known.files.iter().filter(|(_, entry)| !entry.once) {
            if self.baseline.files.get(path).is_none_or(|entry| entry.once) {
                writes.push(StoreWrite { path: rendering_path(path), content: None, of: Some(path.clone()) });
            }
        }
        for unit in self.units {
            let path = record_path(&unit.name)?;
            let content = match &unit.record {
                Some(record) => Some((serde_json::to_string_pretty(record)? + "\n").into_bytes()),
                None => None,
            };
            if self.disk.read(&path)? != content {
                writes.push(StoreWrite { path, content, of: None });
            }
        }
        let manifest = self.disk.read(&Baseline::path())?;
        if self.known != self.baseline {
            let content = Some(self.baseline.to_json().into_bytes());
            writes.push(StoreWrite { path: Baseline::path(), content, of: None });
        }
        Ok((writes, manifest.map(|bytes| Digest::of(&bytes))))
    }
}

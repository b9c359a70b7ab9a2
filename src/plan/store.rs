//! What crud-gen notes for the next run: the manifest, the pristine renderings and the records.

use super::builder::Builder;
use super::file_plan::{FilePlan, StoreWrite};
use crate::output::RelPath;
use crate::workspace::{Baseline, Digest, copy_path, record_path, rendering_path};
use anyhow::Result;

/// So many older copies of one file are looked at for a free name.
const MOST_COPIES: usize = 10_000;

impl Builder<'_> {
    /// Sees to it that what the user has written is kept when it is written over.
    pub(super) fn keep_copy(&self, plan: &mut FilePlan) {
        let Some(before) = plan.before.clone() else { return };
        let numbers = ["".to_owned()].into_iter().chain((2..).map(|number| format!(".{number}")));
        let places = numbers.map(|number| copy_path(&plan.path, &number));
        let is_free = |place: &RelPath| {
            let kept = self.disk.read(place);
            matches!(kept, Ok(None)) || kept.is_ok_and(|kept| kept.as_ref() == Some(&before))
        };
        // Others that cannot be read are passed over as those that are taken.
        let Some(place) = places.take(MOST_COPIES).find(is_free) else { return };
        plan.add_note(&format!("yours is kept in `{place}`"));
        plan.copy = Some(place);
    }

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
        for file in self.files.values().filter(|file| !file.action.needs_person()) {
            if let Some(copy) = &file.copy {
                writes.push(StoreWrite { path: copy.clone(), content: file.before.clone(), of: None });
            }
        }
        for unit in self.units {
            let path = record_path(&unit.name)?;
            let content = match &unit.record {
                Some(record) => Some((serde_json::to_string_pretty(record)? + "\n").into_bytes()),
                None => None,
            };
            // A checkout with other line endings is no news.
            let found = self.disk.read(&path)?.map(|bytes| String::from_utf8_lossy(&bytes).replace("\r\n", "\n"));
            if found.map(String::into_bytes) != content {
                writes.push(StoreWrite { path, content, of: None });
            }
        }
        let manifest = self.disk.read(&Baseline::path())?;
        let json = self.baseline.to_json();
        // A checkout with other line endings is no news.
        let is_news = |bytes: &Vec<u8>| String::from_utf8_lossy(bytes).replace("\r\n", "\n") != json;
        if manifest.as_ref().is_none_or(is_news) && !(manifest.is_none() && self.baseline == Baseline::default()) {
            let content = Some(json.into_bytes());
            writes.push(StoreWrite { path: Baseline::path(), content, of: None });
        }
        Ok((writes, manifest.map(|bytes| Digest::of(&bytes))))
    }
}

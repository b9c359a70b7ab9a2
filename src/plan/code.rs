//! Changes the user's code where a newer crud-gen needs it, and says where the user has to.

use super::builder::Builder;
use super::decide::Action;
use crate::code::{CodeChange, CodeMigration, Outcome};
use std::str::from_utf8;

impl Builder<'_> {
    /// What the code migrations make of files that stay the user's.
    pub(super) fn migrate_code(&mut self) {
        for (path, task) in self.units.iter().flat_map(|unit| &unit.code) {
            let Some(file) = self.files.get_mut(path).filter(|file| !file.action.needs_person()) else { continue };
            let Some(text) = file.after.as_deref().and_then(|bytes| from_utf8(bytes).ok()) else { continue };
            let CodeMigration { from, to, what, apply, .. } = &task.migration;
            let (line, how) = match apply(text, &task.entity) {
                Outcome::Fine => continue,
                Outcome::ByHand { line, how } => (line, Some(how)),
                Outcome::Done { text, line } => {
                    file.after = Some(text.into_bytes());
                    (line, None)
                }
            };
            match (&how, file.action) {
                (None, Action::Unchanged | Action::Edited) => file.action = Action::Merge,
                (Some(_), Action::Unchanged) => file.action = Action::Edited,
                _ => {}
            }
            file.add_note(&match &how {
                None => format!("since crud-gen {to} {what}: put in at line {line}"),
                Some(how) => format!("since crud-gen {to} {what}; line {line}: {how}"),
            });
            file.code.push(CodeChange { from: from.clone(), to: to.clone(), what, line, how });
        }
    }
}

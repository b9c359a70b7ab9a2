//! What the database does by itself that no event and no audit entry tells of.

use super::site::Site;
use crate::context::rust::cascades::{Effect, on_delete, on_update};
use crate::context::{Module, Side};
use crate::schema::{KeyAction, Reference, Table};
use std::collections::BTreeSet;

/// What to know about a module whose records are deleted or changed.
pub fn notes(module: &Module, site: &Site) -> Vec<String> {
    if module.options.side == Side::Frontend {
        return Vec::new();
    }
    let records = site.modules.values().filter(|record| record.options.side != Side::Frontend);
    let of_modules = records.map(|record| record.table.name.as_str()).chain([module.table.name.as_str()]).collect();
    let own = |table: &&Table| table.name != module.table.name;
    let tables = std::iter::once(&module.table).chain(module.others.iter().filter(own)).collect();
    let mut walk = Walk { tables, of_modules, reached: BTreeSet::new(), notes: Vec::new() };
    for reference in &module.table.references {
        walk.tell(&module.table, reference);
    }
    walk.descend(&module.table);
    for trigger in site.triggers.iter().filter(|trigger| walk.reached.contains(trigger.table.as_str())) {
        walk.notes.push(format!(
            "the trigger `{}` of `{}` is not followed: what it changes in other records has no event and no audit entry",
            trigger.name.escape_debug(),
            trigger.table.escape_debug()
        ));
    }
    walk.notes
}

struct Walk<'a> {
    /// All of the workspace, that of the module first.
    tables: Vec<&'a Table>,
    /// The names of those that modules are made of.
    of_modules: BTreeSet<&'a str>,
    /// The tables whose rows go together with the module's, its own among them.
    reached: BTreeSet<&'a str>,
    notes: Vec<String>,
}

impl<'a> Walk<'a> {
    /// Looks at the foreign keys that refer to a table.
    fn descend(&mut self, parent: &'a Table) {
        if !self.reached.insert(&parent.name) {
            return;
        }
        for table in self.tables.clone() {
            for reference in table.references.iter().filter(|key| key.table == parent.name) {
                self.tell(table, reference);
                let is_module = self.of_modules.contains(table.name.as_str());
                if is_module && on_delete(table, reference) == Effect::Delete {
                    self.descend(table);
                }
            }
        }
    }

    /// Notes what a foreign key does and nobody hears of.
    fn tell(&mut self, table: &Table, reference: &Reference) {
        let (name, parent) = (table.name.escape_debug(), reference.table.escape_debug());
        let is_module = self.of_modules.contains(table.name.as_str());
        let is_untold = |effect| effect == Effect::Unknown || (effect != Effect::None && !is_module);
        let reason = |otherwise: &str| match (is_module, table.primary_key.is_empty()) {
            (false, _) => format!("`crud-gen {name}` makes a module that tells"),
            (true, true) => format!("`{name}` has no primary key"),
            (true, false) => otherwise.to_owned(),
        };
        let mut notes = Vec::new();
        if is_untold(on_delete(table, reference)) {
            let done = if reference.on_delete == KeyAction::Cascade { "deletes" } else { "changes" };
            notes.push(format!(
                "the database {done} rows of `{name}` together with those of `{parent}`, without an event or an audit \
                 entry: {}",
                reason("it changes a primary key")
            ));
        }
        if is_untold(on_update(&self.tables, table, reference)) {
            notes.push(format!(
                "the database changes rows of `{name}` when a key of `{parent}` changes, without an event or an audit \
                 entry: {}",
                reason("only ON UPDATE CASCADE is followed")
            ));
        }
        notes.retain(|note| !self.notes.contains(note));
        self.notes.extend(notes);
    }
}

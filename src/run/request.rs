//! What a run is asked to do.

use super::decisions::Wishes;
use crate::context::{Mode, Options, Package, Side};
use crate::dialect::Dialect;
use crate::problem::Problem;
use crate::source::Statements;
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

/// A module to generate. Its flags are consistent; nothing after it looks at arguments or the environment.
#[derive(Clone, Debug)]
pub struct Request {
    /// The module in snake_case.
    pub module: String,
    /// The name is meant, whatever it looks like: it was given to `generate`, or with what it is made of.
    pub is_sure: bool,
    pub changes: OptionChanges,
    /// `--field`
    pub fields: Vec<String>,
    /// `--drop-column`
    pub drop_columns: Vec<String>,
    /// `--ddl`, `--database-url`
    pub statements: Option<Statements>,
    /// `--workspace`; without it the workspace around the current folder.
    pub workspace: Option<PathBuf>,
    /// `--database`, for a new workspace.
    pub database: Option<Dialect>,
    /// Nothing is written.
    pub dry_run: bool,
    /// Nothing is written when something of the source is not carried over.
    pub strict: bool,
    pub wishes: Wishes,
}

/// What of a workspace is generated again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Scope {
    /// The shared part and all modules.
    #[default]
    Everything,
    /// All modules.
    Modules,
    /// These modules.
    Named(Vec<String>),
}

/// A workspace to bring along.
#[derive(Clone, Debug, Default)]
pub struct UpdateRequest {
    pub scope: Scope,
    /// `--workspace`; without it the workspace around the current folder.
    pub workspace: Option<PathBuf>,
    /// Nothing is written.
    pub dry_run: bool,
    pub wishes: Wishes,
}

/// Options that a run changes. Every other one stays as it was saved.
#[derive(Clone, Debug, Default)]
pub struct OptionChanges {
    pub entity: Option<String>,
    pub table: Option<String>,
    pub events: Option<bool>,
    pub import: Option<bool>,
    pub package: Option<Package>,
    pub mode: Option<Mode>,
    pub side: Option<Side>,
    pub label: Option<String>,
    /// By column.
    pub types: BTreeMap<String, String>,
    /// Columns to hide.
    pub secret: BTreeSet<String>,
    /// Columns to show.
    pub visible: BTreeSet<String>,
}

impl OptionChanges {
    /// The options with these changes.
    ///
    /// # Errors
    /// A combination that makes no sense only now, with what was saved.
    pub fn apply_to(&self, saved: Option<Options>) -> Result<Options, Problem> {
        let saved = saved.unwrap_or_default();
        let mut types = saved.types;
        types.extend(self.types.clone());
        // What is said last of a column counts.
        let (secret, visible) = (&saved.secret - &self.visible, &saved.visible - &self.secret);
        let options = Options {
            entity: self.entity.clone().or(saved.entity),
            table: self.table.clone().or(saved.table),
            events: self.events.unwrap_or(saved.events),
            import: self.import.unwrap_or(saved.import),
            package: self.package.unwrap_or(saved.package),
            mode: self.mode.unwrap_or(saved.mode),
            side: self.side.unwrap_or(saved.side),
            label: self.label.clone().or(saved.label),
            types,
            secret: &secret | &self.secret,
            visible: &visible | &self.visible,
        };
        if options.mode == Mode::Realtime && !options.events {
            return Err(Problem::new("real-time mode shows what events tell, and the module has none")
                .hint("add --with-events, or take --mode his"));
        }
        Ok(options)
    }
}

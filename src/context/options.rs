//! What was chosen for a module.

use crate::field_type::FieldType;
use crate::problem::Problem;
use crate::schema::Table;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// What was chosen for a module; saved with it, so that a later run needs only its name.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Options {
    /// `--entity`, when it was said.
    pub entity: Option<String>,
    /// `--table`, when it was said.
    pub table: Option<String>,
    /// `--with-events`
    pub events: bool,
    /// `--with-import`
    pub import: bool,
    /// `--package`
    #[serde(skip_serializing_if = "Package::is_standard")]
    pub package: Package,
    /// `--mode`
    pub mode: Mode,
    /// `--only`
    pub side: Side,
    /// `--label`: the column that names a row to a person.
    pub label: Option<String>,
    /// `--type COLUMN=TYPE`
    pub types: BTreeMap<String, String>,
    /// `--secret`: columns that hold secrets, whatever they are called.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub secret: BTreeSet<String>,
    /// `--visible`: columns that hold none.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub visible: BTreeSet<String>,
}

/// How much of what can be done with a table is generated; each one has all of the one before.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, clap::ValueEnum)]
#[serde(rename_all = "lowercase")]
pub enum Package {
    /// List, show, create, change, delete.
    #[default]
    Standard,
    /// Export, dropdown, many changes at once, status actions, numbers.
    Enterprise,
    /// Checks before anything is written.
    Full,
}

impl Package {
    /// Every package, the smallest first.
    pub const ALL: [Self; 3] = [Self::Standard, Self::Enterprise, Self::Full];

    fn is_standard(&self) -> bool {
        *self == Self::Standard
    }
}

/// What a front end shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, clap::ValueEnum)]
#[serde(rename_all = "lowercase")]
pub enum Mode {
    /// Only what the server confirmed is ever shown.
    #[default]
    His,
    /// Changes are shown at once and rolled back when the server refuses them.
    Realtime,
}

/// Which half of a module is generated.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Side {
    #[default]
    Both,
    Backend,
    Frontend,
}

impl Options {
    /// The same for a table, without what was said of columns that it has no longer.
    pub fn of_columns(mut self, table: &Table) -> Self {
        let is_there = |name: &String| table.column(name).is_some();
        self.secret.retain(is_there);
        self.visible.retain(is_there);
        self
    }

    /// The types of `--type`, by column.
    ///
    /// # Errors
    /// An unknown type.
    pub fn column_types(&self) -> Result<BTreeMap<String, FieldType>, Problem> {
        column_types(&self.types)
    }
}

/// Types as they are written, by column.
///
/// # Errors
/// An unknown type.
pub fn column_types(types: &BTreeMap<String, String>) -> Result<BTreeMap<String, FieldType>, Problem> {
    let parse = |(column, spelling): (&String, &String)| match FieldType::parse(spelling) {
        Ok(field_type) => Ok((column.clone(), field_type)),
        Err(error) => Err(Problem::new(format!("column `{}` is said to be of {error}", column.escape_debug()))
            .at(format!("--type {column}={spelling}"))),
    };
    types.iter().map(parse).collect()
}

//! Where the statements of a schema come from.

use super::database::{Database, LiveSchema};
use super::ddl;
use super::tables::Tables;
use crate::field_type::FieldType;
use crate::naming;
use crate::problem::{Problem, Problems};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Statements that somebody wrote, or that a database has.
#[derive(Clone, Debug)]
pub enum Statements {
    File(PathBuf),
    Database(Database),
}

impl Statements {
    /// The statements, as they are now.
    ///
    /// # Errors
    /// A file that is no text, a database that cannot be read.
    pub fn read(&self, cwd: &Path) -> Result<LiveSchema, Problems> {
        let path = match self {
            Self::Database(database) => return database.read(cwd),
            Self::File(path) => path,
        };
        let text = std::fs::read_to_string(cwd.join(path)).map_err(|error| {
            Problem::new(format!("the file `{}` cannot be read: {error}", path.display()))
                .hint("it must be a UTF-8 file with the statements of a schema: CREATE TABLE, ...")
        })?;
        Ok(LiveSchema { text, losses: Vec::new() })
    }

    /// Reads the tables. `types` says what columns hold whose type does not tell.
    ///
    /// # Errors
    /// Statements that cannot be read as a whole.
    pub fn tables(&self, types: &BTreeMap<String, FieldType>, cwd: &Path) -> Result<Tables, Problems> {
        ddl::tables(&self.read(cwd)?.text, &self.label(), types)
    }

    /// What messages call it.
    pub fn label(&self) -> String {
        match self {
            Self::File(path) => path.display().to_string(),
            Self::Database(database) => database.label(),
        }
    }

    /// What it is about, by its name.
    pub fn title(&self) -> String {
        match self {
            Self::File(path) => naming::identifier(&path.file_stem().unwrap_or_default().to_string_lossy()),
            Self::Database(database) => database.title(),
        }
    }
}

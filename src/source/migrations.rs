//! Reads the tables of a workspace from its migrations.

use super::Tables;
use super::ddl::{Spelling, tables_of};
use crate::field_type::FieldType;
use crate::problem::Problems;
use std::collections::BTreeMap;

/// What the workspace's own tables start with.
const SYSTEM_PREFIX: &str = "app_";

/// The tables that these migrations (name and text) make, applied in the order of their names. Those of the workspace
/// itself are left out, and so are files that take back what others do.
///
/// # Errors
/// As [`super::ddl::tables`], all files together.
pub fn tables(files: &[(String, String)], types: &BTreeMap<String, FieldType>) -> Result<Tables, Problems> {
    let mut files: Vec<(&str, &str)> = files
        .iter()
        .filter(|(name, _)| !name.ends_with(".down.sql"))
        .map(|(name, text)| (name.as_str(), text.as_str()))
        .collect();
    files.sort_by_key(|(name, _)| *name);
    let spelling = Spelling::of(files.iter().map(|(_, text)| *text));
    let mut tables = tables_of(&files, spelling, types)?;
    tables.specs.retain(|spec| !spec.table.starts_with(SYSTEM_PREFIX));
    Ok(tables)
}

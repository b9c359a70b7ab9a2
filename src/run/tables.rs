//! Lists the tables of a source.

use super::selection::Selection;
use super::session;
use super::site::{Record, Site};
use crate::problem::Problem;
use crate::schema::Table;
use crate::source::{Statements, Tables};
use crate::workspace::Workspace;
use anyhow::Result;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Where tables are listed from, and which of them.
#[derive(Clone, Debug, Default)]
pub struct TablesRequest {
    /// `--ddl`, `--database-url`; without one the workspace's migrations.
    pub statements: Option<Statements>,
    pub selection: Selection,
    /// `--workspace`; without it the workspace around the current folder.
    pub workspace: Option<PathBuf>,
}

/// The tables of a source.
#[derive(Clone, Debug, Default)]
pub struct TableList {
    pub tables: Vec<Table>,
    /// What is wrong with those that cannot be read, by table.
    pub unreadable: BTreeMap<String, Vec<Problem>>,
    /// The modules of the workspace, by table.
    pub modules: BTreeMap<String, String>,
}

/// Lists tables; only the workspace's own need one.
///
/// # Errors
/// A source that cannot be read.
pub fn tables(request: &TablesRequest, cwd: &Path) -> Result<TableList> {
    let here = request.workspace.as_ref().map_or_else(|| cwd.to_owned(), |dir| cwd.join(dir));
    let is_optional = request.statements.is_some() && request.workspace.is_none();
    let site = match Workspace::find(&here) {
        None if is_optional => Site::default(),
        _ => Site::read(&session::find(request.workspace.as_deref(), cwd)?, &BTreeMap::new())?,
    };
    let module = |(name, record): (&String, &Record)| (record.table.name.clone(), name.clone());
    let modules = site.modules.iter().map(module).collect();
    let Tables { mut tables, mut unreadable, .. } = match &request.statements {
        Some(statements) => statements.tables(&BTreeMap::new(), cwd)?,
        None => Tables { tables: site.tables, ..Tables::default() },
    };
    tables.retain(|table| request.selection.has(&table.name));
    unreadable.retain(|table, _| request.selection.has(table));
    Ok(TableList { tables, unreadable, modules })
}

//! Commands that only look: `show` and `list`.

use super::Outcome;
use super::args::{ListArgs, ShowArgs};
use crate::problem::{Problem, Problems};
use crate::site::{Record, Site};
use crate::workspace::Workspace;
use anyhow::Result;
use serde_json::json;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// `crud-gen show MODULE`: the typed context of a module, as templates see it.
pub fn show(args: &ShowArgs, cwd: &Path) -> Result<Outcome> {
    let site = read(args.workspace.as_ref(), cwd)?;
    let name = crate::naming::identifier(&args.module);
    let record = site.modules.get(&name).ok_or_else(|| {
        let known: Vec<&str> = site.modules.keys().map(String::as_str).collect();
        let hint = if known.is_empty() {
            "none is generated yet".to_owned()
        } else {
            format!("generated: {}", known.join(", "))
        };
        Problems::from(
            Problem::new(format!("module `{}` is not generated here", args.module.escape_debug())).hint(hint),
        )
    })?;
    let context = site.module(&name, record)?.context();
    Ok(Outcome::done(format!("{:#}\n", serde_json::to_value(context)?)))
}

/// `crud-gen list`: the modules of the workspace.
pub fn list(args: &ListArgs, cwd: &Path) -> Result<Outcome> {
    let site = read(args.workspace.as_ref(), cwd)?;
    if args.json {
        let modules: Vec<_> = site
            .modules
            .iter()
            .map(|(name, record)| json!({ "module": name, "table": record.table.name, "options": record.options }))
            .collect();
        return Ok(Outcome::done(format!("{:#}\n", json!(modules))));
    }
    if site.modules.is_empty() {
        return Ok(Outcome::done("no module is generated yet: crud-gen products --with-events\n".to_owned()));
    }
    let width = site.modules.keys().map(String::len).max().unwrap_or(0);
    let line = |(name, record): (&String, &Record)| {
        let events = if record.options.events { "events" } else { "no events" };
        let mode = serde_json::to_value(record.options.mode).unwrap_or_default();
        let import = if record.options.import { ", import" } else { "" };
        format!(
            "{name:width$}  {events}{import}, {}, table {}\n",
            mode.as_str().unwrap_or_default(),
            record.table.name.escape_debug()
        )
    };
    Ok(Outcome::done(site.modules.iter().map(line).collect()))
}

fn read(workspace: Option<&PathBuf>, cwd: &Path) -> Result<Site> {
    let start = workspace.map_or_else(|| cwd.to_owned(), |dir| cwd.join(dir));
    let workspace = Workspace::find(&start).ok_or_else(|| {
        Problems::from(
            Problem::new("there is no workspace here")
                .at(start.display().to_string())
                .hint("make one with `crud-gen new DIR`, or name one with --workspace"),
        )
    })?;
    Site::read(&workspace, &BTreeMap::new())
}

//! Shows what templates see of a module.

use super::list::read_site;
use crate::context::ModuleContext;
use crate::naming;
use crate::problem::{Problem, Problems};
use anyhow::Result;
use std::path::Path;

/// The typed context of a module, as templates see it.
///
/// # Errors
/// A module that is not there.
pub fn show(module: &str, workspace: Option<&Path>, cwd: &Path) -> Result<ModuleContext> {
    let site = read_site(workspace, cwd)?;
    let name = naming::identifier(module);
    let record = site.modules.get(&name).ok_or_else(|| {
        let known: Vec<&str> = site.modules.keys().map(String::as_str).collect();
        let hint = if known.is_empty() {
            "none is generated yet".to_owned()
        } else {
            format!("generated: {}", known.join(", "))
        };
        Problems::from(Problem::new(format!("module `{}` is not generated here", module.escape_debug())).hint(hint))
    })?;
    Ok(ModuleContext::new(&site.module(&name, record)?))
}

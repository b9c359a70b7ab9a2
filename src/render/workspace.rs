//! The files of a new workspace: the mirror of `templates/workspace/`.

use super::embed;
use super::engine::Engine;
use crate::dialect::Dialect;
use crate::output::{Ownership, RelPath, RenderedFile, RenderedFiles};
use anyhow::{Context, Result};
use minijinja::value::{Serde, Value};
use serde::Serialize;

/// What the templates of a workspace see.
#[derive(Clone, Debug, Serialize)]
pub struct WorkspaceContext {
    /// The folder's name as an identifier, in kebab-case.
    pub name: String,
    /// The database is PostgreSQL, else SQLite.
    pub postgres: bool,
}

const FOLDER: &str = "workspace";

/// Files that belong to the user from the start: settings, what cargo rewrites itself, and migrations, which are never
/// rewritten.
const ONCE: &[&str] = &["crud-gen.toml", "README.md", ".env.example", "apps/api/Cargo.lock", "apps/api/migrations/"];

/// Every file of a new workspace.
///
/// # Errors
/// A broken template.
pub fn files(engine: &Engine, name: &str, dialect: Dialect) -> Result<RenderedFiles> {
    let context = Value::from(Serde(WorkspaceContext {
        name: crate::naming::Name::new(name).kebab,
        postgres: dialect == Dialect::Postgres,
    }));
    let mut files = RenderedFiles::new();
    for (template, text) in embed::files(FOLDER) {
        let Some(path) = output_path(template, dialect) else { continue };
        let text = if template.ends_with(embed::SUFFIX) { engine.render(template, &context)? } else { text.to_owned() };
        let ownership =
            if ONCE.iter().any(|once| path.starts_with(once)) { Ownership::Once } else { Ownership::Managed };
        let path = RelPath::new(path).with_context(|| format!("`{template}` has no safe output path"))?;
        files.insert(path, RenderedFile { text, ownership, template: template.to_owned() });
    }
    Ok(files)
}

/// Where a template's output goes; `None` when it is for another database.
fn output_path(template: &str, dialect: Dialect) -> Option<String> {
    let (wanted, other) = match dialect {
        Dialect::Sqlite => (".sqlite.", ".postgres."),
        Dialect::Postgres => (".postgres.", ".sqlite."),
    };
    let path = template.strip_prefix(FOLDER)?.strip_prefix('/')?;
    let path = path.strip_suffix(embed::SUFFIX).unwrap_or(path);
    let named: Vec<String> = path
        .split('/')
        .map(|segment| segment.strip_prefix("dot-").map_or_else(|| segment.to_owned(), |rest| format!(".{rest}")))
        .collect();
    (!path.contains(other)).then(|| named.join("/").replace(wanted, "."))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_mirror_the_templates() {
        let path = |template| output_path(template, Dialect::Sqlite);
        assert_eq!(path("workspace/dot-gitignore").as_deref(), Some(".gitignore"));
        assert_eq!(path("workspace/apps/api/Cargo.toml.j2").as_deref(), Some("apps/api/Cargo.toml"));
        assert_eq!(path("workspace/src/database.sqlite.rs").as_deref(), Some("src/database.rs"));
        assert_eq!(path("workspace/src/database.postgres.rs"), None);
    }
}

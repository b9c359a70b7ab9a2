//! The files of a module and the lines that it puts into the workspace's own files.

use super::engine::Engine;
use super::{RenderedFile, RenderedFiles, format};
use crate::context::{ModuleContext, Side};
use crate::packs::{PACKS, Pack};
use crate::plan::Wiring;
use crate::wiring::Snippet;
use crate::workspace::RelPath;
use anyhow::{Context, Result};
use minijinja::value::{Serde, Value};

/// What one module consists of.
#[derive(Clone, Debug, Default)]
pub struct RenderedModule {
    pub files: RenderedFiles,
    pub wirings: Vec<Wiring>,
}

/// Renders the wanted half of a module.
///
/// # Errors
/// A broken template: one that does not render, or whose output cannot be formatted.
pub fn module(engine: &Engine, context: &ModuleContext, side: Side) -> Result<RenderedModule> {
    let value = Value::from(Serde(context));
    let mut rendered = RenderedModule::default();
    for pack in PACKS.into_iter().filter(|pack| side == Side::Both || side == pack.side) {
        add_files(engine, pack, context, &value, &mut rendered)?;
        for rule in pack.wiring.iter().filter(|rule| (rule.when)(context)) {
            let line = engine.render_text(rule.line, &value)?;
            let path = safe(rule.path)?;
            rendered.wirings.push(Wiring { path, snippet: Snippet { anchor: rule.anchor.to_owned(), line } });
        }
    }
    Ok(rendered)
}

fn add_files(
    engine: &Engine,
    pack: &Pack,
    context: &ModuleContext,
    value: &Value,
    rendered: &mut RenderedModule,
) -> Result<()> {
    for rule in pack.files.iter().filter(|rule| (rule.when)(context)) {
        let path = engine.render_text(rule.path, value)?;
        let text = format::formatted(&path, engine.render(rule.template, value)?)?;
        let file = RenderedFile { text, ownership: rule.ownership, template: rule.template.to_owned() };
        rendered.files.insert(safe(&path)?, file);
    }
    Ok(())
}

fn safe(path: &str) -> Result<RelPath> {
    RelPath::new(path).with_context(|| format!("`{path}` would leave the workspace"))
}

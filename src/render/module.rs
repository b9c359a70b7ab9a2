//! The files of a module and the lines that it puts into the workspace's own files.

use super::embed;
use super::engine::{self, Engine, OVERRIDES};
use super::overrides::Overrides;
use crate::context::{ModuleContext, Side};
use crate::output::{RelPath, RenderedFile, RenderedFiles, Snippet, Wiring};
use crate::packs::{FileRule, PACKS, Pack};
use crate::problem::{Problem, Problems};
use anyhow::{Context, Error, Result};
use minijinja::value::{Serde, Value};
use sha2::{Digest, Sha256};
use std::iter;
use std::num::NonZero;
use std::panic::resume_unwind;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

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

/// Of all that a module is rendered from, in hexadecimal: while it stays, the module is rendered as it was.
///
/// # Errors
/// A context that is no JSON.
pub fn inputs_digest(context: &ModuleContext, side: Side, overrides: &Overrides) -> Result<String> {
    let templates = format!("{}{}", embed::digest_of_all(), overrides.digest());
    let json = serde_json::to_vec(&(env!("CARGO_PKG_VERSION"), templates, side, context))?;
    Ok(embed::hexadecimal(Sha256::digest(json).as_slice()))
}

fn add_files(
    engine: &Engine,
    pack: &Pack,
    context: &ModuleContext,
    value: &Value,
    rendered: &mut RenderedModule,
) -> Result<()> {
    let rules: Vec<&FileRule> = pack.files.iter().filter(|rule| (rule.when)(context)).collect();
    for file in in_parallel(&rules, |rule| file(engine, rule, value)) {
        let (path, file) = file?;
        rendered.files.insert(path, file);
    }
    Ok(())
}

fn file(engine: &Engine, rule: &FileRule, value: &Value) -> Result<(RelPath, RenderedFile)> {
    let path = engine.render_text(rule.path, value)?;
    let text = engine.render(rule.template, value)?;
    let formatted = engine.lay_out(&path, &text);
    let text = formatted.map_err(|error| format_problem(engine, rule, &text, error))?;
    let file = RenderedFile { text, ownership: rule.ownership, template: rule.template.to_owned() };
    Ok((safe(&path)?, file))
}

/// What is wrong when no formatter reads what a template gives. The formatter knows a place in the output only: its line
/// is looked for in the templates of the workspace.
fn format_problem(engine: &Engine, rule: &FileRule, text: &str, error: Error) -> Error {
    let overrides = engine.overrides();
    if overrides.is_empty() {
        return error;
    }
    let what = error.root_cause().to_string();
    let line = what.split(':').next().and_then(|line| line.parse::<usize>().ok());
    let line = line.and_then(|line| text.lines().nth(line.saturating_sub(1))).unwrap_or_default().trim();
    let mut suspects: Vec<(&str, &str)> = overrides.iter().filter(|(name, _)| *name == rule.template).collect();
    suspects.extend(overrides.iter().filter(|(name, _)| *name != rule.template));
    let found = suspects.iter().find_map(|(name, text)| {
        let at = text.lines().position(|other| other.trim() == line && !line.is_empty())?;
        Some(format!("{OVERRIDES}/{name}:{}", at + 1))
    });
    let first = suspects.first().map(|(name, _)| format!("{OVERRIDES}/{name}"));
    let problem = Problem::new(format!("what the template `{}` gives cannot be formatted: {what}", rule.template));
    let problem = problem.at(found.or(first).unwrap_or_default());
    Problems::from(problem.hint(format!("that line is `{}`", engine::excerpt(line)))).into()
}

/// Does something with each item, on all processors; the results in the order of the items.
pub fn in_parallel<T: Sync, R: Send>(items: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let next = AtomicUsize::new(0);
    let take_turns = || {
        let turns = iter::from_fn(|| {
            let turn = next.fetch_add(1, Ordering::Relaxed);
            items.get(turn).map(|item| (turn, work(item)))
        });
        turns.collect::<Vec<_>>()
    };
    let threads = thread::available_parallelism().map_or(1, NonZero::get).min(items.len());
    let mut done = thread::scope(|scope| {
        let others = (1..threads).map(|_| scope.spawn(take_turns)).collect::<Vec<_>>();
        let mut done = take_turns();
        for other in others {
            done.extend(other.join().unwrap_or_else(|panic| resume_unwind(panic)));
        }
        done
    });
    done.sort_unstable_by_key(|(turn, _)| *turn);
    done.into_iter().map(|(_, result)| result).collect()
}

fn safe(path: &str) -> Result<RelPath> {
    RelPath::new(path).with_context(|| format!("`{path}` would leave the workspace"))
}

//! Lists the templates of modules, copies them into the workspace to be changed there, and checks those copies.

use super::decisions::{self, Wishes};
use super::overrides::{self, TemplateState};
use super::session::{self, Session};
use super::site::Site;
use super::stamp;
use super::unit;
use crate::apply::apply;
use crate::output::{Ownership, RenderedFile, TEMPLATES_UNIT, Unit};
use crate::packs::PACKS;
use crate::plan::{self, Plan};
use crate::problem::{Problem, Problems};
use crate::render::Overrides;
use crate::render::engine::Engine;
use crate::render::overrides::{original, originals};
use crate::workspace::{Baseline, Workspace};
use anyhow::Result;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// A template of modules.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Template {
    pub name: String,
    pub state: TemplateState,
    /// The file that it makes, with placeholders; `None` for a partial.
    pub output: Option<&'static str>,
}

/// Templates to copy.
#[derive(Clone, Debug)]
pub struct EjectRequest {
    /// As `templates list` has them.
    pub names: Vec<String>,
    /// `--workspace`; without it the workspace around the current folder.
    pub workspace: Option<PathBuf>,
    /// Nothing is written.
    pub dry_run: bool,
    pub wishes: Wishes,
}

/// What copying templates did, or would do.
#[derive(Clone, Debug)]
pub struct EjectRun {
    pub plan: Plan,
    /// Things to know that did not stop the run.
    pub notes: Vec<String>,
}

/// What a check of the templates found.
#[derive(Clone, Debug)]
pub struct TemplatesCheck {
    /// Those that the workspace has for itself.
    pub templates: Vec<Template>,
    /// How many modules were rendered.
    pub modules: usize,
    pub problems: Vec<Problem>,
}

/// Every template of modules, and partials of the workspace's own.
///
/// # Errors
/// No workspace, or a folder that cannot be read.
pub fn list_templates(workspace: Option<&Path>, cwd: &Path) -> Result<Vec<Template>> {
    let workspace = session::find(workspace, cwd)?;
    let (overrides, _) = overrides::read(&workspace)?;
    Ok(templates(&overrides, &workspace.baseline()?))
}

/// Copies templates into the workspace. What has changed in the original of one that is there is merged into it.
///
/// # Errors
/// A name that is no template's, and whatever is wrong with the workspace.
pub fn eject(request: &EjectRequest, cwd: &Path) -> Result<EjectRun> {
    let session = Session::open(session::find(request.workspace.as_deref(), cwd)?, !request.dry_run)?;
    let workspace = &session.workspace;
    stamp::check(workspace)?;
    let names = template_names(&request.names)?;
    let known = workspace.baseline()?;
    let unit = templates_unit(workspace, &known, &names)?;
    let mut decisions = request.wishes.decisions(workspace, cwd)?;
    // Who asks for one that was deleted wants it back.
    decisions.restore.extend(
        names
            .iter()
            .map(|name| overrides::path(name))
            .filter(|path| known.files.contains_key(path) && !workspace.root().join(path.as_str()).exists()),
    );
    let plan = plan::build(workspace, &[unit], decisions.clone())?;
    if let Some(lock) = session.lock.as_ref().filter(|_| !plan.needs_person() && !plan.is_empty()) {
        apply(workspace, lock, &plan)?;
    }
    let mut notes: Vec<String> = session.notes().collect();
    notes.extend(decisions::idle(&decisions, &plan));
    Ok(EjectRun { plan, notes })
}

/// Checks the templates of a workspace: that each overrides one, that its original is the one that it was copied from,
/// and that all modules can be rendered with them.
///
/// # Errors
/// No workspace, or a broken one.
pub fn check_templates(workspace: Option<&Path>, cwd: &Path) -> Result<TemplatesCheck> {
    let workspace = session::find(workspace, cwd)?;
    let known = workspace.baseline()?;
    let (site, _) = Site::read_whatever(&workspace, &BTreeMap::new())?;
    let mut problems = site.template_problems.clone();
    problems.extend(overrides::outdated_problems(&site.overrides, &known));
    let is_own = |template: &Template| template.state != TemplateState::Original;
    let templates: Vec<Template> = templates(&site.overrides, &known).into_iter().filter(is_own).collect();
    if !templates.is_empty() {
        match Engine::new(&site.overrides) {
            Ok(engine) => problems.extend(rendering_problems(&engine, &site)?),
            Err(error) => problems.extend(error.downcast::<Problems>()?.0),
        }
    }
    Ok(TemplatesCheck { templates, modules: site.modules.len(), problems })
}

/// What goes wrong when all modules are rendered, each fault once.
fn rendering_problems(engine: &Engine, site: &Site) -> Result<Vec<Problem>> {
    let mut found: Vec<Problem> = Vec::new();
    for (name, record) in &site.modules {
        let rendered = site.module(name, record).map_err(Into::into);
        let rendered = rendered.and_then(|module| unit::module_unit(engine, &module, record));
        if let Err(error) = rendered {
            for problem in error.downcast::<Problems>()?.0 {
                if !found.contains(&problem) {
                    found.push(problem);
                }
            }
        }
    }
    Ok(found)
}

fn templates(overrides: &Overrides, known: &Baseline) -> Vec<Template> {
    let rules = || PACKS.into_iter().flat_map(|pack| pack.files);
    let template = |(name, state): (String, TemplateState)| {
        let output = rules().find(|rule| rule.template == name).map(|rule| rule.path);
        Template { name, state, output }
    };
    overrides::states(overrides, known).into_iter().map(template).collect()
}

/// The names, if each is that of a template; `.j2` may be left out.
fn template_names(names: &[String]) -> Result<BTreeSet<String>, Problems> {
    let (mut wanted, mut problems) = (BTreeSet::new(), Vec::new());
    for name in names {
        let full = if name.ends_with(".j2") { name.clone() } else { format!("{name}.j2") };
        if original(&full).is_some() {
            wanted.insert(full);
            continue;
        }
        let file = full.rsplit('/').next().unwrap_or(&full);
        let same_file: Vec<String> = originals()
            .filter(|(known, _)| {
                known.rsplit('/').next().is_some_and(|known| known == file || known == format!("_{file}"))
            })
            .map(|(known, _)| format!("`crud-gen templates eject {known}`"))
            .collect();
        let hint = match same_file.as_slice() {
            [] => {
                "`crud-gen templates list` names them; what a workspace has once, such as its README, is edited there"
                    .to_owned()
            }
            same_file => format!("did you mean {}?", same_file.join(" or ")),
        };
        problems.push(Problem::new(format!("`{}` is no template of modules", name.escape_debug())).hint(hint));
    }
    if problems.is_empty() { Ok(wanted) } else { Err(Problems(problems)) }
}

/// The copies: those that are asked for as this crud-gen has them, the others as they were copied.
fn templates_unit(workspace: &Workspace, known: &Baseline, names: &BTreeSet<String>) -> Result<Unit> {
    let mut unit = Unit { name: TEMPLATES_UNIT.to_owned(), ..Unit::default() };
    let file =
        |name: &str, text: String| RenderedFile { text, ownership: Ownership::Managed, template: name.to_owned() };
    let disk = workspace.disk();
    for (path, entry) in known.files.iter().filter(|(_, entry)| entry.unit == TEMPLATES_UNIT) {
        if let Some(text) = disk.rendering(path, entry).filter(|_| workspace.root().join(path.as_str()).exists()) {
            unit.files.insert(path.clone(), file(&entry.template, text));
        }
    }
    for name in names {
        let text = original(name).expect("a name that was looked up").to_owned();
        unit.files.insert(overrides::path(name), file(name, text));
    }
    Ok(unit)
}

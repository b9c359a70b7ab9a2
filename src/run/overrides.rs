//! The templates that a workspace has for itself, and how they stand to those inside this crud-gen.

use crate::output::{RelPath, TEMPLATES_UNIT};
use crate::problem::Problem;
use crate::render::Overrides;
use crate::render::engine::OVERRIDES;
use crate::render::overrides::{is_partial, original, originals};
use crate::workspace::{Baseline, Digest, Workspace};
use anyhow::Result;
use serde::Serialize;
use std::collections::BTreeMap;

/// The largest template, in bytes.
const LARGEST: usize = 256 * 1024;

/// How a template stands to the one inside this crud-gen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum TemplateState {
    /// The one inside crud-gen is used.
    Original,
    /// The workspace's own is used; the original is the one that it was copied from.
    Override,
    /// The workspace's own is used; the original has changed since it was copied.
    Outdated,
    /// The workspace's own is used; from which original it was copied is not known.
    Unknown,
    /// A partial that crud-gen does not have.
    Own,
}

/// Reads the templates of a workspace, and says what in their folder is none.
pub(super) fn read(workspace: &Workspace) -> Result<(Overrides, Vec<Problem>)> {
    let (mut texts, mut problems) = (BTreeMap::new(), Vec::new());
    for path in workspace.list_tree(OVERRIDES)? {
        let name = path.as_str().strip_prefix(OVERRIDES).unwrap_or_default().trim_start_matches('/').to_owned();
        match text(workspace, &path, &name) {
            Ok(Some(text)) => drop(texts.insert(name, text)),
            Ok(None) => {}
            Err(problem) => problems.push(problem.at(path.as_str())),
        }
    }
    Ok((Overrides::new(texts), problems))
}

/// The text of one template; `None` for what stands in every folder and is none.
fn text(workspace: &Workspace, path: &RelPath, name: &str) -> Result<Option<String>, Problem> {
    let file = name.rsplit('/').next().unwrap_or(name);
    if file.starts_with('.') || file.ends_with('~') || file.ends_with(".md") {
        return Ok(None);
    }
    if original(name).is_none() && !is_partial(name) {
        let what = format!("`{}` is no template of crud-gen's that can be overridden", name.escape_debug());
        return Err(Problem::new(what).hint(
            "`crud-gen templates list` names those that can; a partial of your own is called like `axum/_parts.rs.j2`",
        ));
    }
    let bytes = workspace.read(path).map_err(|error| Problem::new(format!("{error:#}")))?.unwrap_or_default();
    if bytes.len() > LARGEST {
        return Err(Problem::new("the template is larger than 256 kB"));
    }
    let text = String::from_utf8(bytes).map_err(|_| Problem::new("the template is not UTF-8"))?;
    Ok(Some(if text.contains('\r') { text.replace("\r\n", "\n") } else { text }))
}

/// How every template stands, sorted by name.
pub(super) fn states(overrides: &Overrides, known: &Baseline) -> BTreeMap<String, TemplateState> {
    let mut states: BTreeMap<String, TemplateState> =
        originals().map(|(name, _)| (name.to_owned(), TemplateState::Original)).collect();
    for (name, _) in overrides.iter() {
        let copied = known.files.get(&path(name)).filter(|entry| entry.unit == TEMPLATES_UNIT);
        let state = match (original(name), copied) {
            (None, _) => TemplateState::Own,
            (Some(_), None) => TemplateState::Unknown,
            (Some(text), Some(entry)) if Digest::of(text.as_bytes()) == entry.sha256 => TemplateState::Override,
            (Some(_), Some(_)) => TemplateState::Outdated,
        };
        states.insert(name.to_owned(), state);
    }
    states
}

/// What is to be done about templates whose originals are others now.
pub(super) fn outdated_problems(overrides: &Overrides, known: &Baseline) -> Vec<Problem> {
    let states = states(overrides, known);
    let problem = |(name, state): (&String, &TemplateState)| {
        let (what, hint) = match state {
            TemplateState::Outdated => (
                format!("crud-gen has another `{name}` now than the one that yours was copied from"),
                format!("merge what has changed into yours: `crud-gen templates eject {name}`"),
            ),
            TemplateState::Unknown => (
                format!("it is not known from which `{name}` of crud-gen's yours was copied"),
                format!(
                    "take crud-gen's and put your changes in again: `crud-gen templates eject {name} --force`, which keeps a copy of yours"
                ),
            ),
            TemplateState::Original | TemplateState::Override | TemplateState::Own => return None,
        };
        Some(Problem::new(what).at(path(name).as_str()).hint(hint))
    };
    states.iter().filter_map(problem).collect()
}

/// The same, as notes of a run.
pub(super) fn notes(overrides: &Overrides, known: &Baseline) -> Vec<String> {
    let note = |Problem { what, hint, .. }: Problem| format!("{what}; {}", hint.unwrap_or_default());
    outdated_problems(overrides, known).into_iter().map(note).collect()
}

/// Where a workspace has the template of this name.
pub(super) fn path(name: &str) -> RelPath {
    RelPath::new(name).expect("the name of a template").below(OVERRIDES)
}

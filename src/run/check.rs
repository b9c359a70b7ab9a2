//! Says, without writing anything, how the files of a workspace stand to what is generated: for CI.

use super::checks;
use super::drift::{Difference, drift};
use super::file_state::{FileState, State, known_states, planned_states};
use super::impact;
use super::known;
use super::overrides;
use super::session;
use super::site::{Losses, Record, Site};
use super::stamp::{Stamp, Standing, own_version};
use super::unit;
use super::update;
use crate::context::{Module, ModuleContext};
use crate::output::{TEMPLATES_UNIT, Unit, WORKSPACE_UNIT};
use crate::plan::{self, Choices};
use crate::problem::{Problem, Problems};
use crate::render;
use crate::render::engine::Engine;
use crate::resolve::{Resolved, Source, Wanted};
use crate::source::database::Database;
use crate::workspace::{Baseline, Journal, Workspace, lost_manifest};
use anyhow::Result;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// What a check found.
#[derive(Clone, Debug, Default)]
pub struct CheckRun {
    /// How many modules were looked at.
    pub modules: usize,
    /// Every file of theirs, sorted by path.
    pub files: Vec<FileState>,
    /// What is wrong besides.
    pub problems: Vec<Problem>,
    /// What a live database has in another way, when one was looked at.
    pub drift: Option<Vec<Difference>>,
}

impl CheckRun {
    /// Whether nobody has to do anything.
    pub fn is_clean(&self) -> bool {
        let has_drifted = self.drift.as_ref().is_some_and(|drift| !drift.is_empty());
        self.problems.is_empty() && !has_drifted && self.files.iter().all(|file| file.state.is_fine())
    }
}

/// Checks these modules, or the whole workspace when none is named, and whether the tables of a database are theirs.
///
/// # Errors
/// No workspace, a module that is not there, a workspace of a newer crud-gen, a database that cannot be read.
pub fn check(
    modules: &[String],
    database: Option<&Database>,
    workspace: Option<&Path>,
    cwd: &Path,
) -> Result<CheckRun> {
    let workspace = session::find(workspace, cwd)?;
    let baseline = match known::baseline(&workspace) {
        Ok(baseline) => baseline,
        Err(error) => return Ok(CheckRun { problems: error.downcast::<Problems>()?.0, ..CheckRun::default() }),
    };
    if known::is_lost(&workspace)? {
        return Ok(CheckRun { problems: vec![lost_manifest("it is not there")], ..CheckRun::default() });
    }
    let (site, Losses { problems }) = Site::read_whatever(&workspace, &BTreeMap::new())?;
    let mut check = Check { workspace: &workspace, baseline: &baseline, site, found: CheckRun::default() };
    let lost: BTreeSet<String> = problems.keys().cloned().collect();
    check.found.problems = problems.into_values().collect();
    check.look_at_the_whole(&lost)?;
    let wanted: BTreeSet<&str> = match modules {
        [] => check.site.modules.keys().map(String::as_str).chain([WORKSPACE_UNIT]).collect(),
        named => named.iter().map(String::as_str).collect(),
    };
    if let Some(unknown) = modules.iter().find(|name| !check.site.modules.contains_key(*name) && !lost.contains(*name))
    {
        let problem = Problem::new(format!("module `{}` is not generated here", unknown.escape_debug()));
        return Err(Problems::from(problem.hint("`crud-gen list` names those that are")).into());
    }
    let wanted: BTreeSet<String> = wanted.into_iter().map(str::to_owned).collect();
    if let Some(database) = database {
        let is_of =
            |name: &String, table: &str| check.site.modules.get(name).is_some_and(|own| own.table.name == table);
        let is_meant = |table: &str| modules.is_empty() || modules.iter().any(|name| is_of(name, table));
        let found = drift(&check.site, database, &is_meant, cwd)?;
        check.found.drift = Some(found);
    }
    check.look_at(&wanted)?;
    check.found.files.sort_by(|one, other| one.path.cmp(&other.path));
    Ok(check.found)
}

/// A module that would be rendered differently.
type Outdated = (Module, Record);

struct Check<'a> {
    workspace: &'a Workspace,
    baseline: &'a Baseline,
    site: Site,
    found: CheckRun,
}

impl Check<'_> {
    /// What is no single module's matter.
    fn look_at_the_whole(&mut self, lost: &BTreeSet<String>) -> Result<()> {
        if Journal::is_pending(self.workspace)? {
            let problem = Problem::new("a run of crud-gen was interrupted");
            self.found.problems.push(problem.at(".crud-gen/txn").hint("the next one finishes it: `crud-gen update`"));
        }
        self.found.problems.extend(self.site.template_problems.clone());
        self.found.problems.extend(overrides::outdated_problems(&self.site.overrides, self.baseline));
        let standing = Stamp::standing(self.site.stamp.as_ref());
        if standing != Standing::Current {
            let what = format!("{} wrote the workspace, and this is crud-gen {}", standing.writer(), own_version());
            self.found.problems.push(Problem::new(what).hint("bring it along: `crud-gen update`"));
        }
        self.found.problems.extend(checks::twin_problems(&self.site));
        let refusals = self.site.refusals.iter().map(|refusal| Problem::new(refusal.clone()));
        self.found.problems.extend(refusals);
        for unit in self.baseline.units() {
            if [WORKSPACE_UNIT, TEMPLATES_UNIT].contains(&unit)
                || self.site.modules.contains_key(unit)
                || lost.contains(unit)
            {
                continue;
            }
            self.found.problems.push(checks::lost_record(unit));
            let orphans = known_states(self.workspace, self.baseline, unit);
            let orphans = orphans.into_iter().filter(|file| file.state != State::Missing);
            self.found.files.extend(orphans.map(|file| FileState { state: State::Orphan, ..file }));
        }
        Ok(())
    }

    fn look_at(&mut self, wanted: &BTreeSet<String>) -> Result<()> {
        let mut outdated = Vec::new();
        let saved = self.site.modules.clone();
        for (name, record) in &saved {
            self.look_at_table(name, record, wanted.contains(name));
        }
        let surroundings = self.site.surroundings();
        for name in wanted.iter().filter(|name| *name != WORKSPACE_UNIT) {
            let Some(record) = self.site.modules.get(name).cloned() else { continue };
            self.found.modules += 1;
            match self.site.module_among(&surroundings, name, &record) {
                Err(Problems(problems)) => self.found.problems.extend(problems),
                Ok(module) => {
                    let inputs =
                        render::inputs_digest(&ModuleContext::new(&module), record.options.side, &self.site.overrides)?;
                    match self.workspace.record(name)?.and_then(|saved| saved.get("inputs").cloned()) {
                        Some(known) if known == inputs => self.add_known(name),
                        _ => outdated.push((module, record)),
                    }
                }
            }
        }
        let is_shared_wanted = wanted.contains(WORKSPACE_UNIT);
        let is_current = Stamp::standing(self.site.stamp.as_ref()) == Standing::Current;
        if is_shared_wanted && is_current {
            self.add_known(WORKSPACE_UNIT);
        }
        if outdated.is_empty() && (is_current || !is_shared_wanted) {
            return Ok(());
        }
        let mut units = Vec::new();
        let rendered = self.render(is_shared_wanted && !is_current, &outdated, &mut units);
        if let Err(error) = rendered {
            self.found.problems.extend(error.downcast::<Problems>()?.0);
        }
        let plan = plan::build(self.workspace, &units, Choices::new())?;
        self.found.files.extend(planned_states(&plan, self.baseline, &units));
        Ok(())
    }

    /// Renders what would be another one now.
    fn render(&mut self, is_shared: bool, modules: &[Outdated], units: &mut Vec<Unit>) -> Result<()> {
        let engine = Engine::new(&self.site.overrides)?;
        if is_shared {
            units.push(update::shared_part(&engine, self.workspace, self.baseline, &mut self.site)?.0);
        }
        for (module, record) in modules {
            units.push(unit::module_unit(&engine, module, record)?);
        }
        Ok(())
    }

    /// Takes over what the table of a module is now, and says when it is another one.
    fn look_at_table(&mut self, name: &str, record: &Record, is_wanted: bool) {
        let table = record.table.name.as_str();
        if let Err(Problems(problems)) = checks::readable(&self.site, name, Some(table)) {
            self.found.problems.extend(problems.into_iter().filter(|_| is_wanted));
            return;
        }
        let mut say = |what: String, hint: String| {
            if is_wanted {
                self.found.problems.push(Problem::new(what).hint(hint));
            }
        };
        if self.site.tables.iter().all(|known| known.name != table) {
            say(
                format!("the table `{}` of module `{name}` is gone", table.escape_debug()),
                format!(
                    "give the module another one: `crud-gen {name} --table TABLE`; or take it out: `crud-gen remove {name}`"
                ),
            );
            return;
        }
        let wanted = Wanted { module: name, table: Some(table) };
        match Resolved::resolve(wanted, Source::Workspace, &self.site.tables, self.site.dialect) {
            Err(Problems(problems)) if is_wanted => self.found.problems.extend(problems),
            Err(_) => {}
            Ok(resolved) if resolved.table == record.table => {}
            Ok(resolved) => {
                say(
                    format!("the table of module `{name}` has changed since it was generated"),
                    format!("generate it again: `crud-gen {name}`"),
                );
                if is_wanted {
                    let notes = impact::required_notes(Some(record), &resolved.table, &self.site);
                    self.found.problems.extend(notes.into_iter().map(Problem::new));
                }
                self.site.modules.insert(name.to_owned(), Record { table: resolved.table, ..record.clone() });
            }
        }
    }

    /// The files of a unit that would be rendered as they were.
    fn add_known(&mut self, unit: &str) {
        let states = known_states(self.workspace, self.baseline, unit);
        let is_migration = |file: &FileState| file.path.as_str().ends_with(".sql");
        let own = || states.iter().filter(|file| !is_migration(file));
        if own().count() > 0 && own().all(|file| file.state == State::Missing) {
            self.found.problems.push(
                Problem::new(format!("nothing of module `{unit}` is there any more"))
                    .hint(format!("`crud-gen {unit}` makes it again, `crud-gen remove {unit}` forgets it")),
            );
        }
        self.found.files.extend(states);
    }
}

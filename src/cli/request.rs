//! What is to be done: consistent flags, and all defaults resolved that do not need the workspace.

use super::args::{GenerateArgs, Only};
use crate::context::{Mode, ModuleNames, Options, Side};
use crate::dialect::Dialect;
use crate::field_type::FieldType;
use crate::problem::{Problem, Problems};
use std::collections::BTreeMap;
use std::path::PathBuf;

/// A module to generate.
#[derive(Clone, Debug)]
pub struct Request {
    /// The module in snake_case.
    pub module: String,
    pub changes: OptionChanges,
    pub source: Source,
    /// `--workspace`; without it the workspace around the current folder.
    pub workspace: Option<PathBuf>,
    /// `--database`, for a new workspace.
    pub database: Option<Dialect>,
    pub run: Run,
    pub force: bool,
    pub json: bool,
}

/// Where the fields come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// `--field`
    Fields(Vec<String>),
    /// `--ddl`
    Ddl(PathBuf),
    /// The workspace's migrations; a starter table when they do not have it.
    Workspace,
}

/// Whether anything is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Run {
    Write,
    DryRun { diff: bool },
}

/// The options that were said. What was not said stays as it was saved.
#[derive(Clone, Debug, Default)]
pub struct OptionChanges {
    entity: Option<String>,
    table: Option<String>,
    events: Option<bool>,
    import: Option<bool>,
    mode: Option<Mode>,
    side: Option<Side>,
    label: Option<String>,
    types: BTreeMap<String, String>,
}

impl Request {
    /// Checks the flags against each other.
    ///
    /// # Errors
    /// Every bad name and every pair of flags that makes no sense, at once.
    pub fn build(args: GenerateArgs) -> Result<Self, Problems> {
        let mut problems = contradictions(&args);
        if let Err(problem) = ModuleNames::new(&args.module, args.entity.as_deref()) {
            problems.push(problem);
        }
        let types = overrides(&args.types, &mut problems);
        if !problems.is_empty() {
            return Err(Problems(problems));
        }
        let source = match args.ddl {
            Some(path) => Source::Ddl(path),
            None if args.fields.is_empty() => Source::Workspace,
            None => Source::Fields(args.fields),
        };
        Ok(Self {
            module: crate::naming::identifier(&args.module),
            changes: OptionChanges {
                entity: args.entity,
                table: args.table,
                events: args.with_events,
                import: args.with_import,
                mode: args.mode,
                side: args.only.map(|only| match only {
                    Only::Backend => Side::Backend,
                    Only::Frontend => Side::Frontend,
                    Only::Both => Side::Both,
                }),
                label: args.label,
                types,
            },
            source,
            workspace: args.workspace,
            database: args.database,
            run: if args.dry_run { Run::DryRun { diff: args.diff } } else { Run::Write },
            force: args.force,
            json: args.json,
        })
    }
}

/// Pairs of flags that make no sense together, each with its reason.
fn contradictions(args: &GenerateArgs) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut refuse = |wrong: bool, what: &str, hint: &str| {
        if wrong {
            problems.push(Problem::new(what).hint(hint));
        }
    };
    refuse(
        !args.fields.is_empty() && args.ddl.is_some(),
        "--field and --ddl both say where the fields come from",
        "take one of them; fields can be added later with --field",
    );
    refuse(
        !args.fields.is_empty() && !args.types.is_empty(),
        "--type speaks of columns of a schema, and --field has types of its own",
        "put the type into the field: --field 'price:decimal(12,2)'",
    );
    refuse(args.diff && !args.dry_run, "--diff only shows what --dry-run would do", "add --dry-run");
    refuse(
        args.mode.is_some() && args.only == Some(Only::Backend),
        "--mode is about the front end, and --only backend leaves it out",
        "leave out one of them",
    );
    refuse(
        args.mode == Some(Mode::Realtime) && args.with_events == Some(false),
        "--mode realtime needs events, and --with-events=false takes them away",
        "leave out one of them",
    );
    problems
}

/// The types of `--type`, checked.
fn overrides(said: &[String], problems: &mut Vec<Problem>) -> BTreeMap<String, String> {
    let mut types = BTreeMap::new();
    for text in said {
        match text.split_once('=').map(|(column, spelling)| (column, spelling, FieldType::parse(spelling))) {
            Some((column, spelling, Ok(_))) => drop(types.insert(column.to_owned(), spelling.to_owned())),
            Some((column, _, Err(error))) => problems.push(
                Problem::new(format!("column `{}` is said to be of {error}", column.escape_debug()))
                    .at(format!("--type {text}")),
            ),
            None => problems.push(
                Problem::new(format!("`{text}` does not say a column and its type"))
                    .hint("write it like --type 'price=decimal(12,2)'"),
            ),
        }
    }
    types
}

impl Request {
    /// The types of `--type`, by column.
    pub fn types(&self) -> BTreeMap<String, FieldType> {
        let parsed = self.changes.types.iter().filter_map(|(column, spelling)| {
            FieldType::parse(spelling).ok().map(|field_type| (column.clone(), field_type))
        });
        parsed.collect()
    }
}

impl OptionChanges {
    /// The saved options with what was said put in.
    ///
    /// # Errors
    /// A combination that makes no sense only now, with what was saved.
    pub fn applied(&self, saved: Option<Options>) -> Result<Options, Problem> {
        let saved = saved.unwrap_or_default();
        let mut types = saved.types;
        types.extend(self.types.clone());
        let options = Options {
            entity: self.entity.clone().or(saved.entity),
            table: self.table.clone().or(saved.table),
            events: self.events.unwrap_or(saved.events),
            import: self.import.unwrap_or(saved.import),
            mode: self.mode.unwrap_or(saved.mode),
            side: self.side.unwrap_or(saved.side),
            label: self.label.clone().or(saved.label),
            types,
        };
        if options.mode == Mode::Realtime && !options.events {
            return Err(Problem::new("real-time mode shows what events tell, and the module has none")
                .hint("add --with-events, or take --mode his"));
        }
        Ok(options)
    }
}

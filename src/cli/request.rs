//! What is to be done: consistent flags, and all defaults resolved that do not need the workspace.

use super::args::{AdoptArgs, ChoiceArgs, ConflictArg, GenerateArgs, Only, TablesArgs};
use super::database::statements;
use crate::context::{Mode, ModuleNames, Side, column_types};
use crate::naming;
use crate::plan::Conflicts;
use crate::problem::{Problem, Problems};
use crate::run::{ManyRequest, OptionChanges, Origin, Request, Scope, Selection, TablesRequest, UpdateRequest, Wishes};
use std::collections::{BTreeMap, BTreeSet};

/// Checks the flags against each other.
///
/// # Errors
/// Every bad name and every pair of flags that makes no sense, at once.
pub fn build(args: GenerateArgs, module: &str, is_sure: bool) -> Result<Request, Problems> {
    let mut problems = contradictions(&args);
    if let Err(problem) = ModuleNames::new(module, args.entity.as_deref()) {
        problems.push(problem);
    }
    let types = overrides(&args.types, &mut problems);
    let [secret, visible] = [args.secret, args.visible].map(BTreeSet::from_iter);
    problems.extend(contradicted_columns(&secret, &visible));
    let statements = statements(args.ddl, args.live).unwrap_or_else(|problem| {
        problems.push(problem);
        None
    });
    if !problems.is_empty() {
        return Err(Problems(problems));
    }
    let has_source = args.entity.is_some() || args.table.is_some() || statements.is_some() || !args.fields.is_empty();
    Ok(Request {
        module: naming::identifier(module),
        is_sure: is_sure || has_source,
        changes: OptionChanges {
            entity: args.entity,
            table: args.table,
            events: args.with_events,
            import: args.with_import,
            package: args.package,
            mode: args.mode,
            side: args.only.map(side),
            label: args.label,
            types,
            secret,
            visible,
        },
        fields: args.fields,
        statements,
        drop_columns: args.drop_columns,
        workspace: args.workspace,
        database: args.database,
        dry_run: args.dry_run,
        strict: args.strict,
        wishes: wishes(args.choices),
    })
}

fn side(only: Only) -> Side {
    match only {
        Only::Backend => Side::Backend,
        Only::Frontend => Side::Frontend,
        Only::Both => Side::Both,
    }
}

/// Whether `--all` is about the tables of a source, and not about the modules that are there.
pub fn is_of_tables(args: &GenerateArgs) -> bool {
    has_statements(args) || !args.include.is_empty() || !args.exclude.is_empty()
}

fn has_statements(args: &GenerateArgs) -> bool {
    args.ddl.is_some() || args.live.database_url.is_some()
}

/// The modules of all tables that are meant.
///
/// # Errors
/// Flags that are about one module, and pairs that make no sense.
pub fn many(args: GenerateArgs) -> Result<ManyRequest, Problems> {
    let mut problems = contradictions(&args);
    let said = [
        (args.entity.is_some(), "--entity"),
        (args.label.is_some(), "--label"),
        (!args.fields.is_empty(), "--field"),
        (args.table.is_some(), "--table"),
        (!args.secret.is_empty(), "--secret"),
        (!args.visible.is_empty(), "--visible"),
    ];
    problems.extend(said.into_iter().filter(|(is_said, _)| *is_said).map(|(_, flag)| {
        Problem::new(format!("--all is about many modules, and {flag} is about one"))
            .hint("name the module in the place of --all")
    }));
    let types = overrides(&args.types, &mut problems);
    let selection = match Selection::parse(&args.include, &args.exclude) {
        Ok(selection) => selection,
        Err(Problems(more)) => {
            problems.extend(more);
            Selection::default()
        }
    };
    let statements = statements(args.ddl, args.live).unwrap_or_else(|problem| {
        problems.push(problem);
        None
    });
    if !problems.is_empty() {
        return Err(Problems(problems));
    }
    Ok(ManyRequest {
        changes: OptionChanges {
            events: args.with_events,
            import: args.with_import,
            mode: args.mode,
            side: args.only.map(side),
            types,
            ..OptionChanges::default()
        },
        origin: statements.map_or(Origin::Workspace, Origin::Like),
        selection,
        workspace: args.workspace,
        database: args.database,
        dry_run: args.dry_run,
        strict: args.strict,
        wishes: wishes(args.choices),
    })
}

/// A schema to take over, and the modules of its tables.
///
/// # Errors
/// Pairs of flags that make no sense.
pub fn adopt(args: AdoptArgs) -> Result<ManyRequest, Problems> {
    check_diff(args.diff, args.dry_run)?;
    let has_modules = args.all || !args.include.is_empty() || !args.exclude.is_empty();
    let is_idle = !has_modules && (args.with_events || args.with_import);
    if is_idle {
        return Err(Problem::new("--with-events and --with-import are about modules, and none is asked for")
            .hint("add --all, or --include with the names of tables")
            .into());
    }
    let statements = statements(args.file, args.live)?.ok_or_else(|| {
        Problem::new("there is nothing to adopt").hint("name a file, or a database with --database-url")
    })?;
    Ok(ManyRequest {
        changes: OptionChanges {
            events: args.with_events.then_some(true),
            import: args.with_import.then_some(true),
            ..OptionChanges::default()
        },
        origin: Origin::Schema { statements, has_modules },
        selection: Selection::parse(&args.include, &args.exclude)?,
        workspace: args.workspace,
        database: args.database,
        dry_run: args.dry_run,
        strict: args.strict,
        wishes: wishes(args.choices),
    })
}

/// The tables that are listed.
///
/// # Errors
/// Patterns that are none.
pub fn tables(args: TablesArgs) -> Result<TablesRequest, Problems> {
    let selection = Selection::parse(&args.include, &args.exclude)?;
    let statements = statements(args.ddl, args.live)?;
    Ok(TablesRequest { statements, selection, workspace: args.workspace })
}

/// All modules, as they were saved.
///
/// # Errors
/// Flags that change one module.
pub fn all(args: GenerateArgs) -> Result<UpdateRequest, Problems> {
    check_diff(args.diff, args.dry_run)?;
    let said = [
        (args.entity.is_some(), "--entity"),
        (args.with_events.is_some(), "--with-events"),
        (args.with_import.is_some(), "--with-import"),
        (args.package.is_some(), "--package"),
        (args.mode.is_some(), "--mode"),
        (args.only.is_some(), "--only"),
        (args.label.is_some(), "--label"),
        (!args.fields.is_empty(), "--field"),
        (args.table.is_some(), "--table"),
        (!args.types.is_empty(), "--type"),
        (!args.drop_columns.is_empty(), "--drop-column"),
        (args.database.is_some(), "--database"),
    ];
    let problems: Vec<Problem> = said
        .into_iter()
        .filter(|(is_said, _)| *is_said)
        .map(|(_, flag)| {
            Problem::new(format!("--all generates every module as it was saved, and {flag} changes one"))
                .hint("name the module in the place of --all; `--include '*'` takes all tables")
        })
        .collect();
    if !problems.is_empty() {
        return Err(Problems(problems));
    }
    let wishes = wishes(args.choices);
    Ok(UpdateRequest { scope: Scope::Modules, workspace: args.workspace, dry_run: args.dry_run, wishes })
}

/// What is decided beforehand; `--restore` without a path is empty.
pub fn wishes(args: ChoiceArgs) -> Wishes {
    let (all, restore): (Vec<String>, Vec<String>) = args.restore.into_iter().partition(String::is_empty);
    Wishes {
        force: args.force,
        restore_all: !all.is_empty(),
        restore,
        conflicts: match args.conflicts {
            None => Conflicts::Stop,
            Some(ConflictArg::Markers) => Conflicts::Markers,
            Some(ConflictArg::Ours) => Conflicts::Ours,
            Some(ConflictArg::Theirs) => Conflicts::Theirs,
        },
        ours: args.ours,
        theirs: args.theirs,
    }
}

/// What is wrong with `--diff` alone, and the way out.
const IDLE_DIFF: (&str, &str) = ("--diff only shows what --dry-run would do", "add --dry-run");

fn is_idle_diff(diff: bool, dry_run: bool) -> bool {
    diff && !dry_run
}

/// Refuses `--diff` where nothing would show it.
///
/// # Errors
/// `--diff` without `--dry-run`.
pub fn check_diff(diff: bool, dry_run: bool) -> Result<(), Problems> {
    match is_idle_diff(diff, dry_run) {
        true => Err(Problem::new(IDLE_DIFF.0).hint(IDLE_DIFF.1).into()),
        false => Ok(()),
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
        !args.fields.is_empty() && has_statements(args),
        "--field and --ddl both say where the fields come from",
        "take one of them; fields can be added later with --field",
    );
    refuse(
        !args.fields.is_empty() && !args.types.is_empty(),
        "--type speaks of columns of a schema, and --field has types of its own",
        "put the type into the field: --field 'price:decimal(12,2)'",
    );
    refuse(
        !args.drop_columns.is_empty() && (!args.fields.is_empty() || has_statements(args)),
        "--drop-column takes columns away, and --field, --ddl and --database-url add some",
        "do it in two runs, so that it is sure what comes first",
    );
    refuse(is_idle_diff(args.diff, args.dry_run), IDLE_DIFF.0, IDLE_DIFF.1);
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

/// Columns that are said to be both.
fn contradicted_columns(secret: &BTreeSet<String>, visible: &BTreeSet<String>) -> Option<Problem> {
    let both: Vec<String> = (secret & visible).iter().map(|column| format!("`{}`", column.escape_debug())).collect();
    let message = format!("--secret and --visible both speak of {}", both.join(", "));
    (!both.is_empty())
        .then(|| Problem::new(message).hint("say one of them for a column; a later run can say the other"))
}

/// The types of `--type`, by column; each of them is one.
fn overrides(arguments: &[String], problems: &mut Vec<Problem>) -> BTreeMap<String, String> {
    let mut types = BTreeMap::new();
    for text in arguments {
        let Some((column, spelling)) = text.split_once('=') else {
            problems.push(
                Problem::new(format!("`{text}` does not say a column and its type"))
                    .hint("write it like --type 'price=decimal(12,2)'"),
            );
            continue;
        };
        let one = BTreeMap::from([(column.to_owned(), spelling.to_owned())]);
        match column_types(&one) {
            Ok(_) => types.extend(one),
            Err(problem) => problems.push(problem),
        }
    }
    types
}

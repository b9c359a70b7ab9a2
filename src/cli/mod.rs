//! The command line: from arguments to what is printed.

pub mod args;
mod check;
mod database;
mod exit;
mod losses;
mod many;
mod outcome;
mod print;
mod report;
mod request;
mod tables;
mod templates;
mod wizard;

pub use exit::ExitStatus;
pub use wizard::has_terminal;

use crate::problem::Problems;
use crate::run::{self, RemoveRequest, Scope, UpdateRequest};
use args::{Args, Command, DiffArgs, GenerateArgs, RemoveArgs, UpdateArgs};
use clap::{CommandFactory, Parser};
use outcome::Outcome;
use print::Format;
use std::ffi::OsString;
use std::io::Write;
use std::path::Path;

/// Runs one command. Data goes to `stdout`, all else to `stderr`; relative paths are taken from `cwd`.
pub fn main(
    argv: impl IntoIterator<Item = OsString>,
    cwd: &Path,
    stdout: &mut dyn Write,
    stderr: &mut dyn Write,
) -> ExitStatus {
    let args = match Args::try_parse_from(argv) {
        Ok(args) => args,
        Err(error) => {
            if error.use_stderr() {
                let _ = write!(stderr, "{error}");
                return ExitStatus::Failed;
            }
            let _ = write!(stdout, "{error}");
            return ExitStatus::Done;
        }
    };
    match execute(args, cwd) {
        Ok(outcome) => {
            let _ = stdout.write_all(outcome.stdout.as_bytes());
            outcome.status
        }
        Err(error) => {
            let _ = match error.downcast_ref::<Problems>() {
                Some(problems) => writeln!(stderr, "{problems}"),
                None => writeln!(stderr, "error: {error:#}"),
            };
            ExitStatus::Failed
        }
    }
}

fn execute(args: Args, cwd: &Path) -> anyhow::Result<Outcome> {
    match (args.command, args.generate) {
        (Some(Command::Generate(args)), _) => generate(*args, true, cwd),
        (Some(Command::New(new)), _) => Ok(print::workspace(&run::workspace(&new.dir, new.database, cwd)?, &new)),
        (Some(Command::Update(args)), _) => update(&args, cwd),
        (Some(Command::Check(args)), _) => {
            let database = args.live.clone().database().map_err(Problems::from)?;
            let run = run::check(&args.modules, database.as_ref(), args.workspace.as_deref(), cwd)?;
            Ok(check::report(&run, &args))
        }
        (Some(Command::Diff(args)), _) => diff(args, cwd),
        (Some(Command::Remove(args)), _) => remove(args, cwd),
        (Some(Command::Undo(args)), _) => {
            Ok(print::undo(&run::undo(args.workspace.as_deref(), args.dry_run, cwd)?, &args))
        }
        (Some(Command::Show(show)), _) => {
            let context = run::show(&show.module, show.workspace.as_deref(), cwd)?;
            Ok(Outcome::success(format!("{:#}\n", serde_json::to_value(context)?)))
        }
        (Some(Command::List(list)), _) => Ok(print::list(&run::list(list.workspace.as_deref(), cwd)?, list.json)),
        (Some(Command::Adopt(args)), _) => {
            let format = Format { dry_run: args.dry_run, diff: args.diff, json: args.json, strict: args.strict };
            let dir = args.workspace.clone();
            Ok(many::many(&run::many(&request::adopt(args)?, cwd)?, format, dir.as_deref()))
        }
        (Some(Command::Tables(args)), _) => {
            let json = args.json;
            Ok(tables::list(&run::tables(&request::tables(args)?, cwd)?, json))
        }
        (Some(Command::Templates { command }), _) => templates::execute(command, cwd),
        (Some(Command::Completions { shell }), _) => Ok(Outcome::success(completions(shell))),
        (None, Some(args)) => generate(args, false, cwd),
        (None, None) => Ok(Outcome::success(Args::command().render_help().to_string())),
    }
}

/// `is_sure`: the module was named to `generate`, so it is no misspelt command.
fn generate(args: GenerateArgs, is_sure: bool, cwd: &Path) -> anyhow::Result<Outcome> {
    let (args, is_sure) = if args.interactive { (wizard::ask(args, cwd)?, true) } else { (args, is_sure) };
    let format = Format::of(&args);
    let Some(module) = args.module.clone() else {
        if request::is_of_tables(&args) {
            let dir = args.workspace.clone();
            let run = run::many(&request::many(args)?, cwd)?;
            return Ok(many::many(&run, format, dir.as_deref()));
        }
        return Ok(print::update(&run::update(&request::all(args)?, cwd)?, format));
    };
    let request = request::build(args, &module, is_sure)?;
    Ok(print::module(&run::module(&request, cwd)?, format, request.workspace.as_deref(), cwd))
}

fn update(args: &UpdateArgs, cwd: &Path) -> anyhow::Result<Outcome> {
    request::check_diff(args.diff, args.dry_run)?;
    let wishes = request::wishes(args.choices.clone());
    let request =
        UpdateRequest { scope: Scope::Everything, workspace: args.workspace.clone(), dry_run: args.dry_run, wishes };
    Ok(print::update(&run::update(&request, cwd)?, args.into()))
}

fn diff(args: DiffArgs, cwd: &Path) -> anyhow::Result<Outcome> {
    let scope = if args.modules.is_empty() { Scope::Everything } else { Scope::Named(args.modules) };
    let request = UpdateRequest { scope, workspace: args.workspace, dry_run: true, ..UpdateRequest::default() };
    Ok(print::diff(&run::update(&request, cwd)?))
}

fn remove(args: RemoveArgs, cwd: &Path) -> anyhow::Result<Outcome> {
    request::check_diff(args.diff, args.dry_run)?;
    let format = Format { dry_run: args.dry_run, diff: args.diff, json: args.json, strict: false };
    let request = RemoveRequest {
        module: args.module,
        drop_table: args.drop_table,
        workspace: args.workspace,
        dry_run: args.dry_run,
        wishes: request::wishes(args.choices),
    };
    Ok(print::remove(&run::remove(&request, cwd)?, format))
}

fn completions(shell: clap_complete::Shell) -> String {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Args::command(), "crud-gen", &mut script);
    String::from_utf8_lossy(&script).into_owned()
}

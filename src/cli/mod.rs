//! The command line: from arguments to what is printed.

pub mod args;
mod exit;
mod generate;
mod inspect;
mod outcome;
mod report;
mod request;

pub use exit::ExitStatus;

use crate::problem::Problems;
use args::{Args, Command};
use clap::{CommandFactory, Parser};
use outcome::Outcome;
use std::ffi::OsString;
use std::io::Write;
use std::path::Path;

/// Runs one command. Data goes to `stdout`, all else to `stderr`; relative paths are taken from `cwd`.
pub fn run(
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
    match args.command {
        Some(Command::Generate(generate)) => generate::module(generate, cwd),
        Some(Command::New(new)) => generate::workspace(&new, cwd),
        Some(Command::Show(show)) => inspect::show(&show, cwd),
        Some(Command::List(list)) => inspect::list(&list, cwd),
        Some(Command::Completions { shell }) => Ok(Outcome::done(completions(shell))),
        None => match args.generate {
            Some(generate) => generate::module(generate, cwd),
            None => Ok(Outcome::done(Args::command().render_help().to_string())),
        },
    }
}

fn completions(shell: clap_complete::Shell) -> String {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Args::command(), "crud-gen", &mut script);
    String::from_utf8_lossy(&script).into_owned()
}

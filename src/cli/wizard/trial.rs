//! What the answers would make, tried without writing: the label, the files.

use super::answers::Answers;
use super::command_line::command_line;
use super::prompt::{Left, choice, confirmation};
use super::questions::PICK;
use super::reply::{Choice, Reply, accept};
use crate::cli::print::{self, Format};
use crate::cli::request;
use crate::context::{Field, Role};
use crate::run::{self, ModuleRun};
use anyhow::Result;
use std::io::{self, Write};

/// Asks which column names a row to a person; the first is the one that is taken anyway.
///
/// # Errors
/// A terminal that cannot be used, or the questions were left.
pub fn label(answers: &mut Answers) -> Result<Reply> {
    let run = match dry_run(answers) {
        Ok(run) => run,
        Err(error) => return refuse(&error),
    };
    let fields = run.module.fields.iter().filter(|field| !field.secret);
    let (chosen, others): (Vec<&Field>, Vec<&Field>) = fields.partition(|field| field.name == run.module.label);
    let line = |field: &Field| field.column.name.escape_debug().to_string();
    let mut options: Vec<Choice<Option<String>>> =
        chosen.into_iter().map(|field| Choice::new(None, line(field) + " (as it is chosen)")).collect();
    let names = |field: &&Field| field.role == Role::Plain && !field.field_type().is_temporal();
    let others = others.into_iter().filter(names);
    options.extend(others.map(|field| Choice::new(Some(field.column.name.clone()), line(field))));
    if options.len() == 1 {
        return Ok(Reply::Skipped);
    }
    let answer = choice("Which column names a row to a person?", options, 0, PICK)?;
    Ok(accept(answer, |label| answers.args.label = label.value.or_else(|| answers.args.label.clone())))
}

/// The files, the command that does the same, and whether it is to be done.
///
/// # Errors
/// A terminal that cannot be used, or the questions were left.
pub fn summary(answers: &mut Answers) -> Result<Reply> {
    let run = match dry_run(answers) {
        Ok(run) => run,
        Err(error) => return refuse(&error),
    };
    let format = Format { dry_run: true, diff: false, json: false, strict: false };
    let report = print::module(&run, format, answers.args.workspace.as_deref(), &answers.cwd);
    let command = command_line(&answers.args);
    writeln!(io::stderr(), "\n{}\nThe same as a command:\n  {command}\n", report.stdout.trim_end())?;
    if run.plan.needs_person() {
        writeln!(io::stderr(), "Somebody has to decide first: see above.")?;
        return Err(Left.into());
    }
    match confirmation("Do it?", true, "y or n; Esc goes back")? {
        Some(true) => Ok(Reply::Next),
        Some(false) => Err(Left.into()),
        None => Ok(Reply::Back),
    }
}

/// What is wrong, and back to the question before.
fn refuse(error: &anyhow::Error) -> Result<Reply> {
    writeln!(io::stderr(), "\n{error}\n")?;
    Ok(Reply::Back)
}

fn dry_run(answers: &Answers) -> Result<ModuleRun> {
    let module = answers.args.module.clone().unwrap_or_default();
    let mut request = request::build(answers.args.clone(), &module, true)?;
    request.dry_run = true;
    run::module(&request, &answers.cwd)
}

//! `crud-gen -i`: one question after the other, and the command that says the same. Esc goes back to the question before.

mod answers;
mod command_line;
mod preview;
mod prompt;
mod questions;
mod reply;
mod trial;

pub use prompt::has_terminal;

use super::args::GenerateArgs;
use crate::problem::{Problem, Problems};
use answers::{Answers, Origin};
use anyhow::Result;
use reply::Reply;
use std::path::Path;

/// A question. They are asked in the order of [`Step::next`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    Workspace,
    Database,
    Origin,
    Table,
    SavedModule,
    File,
    FileTable,
    Module,
    Fields,
    Entity,
    Package,
    Events,
    Import,
    Mode,
    Label,
    Summary,
}

/// Asks for what is not said yet. What comes back is confirmed: it only has to be done.
///
/// # Errors
/// No terminal, a broken workspace, or the questions were left: nothing is written then.
pub fn ask(args: GenerateArgs, cwd: &Path) -> Result<GenerateArgs> {
    if !has_terminal() {
        let problem = Problem::new("-i asks questions, and there is no terminal to ask them on")
            .hint("say all of it in one line: `crud-gen products --entity Product --with-events --workspace demo`");
        return Err(Problems::from(problem).into());
    }
    let mut answers = Answers::new(args, cwd)?;
    let mut step = Step::first(&answers);
    let mut before = Vec::new();
    loop {
        match step.ask(&mut answers)? {
            Reply::Next => before.push(step),
            Reply::Skipped => {}
            Reply::Back => {
                step = before.pop().ok_or(prompt::Left)?;
                continue;
            }
        }
        match step.next(&answers) {
            Some(next) => step = next,
            None => return Ok(answers.args),
        }
    }
}

impl Step {
    fn first(answers: &Answers) -> Self {
        match (&answers.site, &answers.args.workspace) {
            (None, None) => Self::Workspace,
            (None, Some(_)) => Self::after_workspace(answers),
            (Some(_), _) => Self::after_place(answers),
        }
    }

    fn after_workspace(answers: &Answers) -> Self {
        if answers.site.is_none() && answers.args.database.is_none() {
            Self::Database
        } else {
            Self::after_place(answers)
        }
    }

    /// What was said on the command line is not asked again.
    fn after_place(answers: &Answers) -> Self {
        match (answers.origin, &answers.args.module) {
            (Origin::File | Origin::Fields, Some(_)) => Self::Entity,
            (Origin::File | Origin::Fields, None) => Self::Module,
            (_, Some(module)) if answers.has_module(module) => Self::Entity,
            _ => Self::Origin,
        }
    }

    fn next(self, answers: &Answers) -> Option<Self> {
        Some(match self {
            Self::Workspace => Self::after_workspace(answers),
            Self::Database => Self::after_place(answers),
            Self::Origin => match answers.origin {
                Origin::Workspace => Self::Table,
                Origin::Module => Self::SavedModule,
                Origin::File => Self::File,
                Origin::Fields | Origin::Starter => Self::Module,
            },
            Self::File => Self::FileTable,
            Self::Table | Self::FileTable => Self::Module,
            Self::Module if answers.origin == Origin::Fields => Self::Fields,
            Self::Module | Self::Fields | Self::SavedModule => Self::Entity,
            Self::Entity => Self::Package,
            Self::Package => Self::Events,
            Self::Events => Self::Import,
            Self::Import if answers.has_events() && answers.has_web() => Self::Mode,
            Self::Import | Self::Mode => Self::Label,
            Self::Label => Self::Summary,
            Self::Summary => return None,
        })
    }

    fn ask(self, answers: &mut Answers) -> Result<Reply> {
        match self {
            Self::Workspace => questions::workspace(answers),
            Self::Database => questions::database(answers),
            Self::Origin => questions::origin(answers),
            Self::Table => questions::table(answers),
            Self::SavedModule => questions::saved_module(answers),
            Self::File => questions::file(answers),
            Self::FileTable => questions::file_table(answers),
            Self::Module => questions::module(answers),
            Self::Fields => questions::fields(answers),
            Self::Entity => questions::entity(answers),
            Self::Package => questions::package(answers),
            Self::Events => questions::events(answers),
            Self::Import => questions::import(answers),
            Self::Mode => questions::mode(answers),
            Self::Label => trial::label(answers),
            Self::Summary => trial::summary(answers),
        }
    }
}

//! The questions about a module, one function each.

use super::answers::{Answers, Origin};
use super::preview;
use super::prompt::{choice, confirmation, text};
use super::reply::{Choice, Reply, accept};
use crate::context::{Mode, ModuleNames, Package};
use crate::dialect::Dialect;
use crate::naming;
use crate::problem::{Problem, Problems};
use crate::schema::Table;
use crate::source;
use anyhow::Result;

const BACK: &str = "Enter takes it, Esc goes back";
pub const PICK: &str = "arrows and Enter choose, typing narrows down, Esc goes back";

pub fn workspace(answers: &mut Answers) -> Result<Reply> {
    let Some(dir) = text("Workspace (a folder; made when it is not there):", Some("demo"), BACK, |_| Ok(()))? else {
        return Ok(Reply::Back);
    };
    answers.args.workspace = Some(dir.into());
    answers.read_workspace()?;
    Ok(Reply::Next)
}

pub fn database(answers: &mut Answers) -> Result<Reply> {
    let options = vec![
        Choice::new(Dialect::Sqlite, "SQLite: a file, nothing to install"),
        Choice::new(Dialect::Postgres, "PostgreSQL"),
    ];
    let answer = choice("Database of the new workspace:", options, 0, PICK)?;
    Ok(accept(answer, |chosen| answers.args.database = Some(chosen.value)))
}

pub fn origin(answers: &mut Answers) -> Result<Reply> {
    let mut options = Vec::new();
    if answers.tables().iter().any(|table| answers.module_of(table).is_none()) {
        options.push(Choice::new(Origin::Workspace, "a table of the workspace's migrations"));
    }
    options.push(Choice::new(Origin::Fields, "fields that I type, one by one"));
    options.push(Choice::new(Origin::File, "a file with CREATE TABLE statements"));
    options.push(Choice::new(Origin::Starter, "a name and time stamps, to begin with"));
    if answers.site.as_ref().is_some_and(|site| !site.modules.is_empty()) {
        options.push(Choice::new(Origin::Module, "none: change the options of a module that is there"));
    }
    let answer = choice("Where do the fields come from?", options, 0, PICK)?;
    Ok(accept(answer, |chosen| answers.take_origin(chosen.value)))
}

pub fn table(answers: &mut Answers) -> Result<Reply> {
    let tables: Vec<Table> =
        answers.tables().iter().filter(|table| answers.module_of(table).is_none()).cloned().collect();
    let answer = choice("Table:", table_choices(&tables), 0, PICK)?;
    Ok(accept(answer, |chosen| answers.take_table(&chosen.value, &tables)))
}

pub fn file(answers: &mut Answers) -> Result<Reply> {
    let said = answers.args.ddl.as_ref().map(|path| path.display().to_string());
    let known = answers.clone();
    let check = move |path: &str| known.clone().read_file(path).map_err(|error| in_short(&error));
    let Some(path) = text("File with CREATE TABLE statements:", said.as_deref(), BACK, check)? else {
        return Ok(Reply::Back);
    };
    answers.read_file(&path)?;
    Ok(Reply::Next)
}

pub fn file_table(answers: &mut Answers) -> Result<Reply> {
    let tables = answers.file_tables.clone();
    let answer = choice("Table:", table_choices(&tables), 0, PICK)?;
    Ok(accept(answer, |chosen| answers.take_table(&chosen.value, &tables)))
}

fn table_choices(tables: &[Table]) -> Vec<Choice<String>> {
    let width = tables.iter().map(|table| table.name.chars().count()).max().unwrap_or(0);
    let line = |table: &Table| {
        let name = table.name.escape_debug().to_string();
        Choice::new(table.name.clone(), format!("{name:width$}  {} columns", table.columns.len()))
    };
    tables.iter().map(line).collect()
}

pub fn saved_module(answers: &mut Answers) -> Result<Reply> {
    let modules = answers.site.iter().flat_map(|site| site.modules.keys().cloned()).collect();
    let answer = choice("Module:", modules, 0, PICK)?;
    Ok(accept(answer, |module| answers.set_module(module)))
}

pub fn module(answers: &mut Answers) -> Result<Reply> {
    let known = answers.clone();
    let check = move |module: &str| {
        ModuleNames::new(module, None)?;
        if known.has_module(module) {
            return Err(Problem::new("a module of that name is there")
                .hint("Esc, and \"change the options of a module that is there\""));
        }
        Ok(())
    };
    let said = answers.args.module.clone();
    let answer = text("Module (plural, as in addresses: products, order_items):", said.as_deref(), BACK, check)?;
    Ok(accept(answer, |module| answers.take_module(&module)))
}

/// One field after the other, with what the table is so far. Esc takes the last one away, and without one goes back.
pub fn fields(answers: &mut Answers) -> Result<Reply> {
    preview::types()?;
    let help = "name:type, ! for required, :unique, =default; an empty line ends, Esc takes the last one away";
    loop {
        let said = answers.args.fields.clone();
        preview::fields(&field_table(answers, &said)?)?;
        let known = answers.clone();
        let check = move |field: &str| {
            if field.is_empty() {
                return Ok(());
            }
            let fields: Vec<String> = said.iter().cloned().chain([field.to_owned()]).collect();
            field_table(&known, &fields).map(drop).map_err(|problems| first(&problems))
        };
        match text("Field, like price:decimal(12,2)!", None, help, check)? {
            Some(field) if field.is_empty() => {
                let has_some = !answers.args.fields.is_empty();
                answers.origin = if has_some { Origin::Fields } else { Origin::Starter };
                return Ok(Reply::Next);
            }
            Some(field) => answers.args.fields.push(field),
            None if answers.args.fields.pop().is_none() => return Ok(Reply::Back),
            None => {}
        }
    }
}

/// The table that these fields make.
fn field_table(answers: &Answers, fields: &[String]) -> Result<Table, Problems> {
    let name = naming::identifier(answers.args.module.as_deref().unwrap_or_default());
    if fields.is_empty() {
        return Ok(source::inline::starter(&name));
    }
    source::inline::table(&name, fields, &|table| source::find(answers.tables(), table).cloned())
}

pub fn entity(answers: &mut Answers) -> Result<Reply> {
    let module = answers.args.module.clone().unwrap_or_default();
    let check = move |entity: &str| ModuleNames::new(&module, Some(entity)).map(drop);
    let default = answers.args.entity.clone().unwrap_or_else(|| answers.default_entity());
    let answer = text("Entity (what one row is called):", Some(&default), BACK, check)?;
    let said = answers.is_new() || answers.default_entity() != answer.clone().unwrap_or_default();
    Ok(accept(answer, |entity| answers.args.entity = said.then_some(entity)))
}

/// Whoever chooses more than the standard has events, as in the guide, unless the next answer says otherwise.
pub fn package(answers: &mut Answers) -> Result<Reply> {
    let options = vec![
        Choice::new(Package::Standard, "Standard: list, show, create, change, delete, several at once"),
        Choice::new(Package::Enterprise, "Enterprise: export, dropdown, bulk changes, status actions, numbers, too"),
        Choice::new(Package::Full, "Full: checks before anything is written, too"),
    ];
    let saved = answers.saved_options().package;
    let start = answers.args.package.unwrap_or(saved) as usize;
    let answer = choice("Package:", options, start, PICK)?;
    Ok(accept(answer, |chosen| answers.take_package(chosen.value)))
}

pub fn events(answers: &mut Answers) -> Result<Reply> {
    let help = "y or n: every committed change is told to who listens; Esc goes back";
    let default = answers.args.with_events.unwrap_or(answers.is_new() || answers.saved_options().events);
    let answer = confirmation("Announce every change as a Socket.IO event?", default, help)?;
    Ok(accept(answer, |events| answers.take_events(events)))
}

pub fn import(answers: &mut Answers) -> Result<Reply> {
    let help = "y or n: endpoints, background jobs and a dialog; Esc goes back";
    let saved = answers.saved_options().import;
    let default = answers.args.with_import.unwrap_or(saved);
    let answer = confirmation("Read CSV and XLSX files into the table?", default, help)?;
    Ok(accept(answer, |import| answers.args.with_import = (import != saved).then_some(import)))
}

pub fn mode(answers: &mut Answers) -> Result<Reply> {
    let options = vec![
        Choice::new(Mode::His, "HIS: only what the server confirmed is ever shown"),
        Choice::new(Mode::Realtime, "real-time: changes are shown at once, and rolled back when they are refused"),
    ];
    let saved = answers.saved_options().mode;
    let start = usize::from(answers.args.mode.unwrap_or(saved) == Mode::Realtime);
    let answer = choice("What does the page show?", options, start, PICK)?;
    Ok(accept(answer, |chosen| answers.args.mode = (chosen.value != saved).then_some(chosen.value)))
}

fn first(problems: &Problems) -> Problem {
    problems.0.first().cloned().unwrap_or_else(|| Problem::new("that is not right"))
}

fn in_short(error: &anyhow::Error) -> Problem {
    error.downcast_ref::<Problems>().map_or_else(|| Problem::new(format!("{error:#}")), first)
}

//! What was answered so far.

use crate::cli::args::GenerateArgs;
use crate::context::{Mode, ModuleNames, Options, Package, Side};
use crate::naming;
use crate::problem::{Problem, Problems};
use crate::run::{Site, read_site};
use crate::schema::Table;
use crate::source::{self, Tables};
use crate::workspace::Workspace;
use anyhow::Result;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::rc::Rc;

/// Where the fields of a module come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// A table that the workspace's migrations make.
    Workspace,
    /// A module that is there: its options are changed.
    Module,
    /// Fields, typed one by one.
    Fields,
    /// A file with `CREATE TABLE` statements.
    File,
    /// A name and time stamps, to begin with.
    Starter,
}

/// What was answered so far: arguments, and what they were chosen from.
#[derive(Clone)]
pub struct Answers {
    pub args: GenerateArgs,
    pub cwd: PathBuf,
    /// The workspace, when it is there already.
    pub site: Option<Rc<Site>>,
    pub origin: Origin,
    /// The tables of the file.
    pub file_tables: Rc<Vec<Table>>,
}

impl Answers {
    /// What the arguments tell already.
    ///
    /// # Errors
    /// A broken workspace.
    pub fn new(args: GenerateArgs, cwd: &Path) -> Result<Self> {
        let origin = match (&args.ddl, args.fields.is_empty()) {
            (Some(_), _) => Origin::File,
            (None, false) => Origin::Fields,
            (None, true) => Origin::Starter,
        };
        let mut answers = Self { args, cwd: cwd.to_owned(), site: None, origin, file_tables: Rc::new(Vec::new()) };
        answers.read_workspace()?;
        Ok(answers)
    }

    /// Reads the workspace that was named, or that is around the current folder.
    ///
    /// # Errors
    /// A broken workspace.
    pub fn read_workspace(&mut self) -> Result<()> {
        let named = self.args.workspace.as_ref().map(|dir| self.cwd.join(dir));
        let start = named.as_deref().unwrap_or(&self.cwd);
        let is_there = Workspace::find(start).is_some_and(|found| named.is_none() || found.root() == start);
        self.site = if is_there { Some(Rc::new(read_site(self.args.workspace.as_deref(), &self.cwd)?)) } else { None };
        Ok(())
    }

    /// Takes the file, whose tables are read.
    ///
    /// # Errors
    /// A file that cannot be read, or holds no table.
    pub fn read_file(&mut self, path: &str) -> Result<()> {
        let Tables { tables, .. } = read_ddl(&self.cwd, path)?;
        self.file_tables = Rc::new(tables);
        self.args.ddl = Some(path.into());
        Ok(())
    }

    /// The tables of the workspace.
    pub fn tables(&self) -> &[Table] {
        self.site.as_ref().map_or(&[], |site| &site.tables)
    }

    /// Whether there is a module of that name.
    pub fn has_module(&self, module: &str) -> bool {
        self.site.as_ref().is_some_and(|site| site.modules.contains_key(&naming::identifier(module)))
    }

    /// The module that a table has already.
    pub fn module_of(&self, table: &Table) -> Option<&String> {
        let modules = self.site.as_ref().map(|site| &site.modules)?;
        modules.iter().find(|(_, record)| record.table.name == table.name).map(|(module, _)| module)
    }

    /// What is saved of the module; of a new one what is taken when nothing is said.
    pub fn saved_options(&self) -> Options {
        let module = self.args.module.as_deref().map(naming::identifier).unwrap_or_default();
        let record = self.site.as_ref().and_then(|site| site.modules.get(&module));
        record.map(|record| record.options.clone()).unwrap_or_default()
    }

    /// Whether the module is made by this run.
    pub fn is_new(&self) -> bool {
        self.args.module.as_deref().is_none_or(|module| !self.has_module(module))
    }

    /// Whether the module will have events.
    pub fn has_events(&self) -> bool {
        self.args.with_events.unwrap_or(self.saved_options().events)
    }

    /// Whether the module has a front end, whose mode can be chosen.
    pub fn has_web(&self) -> bool {
        self.saved_options().side != Side::Backend
    }

    /// The entity that is taken when nobody says another.
    pub fn default_entity(&self) -> String {
        let module = self.args.module.as_deref().unwrap_or_default();
        let saved = self.saved_options().entity;
        saved.unwrap_or_else(|| ModuleNames::new(module, None).map_or(String::new(), |names| names.one.pascal))
    }

    /// Takes where the fields come from; what another origin asked for is forgotten.
    pub fn take_origin(&mut self, origin: Origin) {
        if self.origin != origin {
            self.origin = origin;
            self.args = GenerateArgs { table: None, ddl: None, fields: Vec::new(), ..self.args.clone() };
        }
    }

    /// Sets the module; what was said of another one is forgotten.
    pub fn set_module(&mut self, module: String) {
        if self.args.module.as_ref() != Some(&module) {
            self.args = GenerateArgs { module: Some(module), entity: None, label: None, ..self.args.clone() };
        }
    }

    /// Takes a table, and its name for the module where it is one.
    pub fn take_table(&mut self, table: &str, tables: &[Table]) {
        let module = naming::plural(&naming::identifier(table));
        let is_meant = source::find(tables, &module).is_some_and(|found| found.name == table);
        self.args.table = (!is_meant).then(|| table.to_owned());
        self.set_module(module);
    }

    /// Takes the module's name, and names its table where the name does not tell.
    pub fn take_module(&mut self, module: &str) {
        let tables = match self.origin {
            Origin::Workspace => self.tables(),
            Origin::File => &self.file_tables,
            Origin::Module | Origin::Fields | Origin::Starter => &[],
        };
        let before = self
            .args
            .table
            .clone()
            .or_else(|| source::find(tables, self.args.module.as_deref()?).map(|table| table.name.clone()));
        let is_meant = source::find(tables, module).map(|table| &table.name) == before.as_ref();
        self.args.table = before.filter(|_| !is_meant);
        self.set_module(module.to_owned());
    }

    /// Takes a package; more than the standard one switches events on.
    pub fn take_package(&mut self, package: Package) {
        let saved = self.saved_options();
        self.args.package = (package != saved.package).then_some(package);
        if package > Package::Standard {
            self.take_events(true);
        }
    }

    /// Takes events; without them there is no real-time mode.
    pub fn take_events(&mut self, events: bool) {
        let saved = self.saved_options();
        self.args.with_events = (events != saved.events).then_some(events);
        self.args.mode = (!events && saved.mode == Mode::Realtime).then_some(Mode::His);
    }
}

fn read_ddl(cwd: &Path, path: &str) -> Result<Tables> {
    let text = std::fs::read_to_string(cwd.join(path))
        .map_err(|error| Problem::new(format!("`{path}` cannot be read: {error}")))
        .map_err(Problems::from)?;
    Ok(source::ddl::tables(&text, path, &BTreeMap::new())?)
}

//! What was typed. Texts of flags are their help, and no Markdown.

#![allow(rustdoc::broken_intra_doc_links, reason = "`[default]` in a help is no link")]

use super::database::DatabaseArgs;
use crate::context::{Mode, Package};
use crate::dialect::Dialect;
use clap::{Args as ClapArgs, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use std::path::PathBuf;

/// Generates complete CRUD modules: an axum API with Socket.IO events and an Angular front end.
#[derive(Clone, Debug, Parser)]
#[command(name = "crud-gen", version, args_conflicts_with_subcommands = true, arg_required_else_help = true)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    #[command(subcommand)]
    pub command: Option<Command>,
    #[command(flatten)]
    pub generate: Option<GenerateArgs>,
}

const EXAMPLES: &str = "\
Examples:
  crud-gen products --entity Product --with-events --workspace demo
      a new workspace `demo` with a module `products`
  crud-gen orders --field 'code:string(20)!:unique' --field 'total:decimal(12,2)!'
      a module from fields, in the workspace around the current folder
  crud-gen tracks --ddl schema.sql --with-events
      a module from a CREATE TABLE statement
  crud-gen --all --ddl schema.sql --exclude 'tmp_*' --workspace demo
      modules of all tables of a schema
  crud-gen products --mode realtime
      the same module, changed in one option";

#[derive(Clone, Debug, Subcommand)]
pub enum Command {
    /// Generate a module, or generate it again (the same as `crud-gen <MODULE>`)
    Generate(Box<GenerateArgs>),
    /// Make an empty workspace that builds and runs
    New(NewArgs),
    /// Bring the shared part and all modules to this version of crud-gen, whole or not at all
    Update(UpdateArgs),
    /// Say how every file stands to what is generated; reads only, for CI
    Check(CheckArgs),
    /// Show what `update`, or a run for these modules, would change
    Diff(DiffArgs),
    /// Take a module out: what you did not touch goes, what you edited stays and is named
    Remove(RemoveArgs),
    /// Take back what the last run did
    Undo(UndoArgs),
    /// Print what templates see of a module, as JSON
    Show(ShowArgs),
    /// List the modules of the workspace
    List(ListArgs),
    /// Take a schema over as it is: its own text becomes a migration, and its tables become modules
    Adopt(AdoptArgs),
    /// List the tables of the workspace's migrations, of a file, or of a database
    Tables(TablesArgs),
    /// See the templates of modules, and change them for this workspace
    Templates {
        #[command(subcommand)]
        command: TemplatesCommand,
    },
    /// Print the completion script of a shell
    Completions {
        /// The shell to complete for
        shell: Shell,
    },
}

// Whether they are there is told by the module or `--all`: clap does not look into arguments that are flattened in.
#[derive(Clone, Debug, ClapArgs)]
#[group(args = ["module", "all", "interactive"], multiple = true)]
pub struct GenerateArgs {
    /// The module, in lower case and plural: products, order_items
    #[arg(required_unless_present_any = ["all", "interactive"])]
    pub module: Option<String>,
    /// Ask for all that is not said, and print the command that does the same; `crud-gen` alone does so on a terminal
    #[arg(short, long, conflicts_with_all = ["all", "json", "database_url"], help_heading = "How")]
    pub interactive: bool,
    /// Generate all modules again, as they were saved; with --ddl, --database-url, --include or --exclude: a module of every table that is meant
    #[arg(long, conflicts_with = "module", help_heading = "How")]
    pub all: bool,
    /// With --all: only tables whose names match, e.g. 'order*' (repeatable)
    #[arg(long, value_name = "GLOB", requires = "all", help_heading = "How")]
    pub include: Vec<String>,
    /// With --all: no tables whose names match (repeatable)
    #[arg(long, value_name = "GLOB", requires = "all", help_heading = "How")]
    pub exclude: Vec<String>,
    /// What one row is called, in PascalCase [default: the module's singular]
    #[arg(long, value_name = "NAME", help_heading = "Module")]
    pub entity: Option<String>,
    /// Announce every committed change as a Socket.IO event
    #[arg(long, value_name = "BOOL", num_args = 0..=1, default_missing_value = "true", require_equals = true, help_heading = "Module")]
    pub with_events: Option<bool>,
    /// Read CSV and XLSX files into the table, checked first: endpoints, background jobs and a dialog
    #[arg(long, value_name = "BOOL", num_args = 0..=1, default_missing_value = "true", require_equals = true, help_heading = "Module")]
    pub with_import: Option<bool>,
    /// standard: list, show, create, change, delete; enterprise: export, dropdown, bulk changes, status actions and numbers, too; full: checks before writing, too [default: standard]
    #[arg(long, value_enum, help_heading = "Module", hide_possible_values = true)]
    pub package: Option<Package>,
    /// his: the front end shows only what the server confirmed; realtime: it shows changes at once [default: his]
    #[arg(long, value_enum, help_heading = "Module", hide_possible_values = true)]
    pub mode: Option<Mode>,
    /// Generate one half: backend, frontend; both undoes it
    #[arg(long, value_enum, value_name = "SIDE", help_heading = "Module", hide_possible_values = true)]
    pub only: Option<Only>,
    /// The column that names a row to a person [default: name, title, code, ...]
    #[arg(long, value_name = "COLUMN", help_heading = "Module")]
    pub label: Option<String>,
    /// A column that is taken and never shown, sent, searched or logged, whatever it is called (repeatable)
    #[arg(long, value_name = "COLUMN", help_heading = "Module")]
    pub secret: Vec<String>,
    /// A column that is shown although its name says secret: what a run lists as `hidden` (repeatable)
    #[arg(long, value_name = "COLUMN", help_heading = "Module")]
    pub visible: Vec<String>,
    /// A field: name:type[!][:unique][=default], e.g. 'price:decimal(12,2)!', 'category_id:ref(categories)' (repeatable)
    #[arg(long = "field", value_name = "FIELD", help_heading = "Where the fields come from")]
    pub fields: Vec<String>,
    /// A file with CREATE TABLE statements (PostgreSQL, SQLite or MySQL) [default: the workspace's migrations]
    #[arg(long, value_name = "FILE", conflicts_with = "database_url", help_heading = "Where the fields come from")]
    pub ddl: Option<PathBuf>,
    #[command(flatten, next_help_heading = "Where the fields come from")]
    pub live: DatabaseArgs,
    /// The table, when it is not called like the module
    #[arg(long, value_name = "TABLE", help_heading = "Where the fields come from")]
    pub table: Option<String>,
    /// What a column holds, when its type in the source does not tell: price=decimal(12,2) (repeatable)
    #[arg(long = "type", value_name = "COLUMN=TYPE", help_heading = "Where the fields come from")]
    pub types: Vec<String>,
    /// A column that the table loses, by a migration; on SQLite that makes the table anew where it must (repeatable)
    #[arg(long = "drop-column", value_name = "COLUMN", help_heading = "Where the fields come from")]
    pub drop_columns: Vec<String>,
    /// The workspace [default: the one around the current folder]; made when the folder is empty or missing
    #[arg(long, value_name = "DIR", help_heading = "Where it goes")]
    pub workspace: Option<PathBuf>,
    /// The database of a new workspace: sqlite, postgres [default: sqlite]
    #[arg(long, value_enum, value_name = "DATABASE", help_heading = "Where it goes", hide_possible_values = true)]
    pub database: Option<Dialect>,
    /// Say what would be written, and write nothing
    #[arg(long, help_heading = "How")]
    pub dry_run: bool,
    /// With --dry-run: show every change
    #[arg(long, help_heading = "How")]
    pub diff: bool,
    /// Write nothing, and end with 1, when something of the source is not carried over
    #[arg(long, help_heading = "How")]
    pub strict: bool,
    #[command(flatten)]
    pub choices: ChoiceArgs,
    /// Print the plan as JSON
    #[arg(long, help_heading = "How")]
    pub json: bool,
}

/// What is decided beforehand. Paths are those that a run names.
#[derive(Clone, Debug, Default, ClapArgs)]
#[command(next_help_heading = "Where you and crud-gen disagree")]
pub struct ChoiceArgs {
    /// Where both changed the same lines: markers (write both), ours (keep yours), theirs (take the generated ones; a copy of yours is kept) [default: stop, write nothing]
    #[arg(long, value_enum, value_name = "HOW", hide_possible_values = true)]
    pub conflicts: Option<ConflictArg>,
    /// Keep your lines in this file (repeatable)
    #[arg(long, value_name = "PATH")]
    pub ours: Vec<String>,
    /// Take the generated lines in this file; a copy of yours is kept (repeatable)
    #[arg(long, value_name = "PATH")]
    pub theirs: Vec<String>,
    /// Bring back this file, or all files and lines that you deleted
    #[arg(long, value_name = "PATH", num_args = 0..=1, default_missing_value = "")]
    pub restore: Vec<String>,
    /// Write over files that are in the way and are not crud-gen's; a copy is kept. A module may get another table
    #[arg(long)]
    pub force: bool,
}

/// The value of `--conflicts`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ConflictArg {
    Markers,
    Ours,
    Theirs,
}

/// The value of `--only`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Only {
    Backend,
    Frontend,
    Both,
}

#[derive(Clone, Debug, ClapArgs)]
pub struct NewArgs {
    /// The folder: empty, or not there yet
    pub dir: PathBuf,
    /// sqlite (a file, nothing to install) or postgres
    #[arg(long, value_enum, value_name = "DATABASE", default_value = "sqlite", hide_possible_values = true)]
    pub database: Dialect,
    /// Print the plan as JSON
    #[arg(long)]
    pub json: bool,
}

#[derive(Clone, Debug, ClapArgs)]
pub struct UpdateArgs {
    /// The workspace [default: the one around the current folder]
    #[arg(long, value_name = "DIR")]
    pub workspace: Option<PathBuf>,
    /// Say what would be written, and write nothing
    #[arg(long)]
    pub dry_run: bool,
    /// With --dry-run: show every change
    #[arg(long)]
    pub diff: bool,
    #[command(flatten)]
    pub choices: ChoiceArgs,
    /// Print the plan as JSON
    #[arg(long)]
    pub json: bool,
}

#[derive(Clone, Debug, ClapArgs)]
pub struct DiffArgs {
    /// Modules [default: the shared part and all modules]
    #[arg(value_name = "MODULE")]
    pub modules: Vec<String>,
    /// The workspace [default: the one around the current folder]
    #[arg(long, value_name = "DIR")]
    pub workspace: Option<PathBuf>,
}

#[derive(Clone, Debug, ClapArgs)]
pub struct RemoveArgs {
    /// A generated module
    pub module: String,
    /// With a migration that drops its table; without it the table stays
    #[arg(long)]
    pub drop_table: bool,
    /// The workspace [default: the one around the current folder]
    #[arg(long, value_name = "DIR")]
    pub workspace: Option<PathBuf>,
    /// Say what would be done, and do nothing
    #[arg(long)]
    pub dry_run: bool,
    /// With --dry-run: show every change
    #[arg(long)]
    pub diff: bool,
    #[command(flatten)]
    pub choices: ChoiceArgs,
    /// Print the plan as JSON
    #[arg(long)]
    pub json: bool,
}

#[derive(Clone, Debug, ClapArgs)]
pub struct UndoArgs {
    /// The workspace [default: the one around the current folder]
    #[arg(long, value_name = "DIR")]
    pub workspace: Option<PathBuf>,
    /// Say what would be done, and do nothing
    #[arg(long)]
    pub dry_run: bool,
    /// Print the plan as JSON
    #[arg(long)]
    pub json: bool,
}

#[derive(Clone, Debug, ClapArgs)]
#[command(after_help = CHECK_HELP)]
pub struct CheckArgs {
    /// Modules [default: the whole workspace]
    #[arg(value_name = "MODULE")]
    pub modules: Vec<String>,
    #[command(flatten)]
    pub live: DatabaseArgs,
    /// The workspace [default: the one around the current folder]
    #[arg(long, value_name = "DIR")]
    pub workspace: Option<PathBuf>,
    /// Print JSON
    #[arg(long)]
    pub json: bool,
    /// Print what is wrong as a CI system shows it beside the code: github (Gitea and Forgejo, too), gitlab
    #[arg(long, value_enum, value_name = "SYSTEM", conflicts_with = "json", hide_possible_values = true)]
    pub annotations: Option<Annotations>,
}

const CHECK_HELP: &str = "\
fresh: as it is generated; edited: with your edits, which are fine; stale: it would be generated differently now; \
missing: it is not there; conflict: it changed on both sides; markers: of a conflict are left; orphan: nothing generates it \
any more; lost: what it is merged with is gone. With --database-url: drift: the database has it in another way than the migrations.
Exit status: 0 all files are fresh or edited, 1 something is to be done, 2 wrong usage or failure.";

/// The value of `--annotations`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Annotations {
    Github,
    Gitlab,
}

#[derive(Clone, Debug, ClapArgs)]
pub struct ShowArgs {
    /// A generated module
    pub module: String,
    /// The workspace [default: the one around the current folder]
    #[arg(long, value_name = "DIR")]
    pub workspace: Option<PathBuf>,
}

#[derive(Clone, Debug, ClapArgs)]
pub struct ListArgs {
    /// The workspace [default: the one around the current folder]
    #[arg(long, value_name = "DIR")]
    pub workspace: Option<PathBuf>,
    /// Print JSON
    #[arg(long)]
    pub json: bool,
}

#[derive(Clone, Debug, ClapArgs)]
pub struct AdoptArgs {
    /// A file with the statements of a schema, in the SQL of the workspace's database: what `pg_dump -s` or `.schema` writes
    #[arg(required_unless_present = "database_url", conflicts_with = "database_url")]
    pub file: Option<PathBuf>,
    #[command(flatten)]
    pub live: DatabaseArgs,
    /// Generate a module of every table; later ones come by `crud-gen <MODULE>`
    #[arg(long)]
    pub all: bool,
    /// Modules only of tables whose names match, e.g. 'order*' (repeatable)
    #[arg(long, value_name = "GLOB")]
    pub include: Vec<String>,
    /// No modules of tables whose names match (repeatable)
    #[arg(long, value_name = "GLOB")]
    pub exclude: Vec<String>,
    /// Announce every committed change as a Socket.IO event
    #[arg(long)]
    pub with_events: bool,
    /// Read CSV and XLSX files into the tables
    #[arg(long)]
    pub with_import: bool,
    /// The workspace [default: the one around the current folder]; made when the folder is empty or missing
    #[arg(long, value_name = "DIR")]
    pub workspace: Option<PathBuf>,
    /// The database of a new workspace: sqlite, postgres [default: sqlite]
    #[arg(long, value_enum, value_name = "DATABASE", hide_possible_values = true)]
    pub database: Option<Dialect>,
    /// Say what would be written, and write nothing
    #[arg(long)]
    pub dry_run: bool,
    /// With --dry-run: show every change
    #[arg(long)]
    pub diff: bool,
    /// Write nothing, and end with 1, when something of the schema does not run in a migration
    #[arg(long)]
    pub strict: bool,
    #[command(flatten)]
    pub choices: ChoiceArgs,
    /// Print the plan as JSON
    #[arg(long)]
    pub json: bool,
}

#[derive(Clone, Debug, ClapArgs)]
pub struct TablesArgs {
    /// A file with CREATE TABLE statements (PostgreSQL, SQLite or MySQL) [default: the workspace's migrations]
    #[arg(long, value_name = "FILE", conflicts_with = "database_url")]
    pub ddl: Option<PathBuf>,
    #[command(flatten)]
    pub live: DatabaseArgs,
    /// Only tables whose names match, e.g. 'order*' (repeatable)
    #[arg(long, value_name = "GLOB")]
    pub include: Vec<String>,
    /// No tables whose names match (repeatable)
    #[arg(long, value_name = "GLOB")]
    pub exclude: Vec<String>,
    /// The workspace [default: the one around the current folder]
    #[arg(long, value_name = "DIR")]
    pub workspace: Option<PathBuf>,
    /// Print JSON
    #[arg(long)]
    pub json: bool,
}

#[derive(Clone, Debug, Subcommand)]
pub enum TemplatesCommand {
    /// List the templates, what each makes, and which the workspace overrides
    List(ListArgs),
    /// Copy templates into the workspace, to be changed there; into a copy that is there, what has changed in crud-gen's is merged
    Eject(EjectArgs),
    /// Say whether the workspace's own templates are up to date, and whether all modules can be rendered with them; reads only
    Check(ListArgs),
}

#[derive(Clone, Debug, ClapArgs)]
pub struct EjectArgs {
    /// Templates, as `crud-gen templates list` names them: axum/controller.rs.j2
    #[arg(required = true, value_name = "NAME")]
    pub names: Vec<String>,
    /// The workspace [default: the one around the current folder]
    #[arg(long, value_name = "DIR")]
    pub workspace: Option<PathBuf>,
    /// Say what would be written, and write nothing
    #[arg(long)]
    pub dry_run: bool,
    /// With --dry-run: show every change
    #[arg(long)]
    pub diff: bool,
    #[command(flatten)]
    pub choices: ChoiceArgs,
    /// Print the plan as JSON
    #[arg(long)]
    pub json: bool,
}

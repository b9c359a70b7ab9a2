//! One file for each command, and the rules of a run.

mod check;
mod checks;
mod decisions;
mod file_state;
mod heal;
mod list;
mod module;
mod name;
mod references;
mod remove;
mod request;
mod session;
mod show;
mod site;
mod stamp;
mod undo;
mod unfollowed;
mod unit;
mod update;
mod workspace;

pub use check::{CheckRun, check};
pub use decisions::Wishes;
pub use file_state::{FileState, State};
pub use list::{list, read_site};
pub use module::{ModuleRun, module};
pub use name::{COMMAND_WORDS, OWN_COMMANDS};
pub use remove::{RemoveRequest, RemoveRun, remove};
pub use request::{OptionChanges, Request, Scope, UpdateRequest};
pub use show::show;
pub use site::{Record, Site};
pub use stamp::{Stamp, Standing, own_version};
pub use undo::{UndoRun, undo};
pub use update::{UpdateRun, update};
pub use workspace::{WorkspaceRun, workspace};

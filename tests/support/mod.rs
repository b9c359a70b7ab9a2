//! What tests of generated workspaces stand on: folders, programs that run beside a test, workspaces, PostgreSQL.
//!
//! Each of these test programs has this module in its own tree, so everything here is used by all of them.

pub mod folders;
pub mod http;
mod postgres;
mod program;
mod server;
pub mod workspace;

pub use http::{free_port, get};
pub use postgres::Postgres;
pub use program::Program;
pub use server::Server;
pub use workspace::{Database, Workspace};

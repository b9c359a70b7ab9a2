//! What the end-to-end tests stand on.

mod api;
mod checks;
mod cluster;
#[path = "../../support/mod.rs"]
mod common;
mod nginx;
mod node;
mod tree;
mod web;

pub use api::{Api, ApiSite, post};
pub use cluster::cluster;
use common::folders;
pub use common::folders::{clean, kept, root as e2e};
pub use common::http::answer;
pub use common::workspace::shared_build;
pub use common::{Database, Postgres, Program, Server, Workspace, free_port, get};
pub use nginx::Nginx;
pub use node::Node;
pub use tree::tree;

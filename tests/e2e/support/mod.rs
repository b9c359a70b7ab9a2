//! What the end-to-end tests stand on.

mod api;
mod folders;
mod http;
mod node;
mod postgres;
mod program;
mod server;
mod tree;
mod web;
mod workspace;

pub use api::{Api, ApiSite};
pub use folders::{clean, e2e, shared};
pub use http::{free_port, get, post};
pub use node::Node;
pub use postgres::Postgres;
pub use program::{Program, say};
pub use server::Server;
pub use tree::tree;
pub use workspace::{Database, Workspace, shared_build};

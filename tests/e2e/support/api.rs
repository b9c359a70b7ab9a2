//! A running API of a generated workspace.

use super::program::Program;
use super::server::Server;
use super::{Database, Postgres, Workspace, folders, free_port, get};
use std::sync::Arc;
use std::time::Duration;

/// A started API with a database of its own; dropping it ends it.
pub struct Api {
    pub port: u16,
    /// The origin that browsers may come from.
    pub origin: String,
    pub database_url: String,
    _server: Server,
    _cluster: Option<Arc<Postgres>>,
}

impl Api {
    /// The password of the development user.
    pub const PASSWORD: &str = "correct-horse-battery";

    /// Starts the API of a workspace on an empty database; `run` names the run, `origin` is where pages come from.
    pub fn start(workspace: &Workspace, run: &str, origin: &str) -> Self {
        let program = workspace.built_api();
        let folder = folders::clean(&format!("run/{run}"));
        let cluster = (workspace.database == Database::Postgres).then(Postgres::shared);
        let database_url = match &cluster {
            Some(cluster) => cluster.database(&run.replace('-', "_")),
            None => format!("sqlite://{}", folder.join("app.db").display()),
        };
        let port = free_port();
        let program = Program::new(program, &format!("{run}-api"))
            .folder(&folder)
            .env("PORT", port.to_string())
            .env("DATABASE_URL", &database_url)
            .env("DEV_ADMIN_PASSWORD", Self::PASSWORD)
            .env("CORS_ORIGINS", origin)
            .env("RATE_LIMIT_PER_MINUTE", "0");
        let mut server = Server::start(program);
        let healthy = |_: &str| get(port, "/health").is_some_and(|(status, _)| status == 200);
        server.wait("the API is healthy", Duration::from_secs(30), healthy);
        Self { port, origin: origin.to_owned(), database_url, _server: server, _cluster: cluster }
    }
}

//! An API of a generated workspace with a database of its own.

use super::{Database, Postgres, Program, Server, Workspace, answer, cluster, folders, free_port, get};
use std::ops::Deref;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

/// Everything that a process of the API needs.
pub struct ApiSite {
    /// The built API.
    pub program: PathBuf,
    /// Where it runs.
    pub folder: PathBuf,
    pub port: u16,
    /// The origins that browsers may come from, with commas between.
    pub origin: String,
    pub database_url: String,
    settings: Vec<(&'static str, String)>,
    _cluster: Option<Arc<Postgres>>,
}

impl ApiSite {
    /// The password of the development user.
    pub const PASSWORD: &str = "correct-horse-battery";

    /// An empty database and a free port for the API of a workspace; `run` names the run.
    pub fn new(workspace: &Workspace, run: &str, origin: &str) -> Self {
        let program = workspace.built_api();
        let folder = folders::clean(&format!("run/{run}"));
        let cluster = (workspace.database == Database::Postgres).then(cluster);
        let database_url = match &cluster {
            Some(cluster) => cluster.database(&run.replace('-', "_")),
            None => format!("sqlite://{}", folder.join("app.db").display()),
        };
        let origin = origin.to_owned();
        Self { program, folder, port: free_port(), origin, database_url, settings: Vec::new(), _cluster: cluster }
    }

    /// The same with one setting more.
    pub fn with(mut self, name: &'static str, value: &str) -> Self {
        self.settings.push((name, value.to_owned()));
        self
    }

    /// What its processes find in their environment.
    pub fn environment(&self) -> Vec<(&'static str, String)> {
        let own = [
            ("PORT", self.port.to_string()),
            ("DATABASE_URL", self.database_url.clone()),
            ("DEV_ADMIN_PASSWORD", Self::PASSWORD.into()),
            ("CORS_ORIGINS", self.origin.clone()),
            ("RATE_LIMIT_PER_MINUTE", "0".into()),
            ("SIGN_INS_PER_MINUTE", "1000".into()),
            ("JWT_SECRET", "a secret of the tests, used nowhere else".into()),
        ];
        own.into_iter().chain(self.settings.iter().cloned()).collect()
    }
}

/// A running API; dropping it ends it.
pub struct Api {
    site: ApiSite,
    server: Server,
}

impl Api {
    pub fn start(site: ApiSite, log: &str) -> Self {
        let program = Program::new(&site.program, log).folder(&site.folder);
        let program = site.environment().into_iter().fold(program, |program, (name, value)| program.env(name, value));
        let mut server = Server::start(program);
        let healthy = |_: &str| get(site.port, "/health").is_some_and(|(status, _)| status == 200);
        server.wait("the API is healthy", Duration::from_secs(30), healthy);
        Self { site, server }
    }

    /// What it has written to its log.
    pub fn output(&self) -> String {
        self.server.output()
    }
}

impl Deref for Api {
    type Target = ApiSite;

    fn deref(&self) -> &ApiSite {
        &self.site
    }
}

/// Status and body of a POST of JSON, or nothing when nobody answers.
pub fn post(port: u16, path: &str, json: &str) -> Option<(u16, String)> {
    let length = json.len();
    let head = format!("POST {path} HTTP/1.1\r\nhost: localhost:{port}\r\nconnection: close");
    answer(port, &format!("{head}\r\ncontent-type: application/json\r\ncontent-length: {length}\r\n\r\n{json}"))
}

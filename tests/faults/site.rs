//! An installation: API processes on one database, each of which can be killed, stopped and started again.

use crate::store::Store;
use crate::support::{Database, Postgres, Program, Server, Workspace, folders, free_port, get};
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

/// The password of the development user.
pub const PASSWORD: &str = "correct-horse-battery";

pub struct Site {
    name: String,
    program: PathBuf,
    folder: PathBuf,
    environment: Vec<(&'static str, String)>,
    /// The port of each process.
    pub ports: Vec<u16>,
    processes: Vec<Mutex<Option<Server>>>,
    starts: AtomicUsize,
    pub store: Store,
    cluster: Option<Postgres>,
}

impl Site {
    /// Starts so many processes on an empty database; `more` is put into their environment.
    pub fn start(name: &str, workspace: &Workspace, processes: usize, more: &[(&'static str, &str)]) -> Self {
        let folder = folders::clean(&format!("run/{name}"));
        // What was acknowledged has to survive a crash of the database.
        let cluster = (workspace.database == Database::Postgres)
            .then(|| Postgres::start("postgres-faults", &["synchronous_commit=on"]));
        let url = match &cluster {
            Some(cluster) => cluster.database(&name.replace('-', "_")),
            None => format!("sqlite://{}", folder.join("app.db").display()),
        };
        let own = [
            ("DATABASE_URL", url.as_str()),
            ("DEV_ADMIN_PASSWORD", PASSWORD),
            ("RATE_LIMIT_PER_MINUTE", "0"),
            ("SIGN_INS_PER_MINUTE", "1000"),
            ("RUST_LOG", "info"),
            ("JWT_SECRET", "a secret of the tests, used nowhere else"),
        ];
        let environment = own.iter().chain(more).map(|(name, value)| (*name, (*value).to_owned()));
        let site = Self {
            name: name.into(),
            program: workspace.built_api(),
            folder,
            environment: environment.collect(),
            ports: (0..processes).map(|_| free_port()).collect(),
            processes: (0..processes).map(|_| Mutex::default()).collect(),
            starts: AtomicUsize::new(0),
            store: Store::new(&url, name),
            cluster,
        };
        (0..processes).for_each(|process| site.start_process(process));
        site
    }

    /// Starts a process that is not there, and waits until it answers.
    pub fn start_process(&self, process: usize) {
        let port = self.ports[process];
        let start = self.starts.fetch_add(1, Ordering::Relaxed);
        let log = format!("{}-api-{process}-{start}", self.name);
        let program = Program::new(&self.program, &log).folder(&self.folder).env("PORT", port.to_string());
        let environment = self.environment.iter();
        let program = environment.fold(program, |program, (name, value)| program.env(name, value));
        let mut server = Server::start(program);
        let healthy = |_: &str| get(port, "/health").is_some_and(|(status, _)| status == 200);
        server.wait("the API is healthy", Duration::from_secs(30), healthy);
        *self.process(process) = Some(server);
    }

    /// Ends a process as `kill -9` does.
    pub fn kill_process(&self, process: usize) {
        let mut running = self.process(process);
        let server = running.as_mut().expect("a process to kill");
        server.signal("KILL");
        assert!(server.ended(Duration::from_secs(5)).is_some(), "a process goes on after kill -9");
        *running = None;
    }

    /// Stops a process where it is; [`Self::continue_process`] lets it go on.
    pub fn stop_process(&self, process: usize) {
        self.signal(process, "STOP");
    }

    pub fn continue_process(&self, process: usize) {
        self.signal(process, "CONT");
    }

    fn signal(&self, process: usize, name: &str) {
        self.process(process).as_ref().expect("a process to signal").signal(name);
    }

    /// Ends the database server without a word to anybody.
    pub fn crash_database(&self) {
        self.cluster.as_ref().expect("a database server").stop_at_once();
    }

    /// Starts the database server again, on what it had written.
    pub fn serve_database(&self) {
        self.cluster.as_ref().expect("a database server").serve();
    }

    fn process(&self, process: usize) -> std::sync::MutexGuard<'_, Option<Server>> {
        self.processes[process].lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Site {
    /// A stopped process would not hear that it is to end, and the database waits for those who are connected.
    fn drop(&mut self) {
        for process in &self.processes {
            if let Some(server) = process.lock().unwrap_or_else(PoisonError::into_inner).as_ref() {
                server.signal("KILL");
            }
        }
        if let Some(cluster) = &self.cluster {
            cluster.stop_at_once();
        }
    }
}

//! A PostgreSQL cluster of the tests' own.

use super::folders;
use super::http::free_port;
use super::program::Program;
use super::server::Server;
use std::fs;
use std::net::{Ipv4Addr, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::time::Duration;

/// A running cluster; it stops when the last test that holds it is done.
pub struct Postgres {
    binaries: PathBuf,
    port: u16,
    _server: Server,
}

static RUNNING: Mutex<Weak<Postgres>> = Mutex::new(Weak::new());

impl Postgres {
    /// The cluster that all tests share.
    ///
    /// # Panics
    /// When there are no server binaries: `scripts/test` installs them.
    pub fn shared() -> Arc<Self> {
        let mut running = RUNNING.lock().unwrap_or_else(PoisonError::into_inner);
        running.upgrade().unwrap_or_else(|| {
            let started = Arc::new(Self::start());
            *running = Arc::downgrade(&started);
            started
        })
    }

    fn start() -> Self {
        let binaries = binaries().expect("PostgreSQL's server in /usr/lib/postgresql/*/bin (scripts/test installs it)");
        let folder = reachable_folder();
        let data = folder.join("data");
        let program = |name: &str| as_owner(&binaries.join(name), &format!("postgres-{name}")).folder(&folder);
        if data.join("postmaster.pid").exists() {
            // Left by a run that was killed.
            let _ = program("pg_ctl").args(["stop", "-m", "immediate", "-w", "-D"]).args([&data]).run();
        }
        if !data.join("PG_VERSION").exists() {
            let _ = fs::remove_dir_all(&data);
            let options = ["-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync", "-D"];
            program("initdb").args(options).args([&data]).succeeds();
        }
        let port = free_port();
        let settings = [
            format!("port={port}"),
            "listen_addresses=127.0.0.1".into(),
            "unix_socket_directories=".into(),
            "fsync=off".into(),
            "synchronous_commit=off".into(),
            "full_page_writes=off".into(),
            "max_connections=200".into(),
        ];
        let options = settings.iter().flat_map(|setting| ["-c", setting.as_str()]);
        let mut server = Server::start(program("postgres").args(["-D"]).args([&data]).args(options));
        let reached = |_: &str| TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_ok();
        server.wait("PostgreSQL listens", Duration::from_secs(60), reached);
        server.wait("PostgreSQL is ready", Duration::from_secs(60), |log| log.contains("ready to accept connections"));
        Self { binaries, port, _server: server }
    }

    /// An empty database, as a URL.
    pub fn database(&self, name: &str) -> String {
        let url = self.url("postgres");
        let statements =
            [format!("DROP DATABASE IF EXISTS \"{name}\" WITH (FORCE)"), format!("CREATE DATABASE \"{name}\"")];
        let arguments = statements.iter().flat_map(|statement| ["-c", statement]);
        let log = format!("postgres-database-{name}");
        Program::new(self.binaries.join("psql"), &log).args([&url, "-qX"]).args(arguments).succeeds();
        self.url(name)
    }

    fn url(&self, name: &str) -> String {
        format!("postgres://postgres@127.0.0.1:{}/{name}", self.port)
    }
}

/// The folder of the newest server that is installed.
fn binaries() -> Option<PathBuf> {
    let versions = fs::read_dir("/usr/lib/postgresql").ok()?.flatten();
    let binaries = versions.map(|entry| entry.path().join("bin")).filter(|folder| folder.join("initdb").exists());
    binaries.max()
}

/// The server refuses to run as root, so it runs as the user that its package made.
fn as_owner(program: &Path, log: &str) -> Program {
    if is_root() {
        let user = ["--reuid=postgres", "--regid=postgres", "--clear-groups", "--"];
        Program::new("setpriv", log).args(user).args([program]).env("HOME", "/nonexistent")
    } else {
        Program::new(program, log)
    }
}

/// A folder that the server's user can reach and owns: one of ours, or a temporary one when ours lies in a private
/// folder.
fn reachable_folder() -> PathBuf {
    let ours = folders::kept("postgres");
    if !is_root() {
        return ours;
    }
    give_away(&ours);
    let (status, _) = as_owner(Path::new("test"), "postgres-reach").args(["-w"]).args([&ours]).run();
    if status.success() {
        return ours;
    }
    let elsewhere = std::env::temp_dir().join("crud-gen-e2e-postgres");
    fs::create_dir_all(&elsewhere).unwrap_or_else(|error| panic!("{}: {error}", elsewhere.display()));
    give_away(&elsewhere);
    elsewhere
}

fn give_away(folder: &Path) {
    Program::new("chown", "postgres-chown").args(["postgres:postgres"]).args([folder]).succeeds();
}

fn is_root() -> bool {
    use std::os::unix::fs::MetadataExt;
    fs::metadata("/proc/self").is_ok_and(|this| this.uid() == 0)
}

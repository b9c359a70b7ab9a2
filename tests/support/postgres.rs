//! A PostgreSQL cluster of the tests' own.

use super::folders;
use super::http::free_port;
use super::program::Program;
use super::server::Server;
use std::fs;
use std::net::{Ipv4Addr, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

/// A running cluster; it stops when it is dropped.
pub struct Postgres {
    binaries: PathBuf,
    folder: PathBuf,
    port: u16,
    settings: Vec<String>,
    server: Mutex<Option<Server>>,
}

impl Postgres {
    /// Starts the cluster of a name, with settings of its own.
    ///
    /// # Panics
    /// When there are no server binaries: `scripts/test` installs them.
    pub fn start(name: &str, settings: &[&str]) -> Self {
        let binaries = binaries().expect("PostgreSQL's server in /usr/lib/postgresql/*/bin (scripts/test installs it)");
        let port = free_port();
        let always = [
            &format!("port={port}"),
            "listen_addresses=127.0.0.1",
            "unix_socket_directories=",
            "fsync=off",
            "full_page_writes=off",
            "max_connections=200",
        ];
        let settings = always.iter().chain(settings).map(|setting| (*setting).to_owned()).collect();
        let cluster = Self { binaries, folder: reachable_folder(name), port, settings, server: Mutex::new(None) };
        let data = cluster.data();
        if data.join("postmaster.pid").exists() {
            // Left by a run that was killed.
            cluster.stop_at_once();
        }
        if !data.join("PG_VERSION").exists() {
            let _ = fs::remove_dir_all(&data);
            let options = ["-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync", "-D"];
            cluster.program("initdb").args(options).args([&data]).succeeds();
        }
        cluster.serve();
        cluster
    }

    /// Starts the server on the data that is there, and waits until it answers.
    pub fn serve(&self) {
        let options = self.settings.iter().flat_map(|setting| ["-c", setting.as_str()]);
        let mut server = Server::start(self.program("postgres").args(["-D"]).args([self.data()]).args(options));
        let reached = |_: &str| TcpStream::connect((Ipv4Addr::LOCALHOST, self.port)).is_ok();
        server.wait("PostgreSQL listens", Duration::from_mins(1), reached);
        server.wait("PostgreSQL is ready", Duration::from_mins(1), |log| log.contains("ready to accept connections"));
        *self.server.lock().unwrap_or_else(PoisonError::into_inner) = Some(server);
    }

    /// Ends the server without a word to those who are connected, as a crash does.
    pub fn stop_at_once(&self) {
        let _ = self.program("pg_ctl").args(["stop", "-m", "immediate", "-w", "-D"]).args([self.data()]).run();
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

    fn data(&self) -> PathBuf {
        self.folder.join("data")
    }

    /// A program of the server, as the user that owns the cluster.
    fn program(&self, name: &str) -> Program {
        let cluster = self.folder.file_name().unwrap_or_default().to_string_lossy();
        as_owner(&self.binaries.join(name), &format!("{cluster}-{name}")).folder(&self.folder)
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
fn reachable_folder(name: &str) -> PathBuf {
    let ours = folders::kept(name);
    if !is_root() {
        return ours;
    }
    give_away(&ours);
    let (status, _) = as_owner(Path::new("test"), "postgres-reach").args(["-w"]).args([&ours]).run();
    if status.success() {
        return ours;
    }
    let elsewhere = std::env::temp_dir().join("crud-gen-e2e").join(name);
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

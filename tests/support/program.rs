//! One run of another program: bounded in time, its output kept in a log.

use super::folders;
use std::ffi::OsStr;
use std::fs::{self, File};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// A program that is going to be run.
pub struct Program {
    command: Command,
    log: PathBuf,
    limit: Duration,
}

impl Program {
    /// `log` names the file below `target/e2e/logs` that takes the output.
    pub fn new(program: impl AsRef<OsStr>, log: &str) -> Self {
        let mut command = Command::new(program);
        // What the cargo that runs these tests says about itself is not for the programs that are tested.
        for (name, _) in std::env::vars_os() {
            let text = name.to_string_lossy();
            if text.starts_with("CARGO") && text != "CARGO_HOME" {
                command.env_remove(name);
            }
        }
        for name in ["RUSTFLAGS", "DATABASE_URL", "PORT", "WEB_PORT", "HOST", "APP_ENV", "JWT_SECRET"] {
            command.env_remove(name);
        }
        command.stdin(Stdio::null()).process_group(0);
        Self { command, log: folders::kept("logs").join(format!("{log}.log")), limit: Duration::from_mins(2) }
    }

    pub fn args<S: AsRef<OsStr>>(mut self, args: impl IntoIterator<Item = S>) -> Self {
        self.command.args(args);
        self
    }

    pub fn folder(mut self, folder: &Path) -> Self {
        self.command.current_dir(folder);
        self
    }

    pub fn env(mut self, name: &str, value: impl AsRef<OsStr>) -> Self {
        self.command.env(name, value);
        self
    }

    /// How long the program may take [default: 2 minutes].
    pub fn limit(mut self, limit: Duration) -> Self {
        self.limit = limit;
        self
    }

    /// As it would be typed, for messages.
    fn name(&self) -> String {
        let words = [self.command.get_program()].into_iter().chain(self.command.get_args());
        let line = words.map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ");
        format!("`{line}`")
    }

    /// Starts the program; the caller ends it.
    pub fn start(mut self) -> (Child, PathBuf) {
        let log = File::create(&self.log).unwrap_or_else(|error| panic!("{}: {error}", self.log.display()));
        let both = log.try_clone().expect("a second handle of the log");
        self.command.stdout(both).stderr(log);
        let name = self.name();
        let child = self.command.spawn().unwrap_or_else(|error| panic!("{name} does not start: {error}"));
        (child, self.log)
    }

    /// The outcome and the output of the whole run.
    pub fn run(self) -> (ExitStatus, String) {
        let what = self.name();
        let limit = self.limit;
        let (mut child, log) = self.start();
        let end = Instant::now() + limit;
        loop {
            if let Some(status) = child.try_wait().expect("the state of a child") {
                // What it started ends with it.
                signal(&child, "KILL");
                return (status, text(&log));
            }
            if Instant::now() > end {
                signal(&child, "KILL");
                let _ = child.wait();
                panic!("{what} took longer than {limit:?}\n{}", tail(&log));
            }
            thread::sleep(Duration::from_millis(20));
        }
    }

    /// The output of a run that must end well.
    pub fn succeeds(self) -> String {
        let what = self.name();
        let log = self.log.clone();
        let (status, output) = self.run();
        assert!(status.success(), "{what}: {status}\n{}\nall of it: {}", tail(&log), log.display());
        output
    }
}

/// Sends a signal to the process group that a child leads.
pub fn signal(child: &Child, name: &str) {
    let group = format!("-{}", child.id());
    let _ = Command::new("kill").args([&format!("-{name}"), "--", &group]).stderr(Stdio::null()).status();
}

/// The last lines of a log.
pub fn tail(log: &Path) -> String {
    let text = text(log);
    let lines: Vec<&str> = text.lines().collect();
    lines[lines.len().saturating_sub(80)..].join("\n")
}

/// A log as text.
pub fn text(log: &Path) -> String {
    String::from_utf8_lossy(&fs::read(log).unwrap_or_default()).into_owned()
}

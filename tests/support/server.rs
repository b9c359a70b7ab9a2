//! A process that runs beside a test and ends with it.

use super::program::{self, Program};
use std::path::PathBuf;
use std::process::{Child, ExitStatus};
use std::thread;
use std::time::{Duration, Instant};

/// A running program; dropping it ends it and its children.
pub struct Server {
    child: Child,
    log: PathBuf,
}

impl Server {
    pub fn start(program: Program) -> Self {
        let (child, log) = program.start();
        Self { child, log }
    }

    /// What it has printed so far.
    pub fn output(&self) -> String {
        program::text(&self.log)
    }

    /// Waits until something holds.
    ///
    /// # Panics
    /// When the process ends before, or the time is over.
    pub fn wait(&mut self, what: &str, limit: Duration, mut holds: impl FnMut(&str) -> bool) {
        let end = Instant::now() + limit;
        while !holds(&self.output()) {
            if let Some(status) = self.child.try_wait().expect("the state of a child") {
                panic!("ended ({status}) before {what}\n{}", program::tail(&self.log));
            }
            assert!(Instant::now() < end, "{what}: not within {limit:?}\n{}", program::tail(&self.log));
            thread::sleep(Duration::from_millis(50));
        }
    }

    /// Sends a signal to the process and its children, as a terminal does.
    pub fn signal(&self, name: &str) {
        program::signal(&self.child, name);
    }

    /// How it ended, once it has.
    pub fn ended(&mut self, limit: Duration) -> Option<ExitStatus> {
        let end = Instant::now() + limit;
        while Instant::now() < end {
            if let Some(status) = self.child.try_wait().expect("the state of a child") {
                return Some(status);
            }
            thread::sleep(Duration::from_millis(50));
        }
        None
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.signal("TERM");
        if self.ended(Duration::from_secs(8)).is_none() {
            self.signal("KILL");
            let _ = self.child.wait();
        }
        // A child that outlived its leader; the group is gone when there is none.
        self.signal("KILL");
    }
}

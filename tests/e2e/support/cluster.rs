//! The PostgreSQL cluster that all tests share.

use super::Postgres;
use std::sync::{Arc, Mutex, PoisonError, Weak};

static RUNNING: Mutex<Weak<Postgres>> = Mutex::new(Weak::new());

/// The cluster; it stops when the last test that holds it is done.
pub fn cluster() -> Arc<Postgres> {
    let mut running = RUNNING.lock().unwrap_or_else(PoisonError::into_inner);
    running.upgrade().unwrap_or_else(|| {
        // Nothing that these tests hold survives a crash, so nothing waits for the disk.
        let started = Arc::new(Postgres::start("postgres", &["synchronous_commit=off"]));
        *running = Arc::downgrade(&started);
        started
    })
}

//! The routes of log lines and the permissions they need.

use super::controller;
use super::schemas::LogLine;
use crate::shared::http::{Routes, standard};

pub fn routes() -> Routes {
    Routes::of::<LogLine>()
        .read(standard::list(controller::list))
        .create(standard::create(controller::create))
        .history()
}

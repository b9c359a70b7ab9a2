//! The routes of log lines and the permissions they need.

use utoipa_axum::routes;

use super::controller;
use super::schemas::LogLine;
use crate::shared::http::Routes;

pub fn routes() -> Routes {
    Routes::of::<LogLine>()
        .read(routes!(controller::list))
        .create(routes!(controller::create))
}

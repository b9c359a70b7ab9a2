//! The way of news to the sockets, which are all in this process.

use std::sync::Arc;

use super::notice::Notice;
use crate::shared::app::App;

pub async fn send(app: &App, notice: Notice) {
    app.events.notify(&Arc::new(notice));
}

/// No other process has anything to tell.
pub async fn run(_: App) {}

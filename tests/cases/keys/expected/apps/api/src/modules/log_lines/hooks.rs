//! Your own rules for log lines. This file is written once and never touched again.
//!
//! What begins with `before` runs in the transaction of its change: an error refuses the change, and nothing of it
//! remains. What begins with `after` runs when the change is final, before it is answered: what takes long belongs into a
//! task of its own (`tokio::spawn`).

use super::schemas::{CreateLogLine, LogLine};
use crate::shared::app::App;
use crate::shared::http::ApiResult;
use crate::shared::record::Change;

pub async fn before_create(_change: &mut Change, _input: &mut CreateLogLine) -> ApiResult<()> {
    Ok(())
}

pub async fn after_create(_app: &App, _created: &LogLine) {}

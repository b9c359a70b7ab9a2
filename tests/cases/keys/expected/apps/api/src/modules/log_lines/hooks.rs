//! Your own rules for log lines. This file is yours: what you write here stays.
//!
//! `RULES` hold for every record that is written, by a request or an import. What begins with `before` runs in the
//! transaction of its change, and may ask the database: an error refuses the change, and nothing of it remains. What
//! begins with `after` runs when the change is final, before it is answered: what takes long belongs into a task of
//! its own (`tokio::spawn`).

use super::schemas::{CreateLogLine, LogLine};
use crate::shared::app::App;
use crate::shared::http::ApiResult;
use crate::shared::record::{Change, Rule};

/// Each one looks at a log line as it would be, and as it was (nothing when it is new), and refuses it with a field
/// and a message:
///
/// `fn name(before: Option<&LogLine>, after: &LogLine) -> Result<(), FieldError>`
pub const RULES: &[Rule<LogLine>] = &[];

pub async fn before_create(_change: &mut Change, _input: &mut CreateLogLine) -> ApiResult<()> {
    Ok(())
}

pub async fn after_create(_app: &App, _created: &LogLine) {}

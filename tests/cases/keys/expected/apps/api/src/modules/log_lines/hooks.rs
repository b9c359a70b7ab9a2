//! Your own rules for log lines. This file is written once and never touched again.
//!
//! Each function runs in the transaction of its change. An error refuses the change, and nothing of it remains.

use super::schemas::CreateLogLine;
use crate::shared::change::Change;
use crate::shared::error::ApiResult;

pub async fn before_create(_change: &mut Change, _input: &mut CreateLogLine) -> ApiResult<()> {
    Ok(())
}

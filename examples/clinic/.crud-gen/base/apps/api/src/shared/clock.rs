//! The time of a change.

use chrono::{DateTime, SubsecRound, Utc};

/// Now, cut to the microseconds that a database keeps, so that an answer equals what a later read shows.
pub fn now() -> DateTime<Utc> {
    Utc::now().trunc_subsecs(6)
}

//! Your own rules for people. This file is written once and never touched again.
//!
//! Each function runs in the transaction of its change. An error refuses the change, and nothing of it remains.

use super::schemas::{CreatePerson, Person, UpdatePerson};
use crate::shared::change::Change;
use crate::shared::error::ApiResult;

pub async fn before_create(_change: &mut Change, _input: &mut CreatePerson) -> ApiResult<()> {
    Ok(())
}

pub async fn before_replace(
    _change: &mut Change,
    _current: &Person,
    _input: &mut CreatePerson,
) -> ApiResult<()> {
    Ok(())
}

pub async fn before_update(
    _change: &mut Change,
    _current: &Person,
    _patch: &mut UpdatePerson,
) -> ApiResult<()> {
    Ok(())
}

pub async fn before_delete(_change: &mut Change, _current: &Person) -> ApiResult<()> {
    Ok(())
}

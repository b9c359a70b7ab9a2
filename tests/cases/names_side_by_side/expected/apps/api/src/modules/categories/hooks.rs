//! Your own rules for categories. This file is written once and never touched again.
//!
//! Each function runs in the transaction of its change. An error refuses the change, and nothing of it remains.

use super::schemas::{Category, CreateCategory, UpdateCategory};
use crate::shared::change::Change;
use crate::shared::error::ApiResult;

pub async fn before_create(_change: &mut Change, _input: &mut CreateCategory) -> ApiResult<()> {
    Ok(())
}

pub async fn before_replace(
    _change: &mut Change,
    _current: &Category,
    _input: &mut CreateCategory,
) -> ApiResult<()> {
    Ok(())
}

pub async fn before_update(
    _change: &mut Change,
    _current: &Category,
    _patch: &mut UpdateCategory,
) -> ApiResult<()> {
    Ok(())
}

pub async fn before_delete(_change: &mut Change, _current: &Category) -> ApiResult<()> {
    Ok(())
}

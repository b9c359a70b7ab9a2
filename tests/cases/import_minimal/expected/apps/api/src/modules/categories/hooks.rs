//! Your own rules for categories. This file is written once and never touched again.
//!
//! What begins with `before` runs in the transaction of its change: an error refuses the change, and nothing of it
//! remains. What begins with `after` runs when the change is final, before it is answered: what takes long belongs into a
//! task of its own (`tokio::spawn`).

use super::schemas::{Category, CreateCategory, UpdateCategory};
use crate::shared::app::App;
use crate::shared::http::ApiResult;
use crate::shared::record::Change;

pub async fn before_create(_change: &mut Change, _input: &mut CreateCategory) -> ApiResult<()> {
    Ok(())
}

pub async fn after_create(_app: &App, _created: &Category) {}

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

pub async fn after_update(_app: &App, _updated: &Category) {}

pub async fn before_delete(_change: &mut Change, _current: &Category) -> ApiResult<()> {
    Ok(())
}

pub async fn after_delete(_app: &App, _deleted: &[Category]) {}

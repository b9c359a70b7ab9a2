//! Your own rules for categories. This file is yours: what you write here stays.
//!
//! `RULES` hold for every record that is written, by a request or an import. What begins with `before` runs in the
//! transaction of its change, and may ask the database: an error refuses the change, and nothing of it remains. What
//! begins with `after` runs when the change is final, before it is answered: what takes long belongs into a task of
//! its own (`tokio::spawn`).

use super::schemas::{Category, CreateCategory, UpdateCategory};
use crate::shared::app::App;
use crate::shared::http::ApiResult;
use crate::shared::record::{Change, Rule};

/// Each one looks at a category as it would be, and as it was (nothing when it is new), and refuses it with a field
/// and a message:
///
/// `fn name(before: Option<&Category>, after: &Category) -> Result<(), FieldError>`
pub const RULES: &[Rule<Category>] = &[];

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

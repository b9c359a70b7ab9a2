//! Your own rules for products. This file is written once and never touched again.
//!
//! What begins with `before` runs in the transaction of its change: an error refuses the change, and nothing of it
//! remains. What begins with `after` runs when the change is final, before it is answered: what takes long belongs into a
//! task of its own (`tokio::spawn`).

use super::schemas::{CreateProduct, Product, UpdateProduct};
use crate::shared::app::App;
use crate::shared::http::ApiResult;
use crate::shared::record::Change;

pub async fn before_create(_change: &mut Change, _input: &mut CreateProduct) -> ApiResult<()> {
    Ok(())
}

pub async fn after_create(_app: &App, _created: &Product) {}

pub async fn before_replace(
    _change: &mut Change,
    _current: &Product,
    _input: &mut CreateProduct,
) -> ApiResult<()> {
    Ok(())
}

pub async fn before_update(
    _change: &mut Change,
    _current: &Product,
    _patch: &mut UpdateProduct,
) -> ApiResult<()> {
    Ok(())
}

pub async fn after_update(_app: &App, _updated: &Product) {}

pub async fn before_delete(_change: &mut Change, _current: &Product) -> ApiResult<()> {
    Ok(())
}

pub async fn after_delete(_app: &App, _deleted: &[Product]) {}

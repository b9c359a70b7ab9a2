//! Your own rules for products. This file is written once and never touched again.
//!
//! Each function runs in the transaction of its change. An error refuses the change, and nothing of it remains.

use super::schemas::{CreateProduct, Product, UpdateProduct};
use crate::shared::change::Change;
use crate::shared::error::ApiResult;

pub async fn before_create(_change: &mut Change, _input: &mut CreateProduct) -> ApiResult<()> {
    Ok(())
}

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

pub async fn before_delete(_change: &mut Change, _current: &Product) -> ApiResult<()> {
    Ok(())
}

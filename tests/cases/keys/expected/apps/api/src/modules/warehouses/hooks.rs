//! Your own rules for warehouses. This file is written once and never touched again.
//!
//! Each function runs in the transaction of its change. An error refuses the change, and nothing of it remains.

use super::schemas::{CreateWarehouse, ReplaceWarehouse, UpdateWarehouse, Warehouse};
use crate::shared::change::Change;
use crate::shared::error::ApiResult;

pub async fn before_create(_change: &mut Change, _input: &mut CreateWarehouse) -> ApiResult<()> {
    Ok(())
}

pub async fn before_replace(
    _change: &mut Change,
    _current: &Warehouse,
    _input: &mut ReplaceWarehouse,
) -> ApiResult<()> {
    Ok(())
}

pub async fn before_update(
    _change: &mut Change,
    _current: &Warehouse,
    _patch: &mut UpdateWarehouse,
) -> ApiResult<()> {
    Ok(())
}

pub async fn before_delete(_change: &mut Change, _current: &Warehouse) -> ApiResult<()> {
    Ok(())
}

//! Your own rules for employees. This file is written once and never touched again.
//!
//! Each function runs in the transaction of its change. An error refuses the change, and nothing of it remains.

use super::schemas::{CreateEmployee, Employee, UpdateEmployee};
use crate::shared::change::Change;
use crate::shared::error::ApiResult;

pub async fn before_create(_change: &mut Change, _input: &mut CreateEmployee) -> ApiResult<()> {
    Ok(())
}

pub async fn before_replace(
    _change: &mut Change,
    _current: &Employee,
    _input: &mut CreateEmployee,
) -> ApiResult<()> {
    Ok(())
}

pub async fn before_update(
    _change: &mut Change,
    _current: &Employee,
    _patch: &mut UpdateEmployee,
) -> ApiResult<()> {
    Ok(())
}

pub async fn before_delete(_change: &mut Change, _current: &Employee) -> ApiResult<()> {
    Ok(())
}

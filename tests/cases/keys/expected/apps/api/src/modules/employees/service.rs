//! What can be done with employees.

use super::hooks;
use super::repository;
use super::schemas::{CreateEmployee, Employee, TABLE, UpdateEmployee};
use crate::shared::app::App;
use crate::shared::http::{ApiError, ApiResult, Expected};
use crate::shared::query::ListQuery;
use crate::shared::record::Change;

/// One page of the employees that match, and how many match in all.
pub async fn list(app: &App, query: &ListQuery) -> ApiResult<(Vec<Employee>, i64)> {
    let mut connection = app.database.read().await?;
    let page = repository::list(&mut connection, query).await?;
    connection.release();
    Ok(page)
}

pub async fn get(app: &App, id: i32) -> ApiResult<Employee> {
    let mut connection = app.database.read().await?;
    let employee = repository::find(&mut connection, id).await?;
    connection.release();
    employee.ok_or_else(not_found)
}

pub async fn create(change: &mut Change, mut input: CreateEmployee) -> ApiResult<Employee> {
    hooks::before_create(change, &mut input).await?;
    let employee = match repository::insert(change.connection(), &input).await {
        Ok(employee) => employee,
        Err(error) => {
            return Err(TABLE
                .refused_write(change.connection(), error, &input)
                .await);
        }
    };
    change.audit_created(&TABLE, &employee).await?;
    Ok(employee)
}

/// Sets everything that a client may set, if the employee is still at the expected version.
pub async fn replace(
    change: &mut Change,
    id: i32,
    expected: Expected,
    mut input: CreateEmployee,
) -> ApiResult<Employee> {
    let before = current(change, id, expected).await?;
    hooks::before_replace(change, &before, &mut input).await?;
    let after = match repository::replace(change.connection(), before.key(), &input).await {
        Ok(after) => after,
        Err(error) => {
            return Err(TABLE
                .refused_write(change.connection(), error, &input)
                .await);
        }
    };
    change.audit_updated(&TABLE, &before, &after).await?;
    Ok(after)
}

/// Sets what the patch sets, if the employee is still at the expected version.
pub async fn update(
    change: &mut Change,
    id: i32,
    expected: Expected,
    mut patch: UpdateEmployee,
) -> ApiResult<Employee> {
    let before = current(change, id, expected).await?;
    hooks::before_update(change, &before, &mut patch).await?;
    let after = match repository::update(change.connection(), before.key(), &patch).await {
        Ok(after) => after,
        Err(error) => {
            return Err(TABLE
                .refused_write(change.connection(), error, &patch)
                .await);
        }
    };
    change.audit_updated(&TABLE, &before, &after).await?;
    Ok(after)
}

/// Deletes an employee, if it is still at the expected version.
pub async fn delete(change: &mut Change, id: i32, expected: Expected) -> ApiResult<Employee> {
    let employee = current(change, id, expected).await?;
    delete_all(change, std::slice::from_ref(&employee)).await?;
    Ok(employee)
}

/// Deletes those that are there; all of them, or none when one of them cannot be deleted.
pub async fn bulk_delete(change: &mut Change, ids: &[i32]) -> ApiResult<Vec<Employee>> {
    let employees = repository::lock(change.connection(), ids).await?;
    if !employees.is_empty() {
        delete_all(change, &employees).await?;
    }
    Ok(employees)
}

async fn delete_all(change: &mut Change, employees: &[Employee]) -> ApiResult<()> {
    for employee in employees {
        hooks::before_delete(change, employee).await?;
    }
    let ids: Vec<i32> = employees.iter().map(Employee::key).collect();
    if let Err(error) = repository::delete(change.connection(), &ids).await {
        return Err(TABLE
            .refused_delete(change.connection(), error, employees)
            .await);
    }
    change.audit_deleted(&TABLE, employees).await
}

/// The employee to change, locked, if it is still at the expected version.
async fn current(change: &mut Change, id: i32, expected: Expected) -> ApiResult<Employee> {
    let mut found = repository::lock(change.connection(), &[id]).await?;
    let employee = found.pop().ok_or_else(not_found)?;
    expected.check(&employee)?;
    Ok(employee)
}

fn not_found() -> ApiError {
    ApiError::not_found("EMPLOYEES_NOT_FOUND", "there is no such employee")
}

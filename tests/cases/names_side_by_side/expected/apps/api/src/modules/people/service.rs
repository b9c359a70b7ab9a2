//! What can be done with people.

use uuid::Uuid;

use super::hooks;
use super::repository;
use super::schemas::{CreatePerson, Person, TABLE, UpdatePerson};
use crate::shared::app::App;
use crate::shared::http::{ApiError, ApiResult, Expected};
use crate::shared::query::ListQuery;
use crate::shared::record::Change;

/// One page of the people that match, and how many match in all.
pub async fn list(app: &App, query: &ListQuery) -> ApiResult<(Vec<Person>, i64)> {
    let mut connection = app.database.read().await?;
    let page = repository::list(&mut connection, query).await?;
    connection.release();
    Ok(page)
}

pub async fn get(app: &App, id: Uuid) -> ApiResult<Person> {
    let mut connection = app.database.read().await?;
    let person = repository::find(&mut connection, id).await?;
    connection.release();
    person.ok_or_else(not_found)
}

pub async fn create(change: &mut Change, mut input: CreatePerson) -> ApiResult<Person> {
    hooks::before_create(change, &mut input).await?;
    let person = match repository::insert(change.connection(), &input).await {
        Ok(person) => person,
        Err(error) => {
            return Err(TABLE
                .refused_write(change.connection(), error, &input)
                .await);
        }
    };
    change.audit_created(&TABLE, &person).await?;
    Ok(person)
}

/// Sets everything that a client may set, if the person is still at the expected version.
pub async fn replace(
    change: &mut Change,
    id: Uuid,
    expected: Expected,
    mut input: CreatePerson,
) -> ApiResult<Person> {
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

/// Sets what the patch sets, if the person is still at the expected version.
pub async fn update(
    change: &mut Change,
    id: Uuid,
    expected: Expected,
    mut patch: UpdatePerson,
) -> ApiResult<Person> {
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

/// Deletes a person, if it is still at the expected version.
pub async fn delete(change: &mut Change, id: Uuid, expected: Expected) -> ApiResult<Person> {
    let person = current(change, id, expected).await?;
    delete_all(change, std::slice::from_ref(&person)).await?;
    Ok(person)
}

/// Deletes those that are there; all of them, or none when one of them cannot be deleted.
pub async fn bulk_delete(change: &mut Change, ids: &[Uuid]) -> ApiResult<Vec<Person>> {
    let people = repository::lock(change.connection(), ids).await?;
    if !people.is_empty() {
        delete_all(change, &people).await?;
    }
    Ok(people)
}

async fn delete_all(change: &mut Change, people: &[Person]) -> ApiResult<()> {
    for person in people {
        hooks::before_delete(change, person).await?;
    }
    let ids: Vec<Uuid> = people.iter().map(Person::key).collect();
    if let Err(error) = repository::delete(change.connection(), &ids).await {
        return Err(TABLE
            .refused_delete(change.connection(), error, people)
            .await);
    }
    change.audit_deleted(&TABLE, people).await
}

/// The person to change, locked, if it is still at the expected version.
async fn current(change: &mut Change, id: Uuid, expected: Expected) -> ApiResult<Person> {
    let mut found = repository::lock(change.connection(), &[id]).await?;
    let person = found.pop().ok_or_else(not_found)?;
    expected.check(&person)?;
    Ok(person)
}

fn not_found() -> ApiError {
    ApiError::not_found("PEOPLE_NOT_FOUND", "there is no such person")
}

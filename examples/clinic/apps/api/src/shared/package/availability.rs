//! Whether a value that no two records may share is free.

use axum::extract::Extension;
use axum::http::StatusCode;
use serde::Deserialize;
use serde_json::json;
use sqlx::QueryBuilder;

use super::service::Service;
use crate::shared::app::App;
use crate::shared::auth::User;
use crate::shared::database::{Db, push_value};
use crate::shared::http::{ApiAnswer, ApiError, ApiResult, FieldError, Path, Query};
use crate::shared::query::{Keys, expression, quoted};

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    value: String,
    /// The record that has the value already.
    except: Option<String>,
}

/// `GET /api/<resource>/check/{field}`
pub async fn check(
    app: App,
    user: User,
    Path(field): Path<String>,
    Extension(service): Extension<&'static dyn Service>,
    Query(question): Query<Question>,
) -> ApiResult<ApiAnswer> {
    let about = service.about();
    let table = about.table;
    let column = table
        .column(&field)
        .filter(|_| about.uniques.contains(&&*field));
    let Some(column) = column else {
        let message = format!(
            "no field `{field}` of {} is unique by itself",
            table.resource
        );
        return Err(ApiError::new(StatusCode::NOT_FOUND, message));
    };
    // With it, anybody could ask which record has a value.
    if question.except.is_some() && !user.may(table.resource, "read") {
        return Err(ApiError::forbidden(table.resource, "read"));
    }
    let Some(value) = column.kind.parse(&question.value) else {
        let message = format!("must be {}", column.kind.expectation());
        return Err(ApiError::validation(vec![FieldError::new(
            "value", "invalid", message,
        )]));
    };
    let mut exists = QueryBuilder::<Db>::new("SELECT EXISTS (SELECT 1 FROM ");
    exists.push(quoted(table.name)).push(" WHERE ");
    exists.push(expression(column)).push(" = ");
    push_value(&mut exists, &value);
    if let Some(id) = &question.except {
        exists.push(" AND NOT ");
        Keys::of_one(table, id)?.push_condition(&mut exists);
    }
    exists.push(")");
    let mut connection = app.database.read().await?;
    let is_taken: bool = exists
        .build_query_scalar()
        .fetch_one(&mut *connection)
        .await?;
    connection.release();
    ApiAnswer::data(json!({ "field": field, "available": !is_taken }))
}

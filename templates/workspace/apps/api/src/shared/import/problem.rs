//! What is wrong with a row.

use axum::http::StatusCode;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use utoipa::ToSchema;

use super::service::About;
use crate::shared::http::{ApiError, FieldError};
use crate::shared::table::{ColumnInfo, TableInfo};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = ImportRowError)]
pub struct RowProblem {
    pub field: Option<String>,
    /// The value as the file has it; none for a secret.
    pub value: Option<String>,
    pub code: String,
    pub message: String,
}

impl RowProblem {
    /// Something about the row as a whole.
    pub fn of_row(code: &str, message: impl Into<String>) -> Self {
        Self {
            field: None,
            value: None,
            code: code.to_owned(),
            message: message.into(),
        }
    }

    pub fn of_field(error: FieldError, value: Option<String>) -> Self {
        Self {
            field: Some(error.field),
            value,
            code: error.code.to_owned(),
            message: error.message,
        }
    }

    /// One line for a person.
    pub fn sentence(&self, about: &About) -> String {
        let name = self.field.as_deref();
        match name.map(|field| about.label(field).unwrap_or(field)) {
            Some(name) => format!("{name} {}", self.message),
            None => self.message.clone(),
        }
    }
}

/// What the refusal of a row says, when it is one: a rule of the database or of the module, and no failure of the server.
pub fn refusal(error: &ApiError, record: &str, table: &TableInfo) -> Option<Vec<RowProblem>> {
    let ApiError::Problem(problem) = error else {
        return None;
    };
    if !problem.status.is_client_error() {
        return None;
    }
    let fields = &problem.details.fields;
    if fields.is_empty() {
        return Some(vec![RowProblem::of_row(&problem.code, &problem.message)]);
    }
    let values: Map<String, Value> = serde_json::from_str(record).unwrap_or_default();
    let is_shown = |field: &str| table.column(field).is_some_and(ColumnInfo::is_shown);
    let fields = fields.iter().map(|error| {
        let value = values.get(&error.field).filter(|_| is_shown(&error.field));
        let value = value.map(|value| match value {
            Value::String(text) => text.clone(),
            other => other.to_string(),
        });
        RowProblem::of_field(error.clone(), value)
    });
    Some(fields.collect())
}

/// Whether a refusal says that the record is there already.
pub fn is_duplicate(error: &ApiError) -> bool {
    matches!(error, ApiError::Problem(problem) if problem.status == StatusCode::CONFLICT)
}

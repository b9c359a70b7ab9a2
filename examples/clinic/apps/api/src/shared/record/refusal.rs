//! What a refusal of the database means to the caller. The database decides; this only translates.

use axum::http::StatusCode;
use serde_json::Value;

use crate::shared::database::DbConnection;
use crate::shared::database::violation::{self, Violation};
use crate::shared::http::{ApiError, ApiResult, Blocker, FieldError, Problem};
use crate::shared::table::TableInfo;

impl TableInfo {
    /// The record, or that there is none.
    pub fn found<T>(&self, record: Option<T>) -> ApiResult<T> {
        record.ok_or_else(|| {
            ApiError::not_found(
                &format!("{}_NOT_FOUND", self.code),
                "there is no such record",
            )
        })
    }

    /// The answer when a record could not be inserted or updated.
    pub async fn refused_write(
        &self,
        connection: &mut DbConnection,
        error: sqlx::Error,
        values: &Value,
    ) -> ApiError {
        match violation::of(&error) {
            Some(Violation::Unique(columns)) => self.duplicate(&columns),
            Some(Violation::Reference) => {
                match violation::dangling_columns(connection, self, &error, values).await {
                    Ok(columns) => self.dangling(&columns),
                    Err(error) => error.into(),
                }
            }
            Some(Violation::Check(name)) => self.check_failed(&name),
            Some(Violation::NotNull(column)) => {
                self.invalid(&column, "required", "must not be null")
            }
            Some(Violation::Unfit) => self.unfit(&error, values),
            None => error.into(),
        }
    }

    /// The answer when records could not be deleted. It names the tables in the way that the caller may read, as `name_of` does.
    pub async fn refused_delete(
        &self,
        connection: &mut DbConnection,
        error: sqlx::Error,
        records: &Value,
        name_of: impl Fn(&str) -> Option<String>,
    ) -> ApiError {
        if !matches!(violation::of(&error), Some(Violation::Reference)) {
            // What the database puts into rows that refer to these may break a rule of theirs.
            return refused_commit(error);
        }
        let records = records.as_array().map(Vec::as_slice).unwrap_or_default();
        match violation::blocking_tables(connection, self, &error, records).await {
            Ok(tables) => {
                let blocker = |(table, count): (String, _)| {
                    let resource = name_of(&table)?;
                    Some((table, Blocker { resource, count }))
                };
                self.blocked(tables.into_iter().filter_map(blocker).collect())
            }
            Err(error) => error.into(),
        }
    }

    fn duplicate(&self, columns: &[String]) -> ApiError {
        let words: Vec<String> = columns.iter().map(|column| shouted(column)).collect();
        let code = match words.is_empty() {
            true => format!("{}_DUPLICATE", self.code),
            false => format!("{}_DUPLICATE_{}", self.code, words.join("_")),
        };
        let message = "another record has this value already";
        let mut problem = Problem::new(StatusCode::CONFLICT, code, message);
        problem.details.fields = self.errors(columns, "unique", message);
        problem.into()
    }

    fn dangling(&self, columns: &[String]) -> ApiError {
        let code = format!("{}_REFERENCE_NOT_FOUND", self.code);
        let message = "refers to a record that does not exist";
        let mut problem = Problem::new(StatusCode::UNPROCESSABLE_ENTITY, code, message);
        problem.details.fields = self.errors(columns, "reference", message);
        problem.into()
    }

    /// Each with its table.
    fn blocked(&self, blockers: Vec<(String, Blocker)>) -> ApiError {
        let code = match blockers.first() {
            Some((table, _)) => format!("{}_CANNOT_DELETE_HAS_{}", self.code, shouted(table)),
            None => format!("{}_CANNOT_DELETE_HAS_REFERENCES", self.code),
        };
        let message = "other records refer to this one, so it cannot be deleted";
        let mut problem = Problem::new(StatusCode::UNPROCESSABLE_ENTITY, code, message);
        problem.details.blocked_by = blockers.into_iter().map(|(_, blocker)| blocker).collect();
        problem.into()
    }

    fn check_failed(&self, name: &str) -> ApiError {
        let found = self.checks.iter().find(|(check, _)| *check == name);
        let field = found.map(|(_, field)| *field);
        let error = |field| FieldError::new(field, "check", "is not an allowed value");
        ApiError::validation(field.map(error).into_iter().collect())
    }

    /// The database quotes the text that it cannot read, and does not say whose it is.
    fn unfit(&self, error: &sqlx::Error, values: &Value) -> ApiError {
        let message = error.to_string();
        let is_quoted = |text: &str| message.contains(&format!("\"{text}\""));
        let columns = self.columns.iter().filter(|column| {
            let text = values.get(column.name).and_then(Value::as_str);
            column.is_read_as_text && text.is_some_and(is_quoted)
        });
        let errors: Vec<FieldError> = columns
            .map(|column| {
                FieldError::new(column.name, "invalid", "is not accepted by the database")
            })
            .collect();
        match errors.is_empty() {
            true => {
                let status = StatusCode::UNPROCESSABLE_ENTITY;
                ApiError::new(status, "the database does not accept one of the values")
            }
            false => ApiError::validation(errors),
        }
    }

    fn invalid(&self, column: &str, code: &'static str, message: &str) -> ApiError {
        ApiError::validation(self.errors(&[column.to_owned()], code, message))
    }

    fn errors(&self, columns: &[String], code: &'static str, message: &str) -> Vec<FieldError> {
        columns
            .iter()
            .filter_map(|column| self.field(column))
            .map(|field| FieldError::new(field, code, message))
            .collect()
    }
}

/// The answer when the change breaks a rule somewhere else than in its record, and is refused as a whole.
pub fn refused_commit(error: sqlx::Error) -> ApiError {
    let (status, message) = match violation::of(&error) {
        Some(Violation::Unique(_)) => (StatusCode::CONFLICT, "another record has the same values"),
        Some(_) => (
            StatusCode::UNPROCESSABLE_ENTITY,
            "the change breaks a rule of the database",
        ),
        None => return error.into(),
    };
    ApiError::new(status, message)
}

/// A name of the database as it stands in an error code: `orderItems` and `order_items` become `ORDER_ITEMS`.
fn shouted(name: &str) -> String {
    let mut shouted = String::with_capacity(name.len());
    let mut after_lower = false;
    for letter in name.chars() {
        if letter.is_uppercase() && after_lower {
            shouted.push('_');
        }
        after_lower = letter.is_lowercase() || letter.is_ascii_digit();
        match letter.is_alphanumeric() {
            true => shouted.extend(letter.to_uppercase()),
            false => shouted.push('_'),
        }
    }
    shouted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_shouted_in_snake_case() {
        assert_eq!(shouted("order_items"), "ORDER_ITEMS");
        assert_eq!(shouted("OrderItems"), "ORDER_ITEMS");
        assert_eq!(shouted("line 2"), "LINE_2");
    }
}

//! How a repository puts values into an INSERT or an UPDATE.

use std::fmt::Display;

use sqlx::query_builder::Separated;
use sqlx::{Encode, QueryBuilder, Type};

use super::sql::quoted;
use crate::shared::database::Db;
use crate::shared::json::Field;

/// Adds `, "column" = value` to an UPDATE.
pub fn set<'v, T>(update: &mut QueryBuilder<Db>, column: &str, value: T)
where
    T: Encode<'v, Db> + Type<Db>,
{
    update.push(", ").push(quoted(column)).push(" = ");
    update.push_bind(value);
}

/// Adds `, "column" = value::type` to an UPDATE.
pub fn set_cast<'v, T>(update: &mut QueryBuilder<Db>, column: &str, value: T, cast: &str)
where
    T: Encode<'v, Db> + Type<Db>,
{
    set(update, column, value);
    update.push(cast);
}

/// Adds `, "column" = value` to an UPDATE; when the field is absent, the value is the column's default in SQL.
pub fn set_or_default<'v, T>(
    update: &mut QueryBuilder<Db>,
    column: &str,
    field: &'v Field<T>,
    default: &str,
) where
    &'v T: Encode<'v, Db> + Type<Db>,
{
    update.push(", ").push(quoted(column)).push(" = ");
    match field {
        Field::Given(value) => update.push_bind(value),
        Field::Absent => update.push(default),
    };
}

/// Adds `, "column" = value::type` to an UPDATE, or the column's default.
pub fn set_or_default_cast<'v, T>(
    update: &mut QueryBuilder<Db>,
    column: &str,
    field: &'v Field<T>,
    default: &str,
    cast: &str,
) where
    &'v T: Encode<'v, Db> + Type<Db>,
{
    set_or_default(update, column, field, default);
    update.push(cast);
}

/// Adds `, "column" = value` to an UPDATE, unless the field is absent.
pub fn set_given<'v, T>(update: &mut QueryBuilder<Db>, column: &str, field: &'v Field<T>)
where
    &'v T: Encode<'v, Db> + Type<Db>,
{
    if let Field::Given(value) = field {
        set(update, column, value);
    }
}

/// Adds `, "column" = value::type` to an UPDATE, unless the field is absent.
pub fn set_given_cast<'v, T>(
    update: &mut QueryBuilder<Db>,
    column: &str,
    field: &'v Field<T>,
    cast: &str,
) where
    &'v T: Encode<'v, Db> + Type<Db>,
{
    if let Field::Given(value) = field {
        set_cast(update, column, value, cast);
    }
}

/// Adds a value to an INSERT; when the field is absent, the value is the column's default in SQL.
pub fn push_or_default<'v, T, S>(
    values: &mut Separated<'_, Db, S>,
    field: &'v Field<T>,
    default: &str,
) where
    &'v T: Encode<'v, Db> + Type<Db>,
    S: Display,
{
    match field {
        Field::Given(value) => values.push_bind(value),
        Field::Absent => values.push(default),
    };
}

/// Adds a value to an INSERT, or the column's default, as `value::type`.
pub fn push_or_default_cast<'v, T, S>(
    values: &mut Separated<'_, Db, S>,
    field: &'v Field<T>,
    default: &str,
    cast: &str,
) where
    &'v T: Encode<'v, Db> + Type<Db>,
    S: Display,
{
    push_or_default(values, field, default);
    values.push_unseparated(cast);
}

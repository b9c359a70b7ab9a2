//! The column types that the shared tables use, and how a filter binds a value.

use chrono::{DateTime, Utc};
use serde::Serialize;
use sqlx::encode::IsNull;
use sqlx::error::BoxDynError;
use sqlx::postgres::types::Oid;
use sqlx::postgres::{PgArgumentBuffer, PgRow, PgTypeInfo};
use sqlx::{Encode, Postgres, QueryBuilder, Row, Type};
use uuid::Uuid;

use crate::shared::table::Value;

/// A UUID of a shared table.
#[derive(Debug, Clone, Copy, sqlx::Type)]
#[sqlx(transparent)]
pub struct DbUuid(Uuid);

impl From<Uuid> for DbUuid {
    fn from(uuid: Uuid) -> Self {
        Self(uuid)
    }
}

impl From<DbUuid> for Uuid {
    fn from(column: DbUuid) -> Self {
        column.0
    }
}

/// A moment of a shared table.
#[derive(Debug, Clone, Copy, sqlx::Type)]
#[sqlx(transparent)]
pub struct DbTime(DateTime<Utc>);

impl From<DateTime<Utc>> for DbTime {
    fn from(time: DateTime<Utc>) -> Self {
        Self(time)
    }
}

impl From<DbTime> for DateTime<Utc> {
    fn from(column: DbTime) -> Self {
        column.0
    }
}

/// JSON that is kept as it was written, in a column of the type `json`.
#[derive(Debug)]
pub struct DbJson(String);

impl DbJson {
    pub fn new(value: &impl Serialize) -> serde_json::Result<Self> {
        Ok(Self(serde_json::to_string(value)?))
    }
}

impl Type<Postgres> for DbJson {
    fn type_info() -> PgTypeInfo {
        const JSON: Oid = Oid(114);
        PgTypeInfo::with_oid(JSON)
    }
}

impl Encode<'_, Postgres> for DbJson {
    fn encode_by_ref(&self, buffer: &mut PgArgumentBuffer) -> Result<IsNull, BoxDynError> {
        Encode::<Postgres>::encode(self.0.as_str(), buffer)
    }
}

/// One value of each input, to be bound together.
pub fn values_of<'a, I, T>(inputs: &'a [I], value: impl Fn(&'a I) -> T) -> Vec<T> {
    inputs.iter().map(value).collect()
}

/// How many bytes the values of a row have.
pub fn row_size(row: &PgRow) -> usize {
    let values = (0..row.len()).filter_map(|index| row.try_get_raw(index).ok());
    values
        .map(|value| value.as_bytes().map_or(0, <[u8]>::len))
        .sum()
}

/// Binds a value of a filter the way its column keeps it.
pub fn push_value(query: &mut QueryBuilder<Postgres>, value: &Value) {
    match value {
        Value::Text(text) => query.push_bind(text),
        Value::Bool(flag) => query.push_bind(flag),
        Value::Integer(number) => query.push_bind(number),
        Value::Real(number) => query.push_bind(number),
        Value::Double(number) => query.push_bind(number),
        Value::Decimal { number, .. } => query.push_bind(number),
        Value::Date(date) => query.push_bind(date),
        Value::Time(time) => query.push_bind(time),
        Value::Timestamp(time) => query.push_bind(time),
        Value::TimestampTz(time) => query.push_bind(time),
        Value::Uuid(uuid) => query.push_bind(uuid),
    };
}

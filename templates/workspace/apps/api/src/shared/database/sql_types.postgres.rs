//! The column types that the shared tables use, and how a filter binds a value.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use bigdecimal::BigDecimal;
use chrono::{DateTime, Utc};
use serde::Serialize;
use sqlx::encode::IsNull;
use sqlx::error::BoxDynError;
use sqlx::postgres::types::Oid;
use sqlx::postgres::{PgArgumentBuffer, PgRow, PgTypeInfo};
use sqlx::{Encode, Postgres, QueryBuilder, Row, Type, ValueRef};
use uuid::Uuid;

use super::{beyond_types, stored_text};
use crate::shared::json::AnyJson;
use crate::shared::table::{ColumnKind, Value};

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

/// The value of a column, as filters know it, or the text of one that nobody can read; nothing for NULL.
pub fn value_at(row: &PgRow, index: usize, kind: ColumnKind) -> sqlx::Result<Option<Value>> {
    let stored = row.try_get_raw(index)?;
    if let Some(text) = beyond_types(&stored, &stored.type_info()) {
        return Ok(Some(Value::Text(text)));
    }
    match typed_value(row, index, kind) {
        Err(sqlx::Error::ColumnDecode { .. }) => Ok(Some(Value::Text(stored_text(&stored)))),
        read => read,
    }
}

fn typed_value(row: &PgRow, index: usize, kind: ColumnKind) -> sqlx::Result<Option<Value>> {
    use ColumnKind::*;
    Ok(match kind {
        Text | Choice(_) | Other => row
            .try_get_unchecked::<Option<_>, _>(index)?
            .map(Value::Text),
        Boolean => row.try_get::<Option<_>, _>(index)?.map(Value::Bool),
        SmallInt => row
            .try_get::<Option<i16>, _>(index)?
            .map(i64::from)
            .map(Value::Integer),
        Integer => row
            .try_get::<Option<i32>, _>(index)?
            .map(i64::from)
            .map(Value::Integer),
        BigInt => row.try_get::<Option<_>, _>(index)?.map(Value::Integer),
        Decimal { scale, .. } => {
            let number = row.try_get::<Option<_>, _>(index)?;
            number.map(|number| Value::Decimal {
                number: written(number, kind, scale),
                scale,
            })
        }
        Real => row.try_get::<Option<_>, _>(index)?.map(Value::Real),
        Double => row.try_get::<Option<_>, _>(index)?.map(Value::Double),
        Date => row.try_get::<Option<_>, _>(index)?.map(Value::Date),
        Time => row.try_get::<Option<_>, _>(index)?.map(Value::Time),
        Timestamp => row.try_get::<Option<_>, _>(index)?.map(Value::Timestamp),
        TimestampTz => row.try_get::<Option<_>, _>(index)?.map(Value::TimestampTz),
        ColumnKind::Uuid => row.try_get::<Option<_>, _>(index)?.map(Value::Uuid),
        Json => {
            let json = row.try_get::<Option<AnyJson>, _>(index)?;
            json.map(|json| Value::Text(json.text().to_owned()))
        }
        Bytes => {
            let bytes = row.try_get::<Option<Vec<u8>>, _>(index)?;
            bytes.map(|bytes| Value::Text(STANDARD.encode(bytes)))
        }
    })
}

/// A number with the digits that its column has after the point, or as many as it needs: they are sent in groups of four.
fn written(number: BigDecimal, kind: ColumnKind, scale: u32) -> BigDecimal {
    match kind {
        ColumnKind::NUMERIC => number.normalized(),
        _ => number.with_scale(scale.into()),
    }
}

/// A value of a column as it compares: here each type has one form.
pub fn comparable(name: &str, _kind: ColumnKind) -> String {
    name.to_owned()
}

/// The day of a moment in UTC, as text.
pub fn day_of(expression: &str, has_zone: bool) -> String {
    match has_zone {
        true => format!("to_char({expression} AT TIME ZONE 'UTC', 'YYYY-MM-DD')"),
        false => format!("to_char({expression}, 'YYYY-MM-DD')"),
    }
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

//! How SQLite keeps the types that it does not know.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use bigdecimal::{BigDecimal, ToPrimitive};
use chrono::{DateTime, NaiveDateTime, SecondsFormat, SubsecRound, Utc};
use rust_decimal::Decimal;
use serde::Serialize;
use sqlx::encode::IsNull;
use sqlx::error::BoxDynError;
use sqlx::sqlite::{SqliteArgumentsBuffer, SqliteRow, SqliteTypeInfo, SqliteValueRef};
use sqlx::{Decode, Encode, QueryBuilder, Row, Sqlite, Type, TypeInfo, ValueRef};
use uuid::Uuid;
use uuid::fmt::Hyphenated;

use super::stored_text;
use crate::shared::json::AnyJson;
use crate::shared::table::{ColumnKind, Value};

/// A UUID, kept as hyphenated text.
#[derive(Debug, Clone, Copy, Default, sqlx::Type)]
#[sqlx(transparent)]
pub struct DbUuid(Hyphenated);

impl From<Uuid> for DbUuid {
    fn from(uuid: Uuid) -> Self {
        Self(uuid.hyphenated())
    }
}

impl From<DbUuid> for Uuid {
    fn from(column: DbUuid) -> Self {
        column.0.into_uuid()
    }
}

/// JSON that is kept as it was written.
#[derive(Debug, sqlx::Type)]
#[sqlx(transparent)]
pub struct DbJson(String);

impl DbJson {
    pub fn new(value: &impl Serialize) -> serde_json::Result<Self> {
        Ok(Self(serde_json::to_string(value)?))
    }
}

/// A moment, kept as RFC 3339 text in UTC with six digits, so that the order of the text is the order of time.
#[derive(Debug, Clone, Copy, Default)]
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

impl Type<Sqlite> for DbTime {
    fn type_info() -> SqliteTypeInfo {
        <String as Type<Sqlite>>::type_info()
    }
}

impl Encode<'_, Sqlite> for DbTime {
    fn encode_by_ref(&self, buffer: &mut SqliteArgumentsBuffer) -> Result<IsNull, BoxDynError> {
        let text = self.0.to_rfc3339_opts(SecondsFormat::Micros, true);
        Encode::<Sqlite>::encode(text, buffer)
    }
}

impl Decode<'_, Sqlite> for DbTime {
    fn decode(value: SqliteValueRef<'_>) -> Result<Self, BoxDynError> {
        let text = <&str as Decode<Sqlite>>::decode(value)?;
        Ok(Self(moment(text)?))
    }
}

/// A moment as programs write it; without a zone it is one of UTC, as SQLite's own functions have it.
fn moment(text: &str) -> Result<DateTime<Utc>, BoxDynError> {
    let kind = ColumnKind::TimestampTz;
    match kind.parse(text).or_else(|| kind.parse(&format!("{text}Z"))) {
        Some(Value::TimestampTz(time)) => Ok(time),
        _ => Err(format!("must be {}", kind.expectation()).into()),
    }
}

/// A local time, kept as ISO 8601 text.
#[derive(Debug, Clone, Copy, Default)]
pub struct DbLocalTime(NaiveDateTime);

impl From<NaiveDateTime> for DbLocalTime {
    fn from(time: NaiveDateTime) -> Self {
        Self(time)
    }
}

impl From<DbLocalTime> for NaiveDateTime {
    fn from(column: DbLocalTime) -> Self {
        column.0
    }
}

impl Type<Sqlite> for DbLocalTime {
    fn type_info() -> SqliteTypeInfo {
        <String as Type<Sqlite>>::type_info()
    }
}

impl Encode<'_, Sqlite> for DbLocalTime {
    fn encode_by_ref(&self, buffer: &mut SqliteArgumentsBuffer) -> Result<IsNull, BoxDynError> {
        let time = self.0.trunc_subsecs(6);
        Encode::<Sqlite>::encode(time.format("%Y-%m-%dT%H:%M:%S%.f").to_string(), buffer)
    }
}

impl Decode<'_, Sqlite> for DbLocalTime {
    fn decode(value: SqliteValueRef<'_>) -> Result<Self, BoxDynError> {
        let text = <&str as Decode<Sqlite>>::decode(value)?;
        let kind = ColumnKind::Timestamp;
        match kind.parse(&text.replacen(' ', "T", 1)) {
            Some(Value::Timestamp(time)) => Ok(Self(time)),
            _ => Err(format!("must be {}", kind.expectation()).into()),
        }
    }
}

/// A decimal with `SCALE` digits after the point, kept as a whole number of its smallest unit.
#[derive(Debug, Clone, Copy, Default)]
pub struct Minor<const SCALE: u32>(Decimal);

impl<const SCALE: u32, T: Into<Decimal>> From<T> for Minor<SCALE> {
    fn from(number: T) -> Self {
        Self(number.into())
    }
}

impl<const SCALE: u32> Minor<SCALE> {
    pub fn number<T: From<Decimal>>(self) -> T {
        self.0.into()
    }
}

impl<const SCALE: u32> Type<Sqlite> for Minor<SCALE> {
    fn type_info() -> SqliteTypeInfo {
        <i64 as Type<Sqlite>>::type_info()
    }
}

impl<const SCALE: u32> Encode<'_, Sqlite> for Minor<SCALE> {
    fn encode_by_ref(&self, buffer: &mut SqliteArgumentsBuffer) -> Result<IsNull, BoxDynError> {
        Encode::<Sqlite>::encode(minor_units(self.0, SCALE)?, buffer)
    }
}

impl<const SCALE: u32> Decode<'_, Sqlite> for Minor<SCALE> {
    fn decode(value: SqliteValueRef<'_>) -> Result<Self, BoxDynError> {
        let units = <i64 as Decode<Sqlite>>::decode(value)?;
        Ok(Self(Decimal::try_new(units, SCALE)?))
    }
}

fn minor_units(number: Decimal, scale: u32) -> Result<i64, BoxDynError> {
    let mut scaled = number;
    scaled.rescale(scale);
    if scaled != number {
        return Err(format!("{number} has more than {scale} digits after the point").into());
    }
    Ok(i64::try_from(scaled.mantissa())?)
}

/// How many bytes the texts and the bytes of a row have.
pub fn row_size(row: &SqliteRow) -> usize {
    let values = (0..row.len()).filter_map(|index| row.try_get_raw(index).ok());
    let size = |value: SqliteValueRef<'_>| match value.type_info().name() {
        "TEXT" | "BLOB" => <&[u8] as Decode<Sqlite>>::decode(value).map_or(0, <[u8]>::len),
        _ => 8,
    };
    values.map(size).sum()
}

/// The value of a column, as filters know it, or the text of one that nobody can read; nothing for NULL.
pub fn value_at(row: &SqliteRow, index: usize, kind: ColumnKind) -> sqlx::Result<Option<Value>> {
    let stored = row.try_get_raw(index)?;
    match typed_value(row, index, kind) {
        Err(sqlx::Error::ColumnDecode { .. }) => Ok(Some(Value::Text(stored_text(&stored)))),
        read => read,
    }
}

fn typed_value(row: &SqliteRow, index: usize, kind: ColumnKind) -> sqlx::Result<Option<Value>> {
    use ColumnKind::*;
    Ok(match kind {
        Text | Choice(_) | Other => row
            .try_get_unchecked::<Option<_>, _>(index)?
            .map(Value::Text),
        Boolean => row.try_get::<Option<_>, _>(index)?.map(Value::Bool),
        SmallInt | Integer | BigInt => row.try_get::<Option<_>, _>(index)?.map(Value::Integer),
        ColumnKind::Decimal { scale, .. } => {
            let units = row.try_get::<Option<i64>, _>(index)?;
            units.map(|units| Value::Decimal {
                number: BigDecimal::new(units.into(), scale.into()),
                scale,
            })
        }
        Real => row.try_get::<Option<_>, _>(index)?.map(Value::Real),
        Double => row.try_get::<Option<_>, _>(index)?.map(Value::Double),
        Date => row.try_get::<Option<_>, _>(index)?.map(Value::Date),
        Time => row.try_get::<Option<_>, _>(index)?.map(Value::Time),
        Timestamp => {
            let time = row.try_get::<Option<DbLocalTime>, _>(index)?;
            time.map(|time| Value::Timestamp(time.into()))
        }
        TimestampTz => {
            let time = row.try_get::<Option<DbTime>, _>(index)?;
            time.map(|time| Value::TimestampTz(time.into()))
        }
        ColumnKind::Uuid => {
            let id = row.try_get::<Option<DbUuid>, _>(index)?;
            id.map(|id| Value::Uuid(id.into()))
        }
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

/// A date or time that other programs may have written otherwise than we do, as a text that compares as ours do.
pub fn comparable(name: &str, kind: ColumnKind) -> String {
    match kind {
        ColumnKind::Date => format!("date({name})"),
        ColumnKind::Timestamp => format!("replace({name}, ' ', 'T')"),
        // The function has three digits of a second; texts of ours have six.
        ColumnKind::TimestampTz => format!(
            "CASE WHEN {name} LIKE '____-__-__T__:__:__.______Z' THEN {name} \
             ELSE strftime('%Y-%m-%dT%H:%M:%f000Z', {name}) END"
        ),
        _ => name.to_owned(),
    }
}

/// The day of a moment, as text: what it is kept as begins with it.
pub fn day_of(expression: &str, _has_zone: bool) -> String {
    format!("substr({expression}, 1, 10)")
}

/// Binds a value of a filter the way its column keeps it.
pub fn push_value(query: &mut QueryBuilder<Sqlite>, value: &Value) {
    match value {
        Value::Text(text) => query.push_bind(text),
        Value::Bool(flag) => query.push_bind(flag),
        Value::Integer(number) => query.push_bind(number),
        Value::Real(number) => query.push_bind(number),
        Value::Double(number) => query.push_bind(number),
        Value::Decimal { number, scale } => {
            let units = number.with_scale((*scale).into()).into_bigint_and_scale().0;
            query.push_bind(units.to_i64().unwrap_or(i64::MAX))
        }
        Value::Date(date) => query.push_bind(date),
        Value::Time(time) => query.push_bind(time),
        Value::Timestamp(time) => query.push_bind(DbLocalTime(*time)),
        Value::TimestampTz(time) => query.push_bind(DbTime(*time)),
        Value::Uuid(uuid) => query.push_bind(DbUuid(uuid.hyphenated())),
    };
}

#[cfg(test)]
mod tests {
    use sqlx::{Connection, SqliteConnection};

    use super::*;

    /// What a column makes of texts that mean times which follow each other.
    async fn compared(kind: ColumnKind, texts: &[&str]) -> Vec<String> {
        let mut database = SqliteConnection::connect("sqlite::memory:").await.unwrap();
        let mut found = Vec::new();
        for text in texts {
            let mut query =
                QueryBuilder::new(format!("SELECT {} FROM (SELECT ", comparable("at", kind)));
            query.push_bind(text).push(" AS at)");
            found.push(
                query
                    .build_query_scalar()
                    .fetch_one(&mut database)
                    .await
                    .unwrap(),
            );
        }
        found
    }

    #[tokio::test]
    async fn times_of_other_programs_compare_as_ours() {
        let texts = [
            "2024-01-05T10:00:00.000001Z",
            "2024-01-05 10:00:01",
            "2024-01-05T12:00:02+02:00",
            "2024-01-05T10:00:03Z",
            "2024-01-05T10:00:03.500000Z",
        ];
        let moments = compared(ColumnKind::TimestampTz, &texts).await;
        assert!(moments.is_sorted(), "{moments:?}");
        for (text, moment) in texts.iter().zip(&moments) {
            assert_eq!(super::moment(text).unwrap(), super::moment(moment).unwrap());
        }
        let local = [
            "2024-01-05T10:00:00",
            "2024-01-05 10:00:01",
            "2024-01-05T10:00:02",
        ];
        let local = compared(ColumnKind::Timestamp, &local).await;
        assert!(local.is_sorted(), "{local:?}");
        let days = compared(ColumnKind::Date, &["2024-01-04", "2024-01-05 00:00:00"]).await;
        assert_eq!(days, ["2024-01-04", "2024-01-05"]);
    }
}

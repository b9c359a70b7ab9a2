//! A condition on one column.

use chrono::{Days, NaiveDate, NaiveTime};

use super::{parts, short};
use crate::shared::http::{ApiError, ApiResult};
use crate::shared::table::{ColumnInfo, ColumnKind, TableInfo, Value};

#[derive(Debug)]
pub struct Filter {
    pub column: &'static ColumnInfo,
    pub test: Test,
}

#[derive(Debug)]
pub enum Test {
    AnyOf(Vec<Value>),
    Contains(String),
    AtLeast(Value),
    AtMost(Value),
    Before(Value),
    IsNull(bool),
}

/// What a kind of column can be asked, by the ending of the parameter's name.
pub const EQUALS: &str = "";
pub const MIN: &str = "Min";
pub const MAX: &str = "Max";
pub const FROM: &str = "From";
pub const TO: &str = "To";
pub const IS_NULL: &str = "IsNull";

/// The endings that the filters of a column have.
pub fn endings(column: &ColumnInfo) -> Vec<&'static str> {
    let by_kind: &[&str] = match column.kind {
        _ if !column.is_shown() => return Vec::new(),
        _ if column.any_of => &[EQUALS],
        ColumnKind::Text | ColumnKind::Choice(_) | ColumnKind::Boolean | ColumnKind::Uuid => {
            &[EQUALS]
        }
        ColumnKind::SmallInt
        | ColumnKind::Integer
        | ColumnKind::BigInt
        | ColumnKind::Decimal { .. }
        | ColumnKind::Real
        | ColumnKind::Double => &[EQUALS, MIN, MAX],
        ColumnKind::Date | ColumnKind::Time | ColumnKind::Timestamp | ColumnKind::TimestampTz => {
            &[FROM, TO]
        }
        ColumnKind::Json | ColumnKind::Bytes | ColumnKind::Other => &[],
    };
    let mut endings = by_kind.to_vec();
    if column.nullable {
        endings.push(IS_NULL);
    }
    endings
}

/// Whether a filter takes several values, of which one must be equal.
pub fn takes_list(column: &ColumnInfo) -> bool {
    column.any_of || matches!(column.kind, ColumnKind::Choice(_) | ColumnKind::Uuid)
}

/// The filter that a parameter stands for.
pub fn parse(table: &TableInfo, name: &str, value: &str) -> ApiResult<Filter> {
    for column in table.columns {
        if let Some(ending) = name.strip_prefix(column.filter)
            && endings(column).contains(&ending)
        {
            let test = test(name, column, ending, value)?.ok_or_else(|| {
                let expectation = match ending {
                    IS_NULL => "true or false".to_owned(),
                    _ => column.kind.expectation(),
                };
                ApiError::bad_request(format!("`{name}` must be {expectation}"))
            })?;
            return Ok(Filter { column, test });
        }
    }
    Err(ApiError::bad_request(format!(
        "`{name}` is not a known parameter"
    )))
}

/// The test that a value stands for, or nothing when the column has no such value.
fn test(name: &str, column: &ColumnInfo, ending: &str, value: &str) -> ApiResult<Option<Test>> {
    let kind = column.kind;
    Ok(match ending {
        IS_NULL => value.parse().ok().map(Test::IsNull),
        MIN => kind.parse(value).map(Test::AtLeast),
        MAX => kind.parse(value).map(Test::AtMost),
        FROM => day(kind, value)
            .map(|day| midnight(kind, day))
            .or_else(|| kind.parse(value))
            .map(Test::AtLeast),
        TO => match day(kind, value) {
            Some(day) => day
                .checked_add_days(Days::new(1))
                .map(|next| Test::Before(midnight(kind, next))),
            None => kind.parse(value).map(Test::AtMost),
        },
        _ if takes_list(column) => {
            let values = parts(name, value)?.into_iter();
            let values: Option<Vec<_>> = values.map(|part| kind.parse(part)).collect();
            values.map(Test::AnyOf)
        }
        _ if kind == ColumnKind::Text => Some(Test::Contains(short(name, value)?)),
        _ => kind.parse(value).map(|value| Test::AnyOf(vec![value])),
    })
}

/// A day without a time, where the column has a time.
fn day(kind: ColumnKind, value: &str) -> Option<NaiveDate> {
    let has_time = matches!(kind, ColumnKind::Timestamp | ColumnKind::TimestampTz);
    value.parse().ok().filter(|_| has_time)
}

fn midnight(kind: ColumnKind, day: NaiveDate) -> Value {
    let start = day.and_time(NaiveTime::MIN);
    match kind {
        ColumnKind::TimestampTz => Value::TimestampTz(start.and_utc()),
        _ => Value::Timestamp(start),
    }
}

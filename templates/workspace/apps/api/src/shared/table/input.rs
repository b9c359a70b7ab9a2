//! Checks of what a client sends, all of them before anything is done.

use std::collections::BTreeMap;

use bigdecimal::BigDecimal;
use chrono::Utc;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::value::RawValue;

use super::{Access, Bound, ColumnInfo, ColumnKind, Format, TableInfo, Value, value};
use crate::shared::http::FieldError;
use crate::shared::json::{is_base64, is_storable, json_complaint};

/// A body that creates or changes a record of a table.
pub trait TableInput: DeserializeOwned + Serialize + Send {
    const TABLE: &'static TableInfo;
    const MODE: InputMode;
}

/// What a body is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InputMode {
    Create,
    /// Sets every field that the client may set; those left out get their default, and secrets stay as they are.
    Replace,
    /// Sets the fields that are there.
    Patch,
}

/// The fields of a body with the text of their values.
pub type Fields<'a> = BTreeMap<String, &'a RawValue>;

/// Everything that is wrong with a body.
pub fn errors(table: &TableInfo, mode: InputMode, fields: &Fields<'_>) -> Vec<FieldError> {
    let mut errors = Vec::new();
    for (name, value) in fields {
        match table.column(name) {
            None => errors.push(FieldError::new(name, "unknown", "is not a known field")),
            Some(column) if !is_writable(column, mode) => {
                errors.push(FieldError::new(name, "read_only", "cannot be set"));
            }
            Some(column) => errors.extend(value_error(column, value)),
        }
    }
    for column in table.columns {
        if is_required(column, mode) && !fields.contains_key(column.name) {
            errors.push(FieldError::new(column.name, "required", "is required"));
        }
    }
    errors
}

/// Whether a body must have the column. What is secret is not known to whoever replaces a record.
pub fn is_required(column: &ColumnInfo, mode: InputMode) -> bool {
    let is_expected = match mode {
        InputMode::Create => true,
        InputMode::Replace => column.is_shown(),
        InputMode::Patch => false,
    };
    column.required && is_expected && is_writable(column, mode)
}

/// Whether a client may give the column a value.
pub fn is_writable(column: &ColumnInfo, mode: InputMode) -> bool {
    match column.access {
        Access::ReadOnly => false,
        Access::CreateOnly => mode == InputMode::Create,
        Access::ReadWrite | Access::WriteOnly => true,
    }
}

fn value_error(column: &ColumnInfo, raw: &RawValue) -> Option<FieldError> {
    let error = |code, message: String| Some(FieldError::new(column.name, code, message));
    if raw.get() == "null" {
        return (!column.nullable)
            .then(|| FieldError::new(column.name, "required", "must not be null"));
    }
    if column.kind == ColumnKind::Json {
        return match is_storable(raw.get()) {
            true => json_complaint(raw.get()).and_then(|complaint| error("invalid", complaint)),
            false => error(
                "invalid",
                "must be JSON without NUL in its texts".to_owned(),
            ),
        };
    }
    let Some(value) = parsed(column.kind, raw.get()) else {
        return error("invalid", format!("must be {}", column.kind.expectation()));
    };
    match &value {
        Value::Text(text) => text_error(column, text),
        Value::Integer(number) => range_error(column, &BigDecimal::from(*number)),
        Value::Decimal { number, .. } => range_error(column, number),
        Value::Double(_) | Value::Real(_) => {
            value::decimal(&value.to_string()).and_then(|number| range_error(column, &number))
        }
        Value::Date(_) | Value::Timestamp(_) | Value::TimestampTz(_) => {
            future_error(column, &value)
        }
        Value::Bool(_) | Value::Time(_) | Value::Uuid(_) => None,
    }
}

/// The value of a field, when it is written in a form that its kind allows.
fn parsed(kind: ColumnKind, raw: &str) -> Option<Value> {
    let is_quoted = raw.starts_with('"');
    let allowed = match kind {
        ColumnKind::Boolean
        | ColumnKind::SmallInt
        | ColumnKind::Integer
        | ColumnKind::Real
        | ColumnKind::Double => !is_quoted,
        ColumnKind::BigInt | ColumnKind::Decimal { .. } => true,
        _ => is_quoted,
    };
    if !allowed {
        return None;
    }
    if !is_quoted {
        return kind.parse(whole(kind, raw).as_deref().unwrap_or(raw));
    }
    let text: String = serde_json::from_str(raw).ok()?;
    if kind == ColumnKind::Bytes && !is_base64(&text) {
        return None;
    }
    kind.parse(&text)
}

/// A body in which whole numbers that are written with a point or an exponent (`5.0`, the same as `5` in JSON) have neither;
/// nothing when there is none.
pub fn without_points<I: TableInput>(fields: &Fields<'_>) -> Option<String> {
    let digits = |(name, raw): (&String, &&RawValue)| {
        let digits = whole(I::TABLE.column(name)?.kind, raw.get())?;
        Some((name.clone(), RawValue::from_string(digits).ok()?))
    };
    let changed: BTreeMap<String, Box<RawValue>> = fields.iter().filter_map(digits).collect();
    if changed.is_empty() {
        return None;
    }
    let mut all = fields.clone();
    all.extend(changed.iter().map(|(name, raw)| (name.clone(), &**raw)));
    serde_json::to_string(&all).ok()
}

/// The digits of a whole number that is written with a point or an exponent.
fn whole(kind: ColumnKind, raw: &str) -> Option<String> {
    use ColumnKind::{BigInt, Integer, SmallInt};
    let is_whole = matches!(kind, BigInt | Integer | SmallInt) && !raw.starts_with('"');
    if !is_whole || !raw.contains(['.', 'e', 'E']) {
        return None;
    }
    let number = value::decimal(raw)?;
    number.is_integer().then(|| number.to_plain_string())
}

fn text_error(column: &ColumnInfo, text: &str) -> Option<FieldError> {
    let error = |code, message: String| Some(FieldError::new(column.name, code, message));
    let length = text.chars().count();
    if length < column.min_length {
        return match column.min_length {
            1 => error("required", "must not be empty".to_owned()),
            least => error(
                "min_length",
                format!("must have at least {least} characters"),
            ),
        };
    }
    if length > column.max_length {
        let most = column.max_length;
        return error("max_length", format!("must have at most {most} characters"));
    }
    match column.format {
        _ if text.is_empty() && !column.nullable => None,
        Some(Format::Email) if !is_email(text) => {
            error("email", "must be an e-mail address".to_owned())
        }
        Some(Format::Url) if !is_url(text) => error(
            "url",
            "must be an address like https://example.com".to_owned(),
        ),
        Some(Format::Phone) if !is_phone(text) => {
            error("phone", "must be a phone number".to_owned())
        }
        _ => None,
    }
}

fn range_error(column: &ColumnInfo, number: &BigDecimal) -> Option<FieldError> {
    let error = |code, message: String| Some(FieldError::new(column.name, code, message));
    let is_beyond = |bound: Bound, beyond: bool, limit: &BigDecimal| {
        beyond || (!bound.inclusive && number == limit)
    };
    if let Some(bound) = column.lower
        && let Ok(limit) = bound.number.parse::<BigDecimal>()
        && is_beyond(bound, *number < limit, &limit)
    {
        let relation = if bound.inclusive {
            "at least"
        } else {
            "more than"
        };
        return error("min", format!("must be {relation} {}", bound.number));
    }
    if let Some(bound) = column.upper
        && let Ok(limit) = bound.number.parse::<BigDecimal>()
        && is_beyond(bound, *number > limit, &limit)
    {
        let relation = if bound.inclusive {
            "at most"
        } else {
            "less than"
        };
        return error("max", format!("must be {relation} {}", bound.number));
    }
    None
}

fn future_error(column: &ColumnInfo, value: &Value) -> Option<FieldError> {
    let now = Utc::now();
    let is_future = match value {
        Value::Date(date) => *date > now.date_naive(),
        Value::Timestamp(time) => *time > now.naive_utc(),
        Value::TimestampTz(time) => *time > now,
        _ => false,
    };
    (column.not_in_future && is_future)
        .then(|| FieldError::new(column.name, "future", "must not be in the future"))
}

/// Whether a text looks like an e-mail address.
pub fn is_email(text: &str) -> bool {
    let Some((local, domain)) = text.rsplit_once('@') else {
        return false;
    };
    let is_clean = |part: &str| {
        !part.is_empty() && !part.contains(|c: char| c.is_whitespace() || c.is_control())
    };
    is_clean(local)
        && !local.contains('@')
        && is_clean(domain)
        && domain.contains('.')
        && !domain.starts_with('.')
        && !domain.ends_with('.')
        && !domain.contains("..")
}

fn is_url(text: &str) -> bool {
    let rest = text
        .strip_prefix("https://")
        .or_else(|| text.strip_prefix("http://"));
    rest.is_some_and(|rest| {
        !rest.is_empty() && !rest.starts_with('/') && !rest.contains(char::is_whitespace)
    })
}

fn is_phone(text: &str) -> bool {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let is_allowed = |c: char| c.is_ascii_digit() || " +-().".contains(c);
    (4..=20).contains(&digits) && text.chars().all(is_allowed)
}

#[cfg(test)]
mod tests {
    use super::*;

    const COLUMNS: [ColumnInfo; 8] = [
        ColumnInfo::new("id", "id", ColumnKind::Uuid).read_only(),
        ColumnInfo::new("code", "code", ColumnKind::Text)
            .required()
            .length(1, 5),
        ColumnInfo::new("price", "price", ColumnKind::BigInt).above("0"),
        ColumnInfo::new("email", "email", ColumnKind::Text)
            .nullable()
            .email(),
        ColumnInfo::new("born", "born", ColumnKind::Date)
            .nullable()
            .not_in_future(),
        ColumnInfo::new("data", "data", ColumnKind::Bytes).nullable(),
        ColumnInfo::new("tags", "tags", ColumnKind::Json).nullable(),
        ColumnInfo::new("pin", "pin", ColumnKind::Text)
            .write_only()
            .required(),
    ];

    static TABLE: TableInfo = TableInfo {
        name: "things",
        resource: "things",
        code: "THINGS",
        key: &["id"],
        columns: &COLUMNS,
        checks: &[],
        default_sort: "-id",
    };

    fn codes(mode: InputMode, body: &str) -> Vec<(String, &'static str)> {
        let fields = serde_json::from_str(body).unwrap();
        let errors = errors(&TABLE, mode, &fields).into_iter();
        errors.map(|error| (error.field, error.code)).collect()
    }

    #[test]
    fn all_problems_are_told_at_once() {
        let body =
            r#"{"id":"x","price":"0","email":"a@b","born":"2999-01-01","oops":1,"data":"%"}"#;
        let expected = [
            ("born", "future"),
            ("data", "invalid"),
            ("email", "email"),
            ("id", "read_only"),
            ("oops", "unknown"),
            ("price", "min"),
            ("code", "required"),
            ("pin", "required"),
        ];
        let expected = expected.map(|(field, code)| (field.to_owned(), code));
        assert_eq!(codes(InputMode::Create, body), expected);
    }

    #[test]
    fn a_replacement_needs_no_secret_and_takes_no_null_for_one() {
        assert_eq!(codes(InputMode::Replace, r#"{"code":"a"}"#), []);
        let expected = [("pin".to_owned(), "required")];
        let with_null = r#"{"code":"a","pin":null}"#;
        assert_eq!(codes(InputMode::Replace, with_null), expected);
    }

    #[test]
    fn a_patch_needs_nothing_and_null_is_not_absence() {
        assert_eq!(codes(InputMode::Patch, "{}"), []);
        assert_eq!(codes(InputMode::Patch, r#"{"email":null}"#), []);
        let expected = [("code".to_owned(), "required")];
        assert_eq!(codes(InputMode::Patch, r#"{"code":null}"#), expected);
    }

    #[test]
    fn a_nul_is_refused_at_its_field() {
        let body = r#"{"code":"\u0000","tags":{"a":["\u0000"]}}"#;
        let expected = [("code", "invalid"), ("tags", "invalid")];
        let expected = expected.map(|(field, code)| (field.to_owned(), code));
        assert_eq!(codes(InputMode::Patch, body), expected);
    }

    #[test]
    fn a_whole_number_may_have_a_point() {
        let int = |raw| whole(ColumnKind::BigInt, raw);
        assert_eq!(int("5.0").as_deref(), Some("5"));
        assert_eq!(int("-9e2").as_deref(), Some("-900"));
        assert_eq!((int("5.5"), int("5"), int("\"5.0\"")), (None, None, None));
        assert_eq!(codes(InputMode::Patch, r#"{"price":5.0}"#), []);
    }

    #[test]
    fn length_counts_characters() {
        assert_eq!(codes(InputMode::Patch, r#"{"code":"äöüßé"}"#), []);
        let expected = [("code".to_owned(), "max_length")];
        assert_eq!(codes(InputMode::Patch, r#"{"code":"abcdef"}"#), expected);
    }
}

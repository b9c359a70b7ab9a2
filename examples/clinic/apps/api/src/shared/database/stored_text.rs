//! Stored values that no Rust type has: in SQLite any column may hold a text, unless a check forbids it.

use sqlx::sqlite::{SqliteTypeInfo, SqliteValueRef};
use sqlx::{Decode, Sqlite, TypeInfo, Value, ValueRef};

use crate::shared::table::value::date;

/// The text of a value that would be read as another one, or has no JSON.
pub fn beyond_types(stored: &SqliteValueRef<'_>, wanted: &SqliteTypeInfo) -> Option<String> {
    if stored.is_null() {
        return None;
    }
    match (wanted.name(), stored.type_info().name()) {
        // `24-01-05` is not the year 24.
        ("DATE", _) => {
            let text = stored_text(stored);
            date(&text).is_none().then_some(text)
        }
        ("REAL", "REAL") => {
            let copy = stored.to_owned();
            let number = <f64 as Decode<Sqlite>>::decode(copy.as_ref()).ok()?;
            (!number.is_finite()).then(|| number.to_string())
        }
        _ => None,
    }
}

/// What is stored, as SQLite would show it.
pub fn stored_text(stored: &SqliteValueRef<'_>) -> String {
    // A copy, since what was read as one type is not read as another.
    let copy = stored.to_owned();
    let bytes = <&[u8] as Decode<Sqlite>>::decode(copy.as_ref()).unwrap_or_default();
    String::from_utf8_lossy(bytes).into_owned()
}

//! From a cell to the value that a request would have.
//!
//! What can be read in two ways is not guessed but reported.

mod complaint;
mod moment;
pub mod number;
mod words;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Number, Value};
use uuid::Uuid;

pub use complaint::Complaint;

use super::reader::{Cell, CellKind, NO_RESULT};
use crate::shared::table::ColumnKind;

/// What a spreadsheet shows where a formula failed.
const ERRORS: [&str; 12] = [
    "#N/A",
    "#REF!",
    "#VALUE!",
    "#DIV/0!",
    "#NAME?",
    "#NUM!",
    "#NULL!",
    "#SPILL!",
    "#CALC!",
    "#FIELD!",
    "#BLOCKED!",
    "#GETTING_DATA",
];

/// The value of a cell that is not empty.
pub fn value(cell: &Cell, kind: ColumnKind) -> Result<Value, Complaint> {
    let text = cell.text.trim();
    if cell.kind == CellKind::Error && text == NO_RESULT {
        return Err(Complaint::open_formula());
    }
    if cell.kind == CellKind::Error || ERRORS.contains(&text) {
        return Err(Complaint::error_of_a_spreadsheet(text));
    }
    match kind {
        ColumnKind::Text | ColumnKind::Other => plain(cell),
        ColumnKind::Choice(all) => words::choice(text, all),
        ColumnKind::Boolean => words::boolean(text),
        ColumnKind::SmallInt | ColumnKind::Integer => {
            let digits = number::whole(cell, kind)?;
            let number: i64 = digits.parse().map_err(|_| Complaint::not(kind))?;
            Ok(number.into())
        }
        ColumnKind::BigInt => number::whole(cell, kind).map(Value::String),
        ColumnKind::Decimal { .. } => number::exact(cell, kind).map(Value::String),
        ColumnKind::Real | ColumnKind::Double => number::float(cell, kind)
            .and_then(|number| Number::from_f64(number).ok_or_else(|| Complaint::not(kind)))
            .map(Value::Number),
        ColumnKind::Date => moment::date(text, kind),
        ColumnKind::Time => moment::time(text, kind),
        ColumnKind::Timestamp => moment::timestamp(text, kind),
        ColumnKind::TimestampTz => moment::timestamp_tz(text, kind),
        ColumnKind::Uuid => match text.parse::<Uuid>() {
            Ok(id) => Ok(id.to_string().into()),
            Err(_) => Err(Complaint::not(kind)),
        },
        ColumnKind::Json => serde_json::from_str(text).map_err(|_| Complaint::not(kind)),
        ColumnKind::Bytes => match STANDARD.decode(text) {
            Ok(_) => Ok(text.into()),
            Err(_) => Err(Complaint::not(kind)),
        },
    }
}

/// A text as it is, unless a spreadsheet has damaged what it was.
fn plain(cell: &Cell) -> Result<Value, Complaint> {
    match cell.kind {
        CellKind::Number if number::has_lost_digits(&cell.text) => Err(Complaint::lost_digits()),
        CellKind::Text if number::is_shortened(cell.text.trim()) => Err(Complaint::shortened()),
        _ => Ok(cell.text.as_str().into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str, kind: ColumnKind) -> Result<Value, &'static str> {
        of(CellKind::Text, text, kind)
    }

    fn of(cell: CellKind, text: &str, kind: ColumnKind) -> Result<Value, &'static str> {
        value(&Cell::new(cell, text), kind).map_err(|complaint| complaint.code)
    }

    #[test]
    fn a_text_stays_as_it_is() {
        for kept in [
            "007",
            "123456789012345",
            " a b ",
            "1,5",
            "=1+1",
            "x\ny",
            "1E5",
            "N/A",
        ] {
            assert_eq!(text(kept, ColumnKind::Text), Ok(kept.into()));
        }
        assert_eq!(
            of(CellKind::Number, "123456789012345", ColumnKind::Text),
            Ok("123456789012345".into())
        );
    }

    #[test]
    fn what_a_spreadsheet_has_damaged_is_reported() {
        for kind in [
            ColumnKind::Text,
            ColumnKind::BigInt,
            ColumnKind::decimal(20, 0),
        ] {
            let long = of(CellKind::Number, "1234567890123450", kind);
            assert_eq!(long, Err("lost_digits"), "{kind:?}");
            assert_eq!(text("1.23457E+14", kind), Err("shortened"), "{kind:?}");
            assert_eq!(text("#N/A", kind), Err("cell_error"), "{kind:?}");
            assert_eq!(
                of(CellKind::Error, "#REF!", kind),
                Err("cell_error"),
                "{kind:?}"
            );
        }
    }

    #[test]
    fn a_formula_that_was_never_calculated_says_what_to_do() {
        let cell = Cell::new(CellKind::Error, NO_RESULT);
        let complaint = value(&cell, ColumnKind::Text).unwrap_err();
        assert!(
            complaint
                .message
                .starts_with("is a formula without a result; open")
        );
    }

    #[test]
    fn every_kind_gets_the_json_that_its_field_takes() {
        use ColumnKind::*;
        let id = "018f2f6e-7a3b-7cc0-9d1c-3f1f6f0a9b11";
        let rows = [
            (
                "In Stock",
                Choice(&["in_stock", "sold"]),
                Value::from("in_stock"),
            ),
            ("Yes", Boolean, true.into()),
            ("0", Boolean, false.into()),
            ("-5", SmallInt, (-5).into()),
            ("1,234,567", Integer, 1_234_567.into()),
            ("9007199254740993", BigInt, "9007199254740993".into()),
            ("1.234,50", ColumnKind::decimal(10, 2), "1234.50".into()),
            ("0,25", Double, 0.25.into()),
            ("1e-3", Double, 0.001.into()),
            ("31.12.2025", Date, "2025-12-31".into()),
            ("2:05 pm", Time, "14:05:00".into()),
            ("31.12.2025 08:30", Timestamp, "2025-12-31T08:30:00".into()),
            ("2025-12-31", TimestampTz, "2025-12-31T00:00:00Z".into()),
            ("018F2F6E7A3B7CC09D1C3F1F6F0A9B11", Uuid, id.into()),
            (r#"{"a":[1]}"#, Json, serde_json::json!({"a": [1]})),
            ("aGk=", Bytes, "aGk=".into()),
            ("10.0.0.1", Other, "10.0.0.1".into()),
        ];
        for (given, kind, expected) in rows {
            let value = text(given, kind);
            assert_eq!(value.as_ref(), Ok(&expected), "{given}");
            let parsed = match &expected {
                Value::String(text) => kind.parse(text),
                other => kind.parse(&other.to_string()),
            };
            assert!(parsed.is_some(), "{expected}");
        }
        for kind in [
            Choice(&["a"]),
            Boolean,
            SmallInt,
            Integer,
            BigInt,
            ColumnKind::decimal(5, 2),
            Real,
            Double,
            Date,
            Time,
            Timestamp,
            TimestampTz,
            Uuid,
            Json,
            Bytes,
        ] {
            assert_eq!(text("?!", kind), Err("invalid"), "{kind:?}");
        }
    }
}

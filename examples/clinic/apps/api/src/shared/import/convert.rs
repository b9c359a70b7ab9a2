//! From the text of a cell to the value that a request would have.

use serde_json::Value;

use super::reader::Cell;
use crate::shared::value::ColumnKind;

/// What is wrong with a cell: "Price must be a number".
#[derive(Debug)]
pub struct Complaint {
    pub code: &'static str,
    pub message: String,
}

/// The value of a cell that is not empty.
pub fn value(cell: &Cell, kind: ColumnKind) -> Result<Value, Complaint> {
    let text = cell.text.trim();
    let complaint = || Complaint {
        code: "invalid",
        message: format!("must be {}", kind.expectation()),
    };
    Ok(match kind {
        ColumnKind::Boolean => match text.to_lowercase().as_str() {
            "true" | "yes" | "1" => true.into(),
            "false" | "no" | "0" => false.into(),
            _ => return Err(complaint()),
        },
        ColumnKind::SmallInt | ColumnKind::Integer => {
            let number: i64 = text.parse().map_err(|_| complaint())?;
            number.into()
        }
        ColumnKind::Real | ColumnKind::Double => {
            let number: f64 = text.parse().map_err(|_| complaint())?;
            number.into()
        }
        ColumnKind::Json => serde_json::from_str(text).map_err(|_| complaint())?,
        ColumnKind::Text => cell.text.clone().into(),
        _ => text.into(),
    })
}

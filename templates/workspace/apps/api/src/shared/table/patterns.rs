//! How values are written, as regular expressions of the description of the API.

use super::{ColumnInfo, ColumnKind, Format};

/// Any text that can be stored.
pub const WITHOUT_NUL: &str = r"^[^\u0000]*$";
const URL: &str = r"^https?://[^/\s\u0000][^\s\u0000]*$";
const PHONE: &str = r"^[ +().-]*([0-9][ +().-]*){4,20}$";
/// The few numbers of 64 bits that are larger are taken, too.
const BIG_INT: &str = r"^-?([0-9]{1,18}|[1-8][0-9]{18})$";
const NUMBER: &str = r"^-?[0-9]{1,500}(\.[0-9]{1,500})?$";
const TIME: &str = r"([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9](\.[0-9]{1,9})?)?";
/// Every day but for those of leap years.
const DAY: &str = concat!(
    r"[0-9]{4}-((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|",
    r"(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|1[0-9]|2[0-8]))"
);

/// How a text that stands for a value of a column looks, where more is known than its format says.
pub fn of(column: &ColumnInfo) -> Option<String> {
    match column.kind {
        ColumnKind::BigInt => Some(BIG_INT.to_owned()),
        ColumnKind::NUMERIC => Some(NUMBER.to_owned()),
        ColumnKind::Decimal { precision, scale } => Some(decimal(precision, scale)),
        ColumnKind::Time => Some(format!("^{TIME}$")),
        ColumnKind::Timestamp => Some(format!("^{DAY}T{TIME}$")),
        ColumnKind::Text | ColumnKind::Other => match column.format {
            None => Some(WITHOUT_NUL.to_owned()),
            Some(Format::Url) => Some(or_empty(column, URL)),
            Some(Format::Phone) => Some(or_empty(column, PHONE)),
            Some(Format::Email) => None,
        },
        _ => None,
    }
}

/// A text that cannot be null says with an empty one that there is none.
fn or_empty(column: &ColumnInfo, pattern: &str) -> String {
    match column.nullable {
        true => pattern.to_owned(),
        false => format!("^$|{pattern}"),
    }
}

fn decimal(precision: u32, scale: u32) -> String {
    let whole = precision.saturating_sub(scale);
    let whole = match whole {
        0 => "0".to_owned(),
        digits => format!("[0-9]{{1,{digits}}}"),
    };
    match scale {
        0 => format!("^-?{whole}$"),
        digits => format!(r"^-?{whole}(\.[0-9]{{1,{digits}}})?$"),
    }
}

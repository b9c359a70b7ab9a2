//! Which column of a file is which field.

use axum::http::StatusCode;

use super::job::{FileColumn, Mapping};
use super::service::About;
use crate::shared::http::{ApiError, ApiResult, FieldError, Problem};

/// The columns that a file of failed rows has at its end.
pub const ROW: &str = "Row";
pub const ERROR: &str = "Error";

/// The fields whose name or label is the header of a column, each column once.
pub fn automatic(about: &About, columns: &[FileColumn]) -> Mapping {
    let own = columns.len() - columns_of_a_report(columns);
    let mut mapping = Mapping::new();
    for (name, label) in about.fields {
        let wanted = [plain(name), plain(label)];
        let matching = columns[..own].iter().find(|column| {
            wanted.contains(&plain(&column.header))
                && !mapping.values().any(|taken| *taken == column.index)
        });
        if let Some(column) = matching {
            mapping.insert((*name).to_owned(), column.index);
        }
    }
    mapping
}

/// The columns of a file without the values of those that are read into secrets.
pub fn without_secrets(
    about: &About,
    mut columns: Vec<FileColumn>,
    mapping: &Mapping,
) -> Vec<FileColumn> {
    for (field, index) in mapping {
        let is_secret = about.is_secret(field);
        if let Some(column) = columns.get_mut(*index).filter(|_| is_secret) {
            column.samples.clear();
        }
    }
    columns
}

/// How many columns at the end were added when rows that failed were written.
pub fn columns_of_a_report(columns: &[FileColumn]) -> usize {
    let is_report = |ending: &[FileColumn]| matches!(ending, [row, error] if row.header == ROW && error.header == ERROR);
    match columns.len().checked_sub(2) {
        Some(start) if is_report(&columns[start..]) => 2,
        _ => 0,
    }
}

/// A name without what people write differently: `Unit Price`, `unit_price` and `unitPrice` are one.
fn plain(name: &str) -> String {
    let letters = name.chars().filter(|c| c.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

/// Refuses a mapping that names what is not there, one column twice, or misses what is required.
pub fn check(about: &About, columns: &[FileColumn], mapping: &Mapping) -> ApiResult<()> {
    let mut errors = Vec::new();
    for (field, index) in mapping {
        let twice = mapping
            .iter()
            .any(|(other, at)| other < field && at == index);
        if !about.fields.iter().any(|(name, _)| name == field) {
            errors.push(FieldError::new(
                field,
                "unknown",
                "is not a field of this table",
            ));
        } else if *index >= columns.len() {
            errors.push(FieldError::new(
                field,
                "column",
                "the file has no such column",
            ));
        } else if twice {
            let message = "this column has another field already";
            errors.push(FieldError::new(field, "column", message));
        }
    }
    for (field, _) in about.fields {
        let column = about.table.column(field);
        let is_required = column.is_some_and(|column| column.required);
        if is_required && !mapping.contains_key(*field) {
            errors.push(FieldError::new(
                field,
                "required",
                "needs a column of the file",
            ));
        }
    }
    if errors.is_empty() {
        return Ok(());
    }
    let mut problem = Problem::new(
        StatusCode::UNPROCESSABLE_ENTITY,
        "IMPORT_MAPPING_INVALID",
        "some fields have no column, or a wrong one",
    );
    problem.details.fields = errors;
    Err(ApiError::from(problem))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shared::import::Mode;
    use crate::shared::table::TableInfo;
    use crate::shared::table::column;

    static TABLE: TableInfo = TableInfo {
        name: "things",
        resource: "things",
        code: "THINGS",
        key: &["id"],
        columns: &[
            column::text("code", "code").required(),
            column::text("unitPrice", "unit_price"),
            column::text("error", "error"),
        ],
        checks: &[],
        default_sort: "-id",
    };

    static ABOUT: About = About {
        table: &TABLE,
        fields: &[
            ("code", "Code"),
            ("unitPrice", "Unit Price"),
            ("error", "Error"),
        ],
        uniques: &[],
        references: &[],
        checks: &[],
        default_mode: Mode::AllOrNothing,
        is_updatable: true,
        has_events: false,
    };

    fn columns(headers: &[&str]) -> Vec<FileColumn> {
        let column = |(index, header): (usize, &&str)| FileColumn {
            index,
            header: (*header).to_owned(),
            samples: Vec::new(),
        };
        headers.iter().enumerate().map(column).collect()
    }

    fn mapping(pairs: &[(&str, usize)]) -> Mapping {
        let owned = |(name, index): &(&str, usize)| ((*name).to_owned(), *index);
        pairs.iter().map(owned).collect()
    }

    #[test]
    fn headers_are_matched_however_they_are_written() {
        let found = automatic(&ABOUT, &columns(&["UNIT_PRICE", "x", " code "]));
        assert_eq!(found, mapping(&[("code", 2), ("unitPrice", 0)]));
    }

    #[test]
    fn what_a_report_added_is_left_out() {
        let found = automatic(&ABOUT, &columns(&["Code", "Row", "Error"]));
        assert_eq!(found, mapping(&[("code", 0)]));
        let found = automatic(&ABOUT, &columns(&["Code", "Error"]));
        assert_eq!(found, mapping(&[("code", 0), ("error", 1)]));
    }

    #[test]
    fn a_mapping_names_what_is_there() {
        let columns = columns(&["Code", "Price"]);
        let accepted = |pairs: &[(&str, usize)]| check(&ABOUT, &columns, &mapping(pairs)).is_ok();
        assert!(accepted(&[("code", 0), ("unitPrice", 1)]));
        assert!(!accepted(&[("unitPrice", 1)]));
        assert!(!accepted(&[("code", 2)]));
        assert!(!accepted(&[("code", 0), ("unitPrice", 0)]));
        assert!(!accepted(&[("code", 0), ("nope", 1)]));
    }
}

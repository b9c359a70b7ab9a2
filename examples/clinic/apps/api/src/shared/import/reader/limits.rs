//! How much a file may hold. Whoever sends more splits it.

use super::FileError;

/// Records below the header.
pub const ROWS: u64 = 1_000_000;
pub const COLUMNS: usize = 200;
/// Cells of all rows that hold something.
pub const CELLS: u64 = 20_000_000;
/// Characters of a cell, as many as a spreadsheet takes.
pub const CELL_LENGTH: usize = 32_767;
/// Bytes of a row.
pub const ROW_BYTES: usize = 1_000_000;
/// Files inside of a workbook.
pub const ENTRIES: usize = 2_000;
/// Bytes of the XML inside of a workbook.
pub const INFLATED_BYTES: u64 = if cfg!(test) { 1 << 26 } else { 1 << 30 };
/// Bytes of memory of the process that reads a workbook.
pub const CHILD_MEMORY: u64 = 288 << 20;
/// Seconds of computing of the process that reads a workbook.
pub const CHILD_SECONDS: u64 = 120;

pub fn too_many_columns() -> FileError {
    FileError::invalid(format!(
        "The file has more than {COLUMNS} columns; leave out those that are not imported"
    ))
}

pub fn too_many_rows() -> FileError {
    FileError::invalid(format!("The file has more than {ROWS} rows; split it"))
}

pub fn too_many_cells() -> FileError {
    FileError::invalid(format!("The file has more than {CELLS} cells; split it"))
}

pub fn too_long_cell(row_no: u64) -> FileError {
    FileError::invalid(format!(
        "Row {row_no} has a cell of more than {CELL_LENGTH} characters"
    ))
}

pub fn too_long_row(row_no: u64) -> FileError {
    FileError::invalid(format!("Row {row_no} is longer than {ROW_BYTES} bytes"))
}

/// Whether a text is longer than a cell may be.
pub fn is_too_long(text: &str) -> bool {
    text.len() > CELL_LENGTH && text.chars().nth(CELL_LENGTH).is_some()
}

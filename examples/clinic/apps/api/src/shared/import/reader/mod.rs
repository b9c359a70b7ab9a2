//! Files as rows of cells. What a file is, is seen in its bytes and not believed by its name.
//!
//! Nothing is ever in memory as a whole. A CSV file is read here; a workbook is read by a process of its own, whose memory
//! and time are limited (`child`).

mod archive;
mod cell;
mod child;
mod csv;
mod encoding;
mod error;
mod header;
mod limits;
mod sniff;
#[cfg(test)]
mod tests;
mod xlsx;

use std::path::Path;

use serde::{Deserialize, Serialize};

pub use cell::{Cell, CellKind, NO_RESULT, Record};
pub use child::run as run_child;
pub use error::FileError;

use child::XlsxRows;
use csv::CsvRows;

/// How to read a file.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// The sheet of a workbook; the first one that is neither hidden nor empty when it is not said.
    pub sheet: Option<String>,
}

/// The sheets of a workbook.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sheets {
    /// Those that are not hidden.
    pub names: Vec<String>,
    /// The one that is read.
    pub chosen: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    Csv,
    Xlsx,
}

impl Format {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
        }
    }
}

enum Rows {
    Csv(Box<CsvRows>),
    Xlsx(XlsxRows),
}

impl Rows {
    /// The next row in which there is something.
    fn next(&mut self) -> Result<Option<Record>, FileError> {
        loop {
            let row = match self {
                Self::Csv(rows) => rows.next()?,
                Self::Xlsx(rows) => rows.next()?,
            };
            match row {
                Some(row) if row.cells.iter().all(Cell::is_blank) => {}
                row => return Ok(row),
            }
        }
    }
}

/// A file that is being read: an iterator over the records below the header. Blank rows are left out.
pub struct Source {
    pub format: Format,
    /// Of a workbook.
    pub sheets: Option<Sheets>,
    /// The names of the columns, no two the same: `Name`, `Name (2)`. One without a name is `Column 3`.
    pub headers: Vec<String>,
    rows: Rows,
    /// How many columns the header has.
    width: usize,
    row_count: u64,
    cell_count: u64,
    is_over: bool,
}

/// Opens a file and reads its header, the first row in which there is something.
pub fn open(path: &Path, options: &Options) -> Result<Source, FileError> {
    let format = sniff::format(path)?;
    let mut rows = match format {
        Format::Csv => Rows::Csv(Box::new(CsvRows::open(path)?)),
        Format::Xlsx => Rows::Xlsx(XlsxRows::open(path, options.sheet.as_deref())?),
    };
    let sheets = match &rows {
        Rows::Csv(_) => None,
        Rows::Xlsx(rows) => Some(rows.sheets.clone()),
    };
    let Some(first) = rows.next()? else {
        return Err(FileError::Invalid(match sheets {
            Some(Sheets { chosen, .. }) => format!("The sheet `{chosen}` is empty"),
            None => "The file is empty".to_owned(),
        }));
    };
    let headers = header::names(&first.cells);
    Ok(Source {
        format,
        sheets,
        rows,
        width: headers.len(),
        headers,
        row_count: 0,
        cell_count: 0,
        is_over: false,
    })
}

impl Source {
    fn read(&mut self) -> Result<Option<Record>, FileError> {
        let Some(mut record) = self.rows.next()? else {
            return Ok(None);
        };
        self.row_count += 1;
        if self.row_count > limits::ROWS {
            return Err(limits::too_many_rows());
        }
        let filled = record.cells.iter().filter(|cell| !cell.is_blank());
        self.cell_count += filled.count() as u64;
        if self.cell_count > limits::CELLS {
            return Err(limits::too_many_cells());
        }
        while record.cells.len() > self.width && record.cells.last().is_some_and(Cell::is_blank) {
            record.cells.pop();
        }
        let width = self.width.max(record.cells.len());
        record.cells.resize_with(width, Cell::empty);
        Ok(Some(record))
    }
}

impl Iterator for Source {
    type Item = Result<Record, FileError>;

    /// Nothing comes after an error.
    fn next(&mut self) -> Option<Self::Item> {
        if self.is_over {
            return None;
        }
        let read = self.read().transpose();
        self.is_over = !matches!(read, Some(Ok(_)));
        read
    }
}

//! Records as a workbook of one sheet: numbers are numbers and dates are dates, as far as a spreadsheet keeps all of them.

use std::fs::File;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};
use tokio::sync::mpsc::Receiver;

use super::WriteError;
use super::cells::{Cell, cell};
use super::rows::Batch;
use crate::shared::import::formula;

/// The records that a sheet has room for, below its header.
pub const MAX_ROWS: u32 = 1_048_575;
/// The characters that a cell has room for.
pub const MAX_TEXT: usize = 32_767;

/// How wide a column is, in characters.
const WIDTH: f64 = 18.0;

struct Formats {
    date: Format,
    time: Format,
    moment: Format,
}

pub fn write(
    file: &mut File,
    header: &[String],
    mut batches: Receiver<Batch>,
) -> Result<(), WriteError> {
    let mut workbook = Workbook::new();
    // The same records are the same file, whenever it is written.
    let made = ExcelDateTime::from_ymd(2000, 1, 1)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&made));
    let bold = Format::new().set_bold();
    let formats = Formats {
        date: Format::new().set_num_format("yyyy-mm-dd"),
        time: Format::new().set_num_format("hh:mm:ss"),
        moment: Format::new().set_num_format("yyyy-mm-dd hh:mm:ss"),
    };
    let sheet = workbook.add_worksheet_with_constant_memory()?;
    sheet.set_freeze_panes(1, 0)?;
    for (column, name) in (0..).zip(header) {
        sheet.set_column_width(column, WIDTH)?;
        sheet.write_string_with_format(0, column, formula::quoted(name), &bold)?;
    }
    let mut count: u32 = 0;
    while let Some(batch) = batches.blocking_recv() {
        for row in &batch {
            count += 1;
            if count > MAX_ROWS {
                return Err(WriteError::TooManyRows);
            }
            for (column, value) in (0..).zip(row) {
                if let Some(value) = value {
                    put(sheet, (count, column), cell(value), &formats)?;
                }
            }
        }
    }
    workbook.save_to_writer(file)?;
    Ok(())
}

fn put(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    cell: Cell<'_>,
    formats: &Formats,
) -> Result<(), WriteError> {
    match cell {
        Cell::Text(text) if text.len() > MAX_TEXT && text.chars().count() > MAX_TEXT => {
            return Err(WriteError::LongText);
        }
        Cell::Text(text) => sheet.write_string(row, column, text)?,
        Cell::Bool(flag) => sheet.write_boolean(row, column, flag)?,
        Cell::Number(number) => sheet.write_number(row, column, number)?,
        Cell::Date(day) => sheet.write_number_with_format(row, column, day, &formats.date)?,
        Cell::Time(time) => sheet.write_number_with_format(row, column, time, &formats.time)?,
        Cell::Moment(time) => sheet.write_number_with_format(row, column, time, &formats.moment)?,
    };
    Ok(())
}

impl From<XlsxError> for WriteError {
    fn from(error: XlsxError) -> Self {
        Self::Failed(match error {
            XlsxError::IoError(error) => error,
            other => std::io::Error::other(other),
        })
    }
}

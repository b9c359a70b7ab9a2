//! Files of rows. A spreadsheet opens them as they are meant: it runs nothing, and keeps zeros and long numbers.

use std::io::{self, Write};

use rust_xlsxwriter::{Format, Workbook, XlsxError};

use super::formula;

/// How wide a column of a workbook is, in characters.
const WIDTH: f64 = 18.0;

/// Writes a CSV file, row by row.
pub fn csv(
    out: &mut impl Write,
    header: &[String],
    rows: &mut dyn Iterator<Item = Vec<String>>,
) -> io::Result<()> {
    // Without this mark spreadsheets do not take it for UTF-8.
    out.write_all("\u{feff}".as_bytes())?;
    let mut writer = ::csv::WriterBuilder::new()
        .flexible(true)
        .terminator(::csv::Terminator::CRLF)
        .from_writer(out);
    let header = std::iter::once(header.to_vec());
    for row in header.chain(rows) {
        let cells = row.iter().map(|cell| formula::disguised(cell));
        writer.write_record(cells.map(|cell| cell.into_owned().into_bytes()))?;
    }
    writer.flush()
}

/// Writes a workbook of one sheet, row by row; all its cells are text.
pub fn xlsx(
    out: &mut (impl Write + Send),
    header: &[String],
    rows: &mut dyn Iterator<Item = Vec<String>>,
) -> io::Result<()> {
    workbook(out, header, rows).map_err(|error| match error {
        XlsxError::IoError(error) => error,
        other => io::Error::other(other),
    })
}

fn workbook(
    out: &mut (impl Write + Send),
    header: &[String],
    rows: &mut dyn Iterator<Item = Vec<String>>,
) -> Result<(), XlsxError> {
    let mut workbook = Workbook::new();
    let bold = Format::new().set_bold();
    let text = Format::new().set_num_format("@");
    let sheet = workbook.add_worksheet_with_constant_memory()?;
    sheet.set_freeze_panes(1, 0)?;
    for (column, name) in (0..).zip(header) {
        sheet.set_column_width(column, WIDTH)?;
        sheet.set_column_format(column, &text)?;
        sheet.write_string_with_format(0, column, formula::quoted(name), &bold)?;
    }
    for (row, cells) in (1..).zip(rows) {
        for (column, cell) in (0..).zip(&cells).filter(|(_, cell)| !cell.is_empty()) {
            sheet.write_string_with_format(row, column, formula::quoted(cell), &text)?;
        }
    }
    workbook.save_to_writer(out)
}

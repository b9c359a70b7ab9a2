//! Files of rows.

use std::io::{self, Write};

/// Writes a CSV file that spreadsheets open as it is meant.
pub fn csv(
    out: &mut impl Write,
    header: &[String],
    rows: &mut dyn Iterator<Item = Vec<String>>,
) -> io::Result<()> {
    out.write_all("\u{feff}".as_bytes())?;
    let mut writer = csv::Writer::from_writer(out);
    writer.write_record(header)?;
    for row in rows {
        writer.write_record(row)?;
    }
    writer.flush()
}

/// Writes an XLSX file.
pub fn xlsx(
    _: &mut impl Write,
    _: &[String],
    _: &mut dyn Iterator<Item = Vec<String>>,
) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

//! Records as a CSV file. Dates and times are those of ISO 8601, and no text runs in a spreadsheet.

use std::fs::File;
use std::io::{self, BufWriter, Write};

use tokio::sync::mpsc::Receiver;

use super::rows::Batch;
use crate::shared::import::formula;
use crate::shared::table::Value;

pub fn write(file: &mut File, header: &[String], mut batches: Receiver<Batch>) -> io::Result<()> {
    let mut out = BufWriter::new(file);
    // Without this mark spreadsheets do not take it for UTF-8.
    out.write_all("\u{feff}".as_bytes())?;
    let mut writer = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer(out);
    writer.write_record(
        header
            .iter()
            .map(|name| formula::disguised(name).into_owned()),
    )?;
    let mut text = String::new();
    while let Some(batch) = batches.blocking_recv() {
        for row in &batch {
            for value in row {
                write_value(&mut writer, value.as_ref(), &mut text)?;
            }
            writer.write_record(None::<&[u8]>)?;
        }
    }
    writer.flush()
}

/// Writes one cell. The text is only room for it.
fn write_value<W: Write>(
    writer: &mut csv::Writer<W>,
    value: Option<&Value>,
    text: &mut String,
) -> csv::Result<()> {
    use std::fmt::Write as _;
    match value {
        None => writer.write_field(""),
        Some(Value::Text(text)) => writer.write_field(&*formula::disguised(text)),
        Some(value) => {
            text.clear();
            write!(text, "{value}").map_err(io::Error::other)?;
            writer.write_field(&*text)
        }
    }
}

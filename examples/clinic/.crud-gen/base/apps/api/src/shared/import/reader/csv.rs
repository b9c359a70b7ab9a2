//! The rows of a CSV file.

use std::io::{self, BufRead, Read};
use std::path::Path;

use csv_core::{ReadRecordResult, Reader, ReaderBuilder};

use super::cell::{Cell, Record};
use super::{FileError, encoding, limits};
use crate::shared::import::formula;

/// What may stand between cells. When two of them fit, it is the one that is rarer inside of texts and numbers.
const DELIMITERS: [u8; 3] = *b"\t;,";
/// How much of a file is looked at to find its delimiter.
const SAMPLE: u64 = 1 << 16;
/// A row that is put at the end, and is not found there when a quote is still open.
const END: &[u8] = b"\n\x01\n";

pub struct CsvRows {
    text: Box<dyn BufRead + Send>,
    parser: Reader,
    /// The bytes of a row, and where its cells end.
    row: Vec<u8>,
    ends: Vec<usize>,
    /// How many line ends were read so far, and how many of them inside of cells.
    lines: u64,
    inner_lines: u64,
    row_no: u64,
    /// How much of `END` was read.
    ended: usize,
    is_at_end: bool,
}

impl CsvRows {
    pub fn open(path: &Path) -> Result<Self, FileError> {
        let mut sample = Vec::new();
        let mut text = encoding::open(path)?;
        text.by_ref()
            .take(SAMPLE)
            .read_to_end(&mut sample)
            .map_err(refused)?;
        let named = named_delimiter(&sample);
        let delimiter = named.unwrap_or_else(|| likely_delimiter(&sample));
        let mut rows = Self {
            text: encoding::open(path)?,
            parser: ReaderBuilder::new().delimiter(delimiter).build(),
            row: vec![0; limits::ROW_BYTES],
            ends: vec![0; limits::COLUMNS + 1],
            lines: 0,
            inner_lines: 0,
            row_no: 0,
            ended: 0,
            is_at_end: false,
        };
        if named.is_some() {
            rows.next()?;
        }
        Ok(rows)
    }

    /// The next row that is not an empty line.
    pub fn next(&mut self) -> Result<Option<Record>, FileError> {
        let (mut length, mut count) = (0, 0);
        loop {
            let input = match self.is_at_end {
                false => self.text.fill_buf().map_err(refused)?,
                true => &END[self.ended..],
            };
            if input.is_empty() {
                if self.is_at_end {
                    return Err(self.open_quote());
                }
                self.is_at_end = true;
                continue;
            }
            let (result, read, written, ended) =
                self.parser
                    .read_record(input, &mut self.row[length..], &mut self.ends[count..]);
            let is_return = read.checked_sub(1).is_some_and(|last| input[last] == b'\r');
            self.lines += newlines(&input[..read]);
            match self.is_at_end {
                false => self.text.consume(read),
                true => self.ended += read,
            }
            length += written;
            count += ended;
            match result {
                ReadRecordResult::InputEmpty => {}
                ReadRecordResult::OutputFull => return Err(limits::too_long_row(self.row_no + 1)),
                ReadRecordResult::OutputEndsFull => return Err(limits::too_many_columns()),
                ReadRecordResult::End => return Ok(None),
                ReadRecordResult::Record if self.ended == END.len() => return Ok(None),
                ReadRecordResult::Record => {
                    self.inner_lines += newlines(&self.row[..length]);
                    let line = self.lines + u64::from(is_return) - self.inner_lines;
                    self.row_no = line.max(self.row_no + 1);
                    return self.record(length, count).map(Some);
                }
            }
        }
    }

    fn record(&self, length: usize, count: usize) -> Result<Record, FileError> {
        if count > limits::COLUMNS {
            return Err(limits::too_many_columns());
        }
        let text = std::str::from_utf8(&self.row[..length])
            .map_err(|_| FileError::invalid("The file is not valid UTF-8"))?;
        if text.contains('\0') {
            return Err(FileError::invalid(format!(
                "The file is not a table: row {} has a character that no text has",
                self.row_no
            )));
        }
        let mut start = 0;
        let cells = self.ends[..count].iter().map(|end| {
            let cell = text.get(start..*end).unwrap_or_default();
            start = *end;
            if limits::is_too_long(cell) {
                return Err(limits::too_long_cell(self.row_no));
            }
            Ok(Cell::text(formula::undisguised(cell)))
        });
        Ok(Record {
            row_no: self.row_no,
            cells: cells.collect::<Result<_, _>>()?,
        })
    }

    fn open_quote(&self) -> FileError {
        FileError::invalid(match self.row_no {
            0 => "A quote that opens in the first row is never closed".to_owned(),
            row => format!("A quote that opens after row {row} is never closed"),
        })
    }
}

fn newlines(bytes: &[u8]) -> u64 {
    memchr::memchr_iter(b'\n', bytes).count() as u64
}

fn refused(error: io::Error) -> FileError {
    match error.kind() {
        io::ErrorKind::InvalidData => FileError::invalid(
            "The file has bytes that are no characters; save it as UTF-8 and send it again",
        ),
        _ => error.into(),
    }
}

/// Some spreadsheets say in a line of its own what stands between cells: `sep=;`.
fn named_delimiter(sample: &[u8]) -> Option<u8> {
    let line = sample.split(|byte| matches!(byte, b'\r' | b'\n')).next()?;
    match line.strip_prefix(b"sep=")? {
        [delimiter] => Some(*delimiter),
        _ => None,
    }
}

/// The delimiter by which most rows have as many cells as the header.
fn likely_delimiter(sample: &[u8]) -> u8 {
    let mut best = (0, b',');
    for delimiter in DELIMITERS {
        let widths = widths(sample, delimiter);
        let Some(header) = widths.first().copied().filter(|width| *width > 1) else {
            continue;
        };
        let matching = widths.iter().filter(|width| **width == header).count();
        if matching > best.0 {
            best = (matching, delimiter);
        }
    }
    best.1
}

/// How many cells the first rows have.
fn widths(sample: &[u8], delimiter: u8) -> Vec<usize> {
    let mut parser = ReaderBuilder::new().delimiter(delimiter).build();
    let mut row = vec![0; sample.len()];
    let mut ends = vec![0; sample.len() + 1];
    let mut rest = sample;
    let mut widths = Vec::new();
    loop {
        let (result, read, _, count) = parser.read_record(rest, &mut row, &mut ends);
        rest = &rest[read..];
        match result {
            ReadRecordResult::Record => widths.push(count),
            // The last row may be cut.
            _ => return widths,
        }
    }
}

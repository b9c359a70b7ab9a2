//! Files as rows of cells. What a file is, is seen in its bytes and not believed by its name.

use std::fs::File;
use std::io::{self, BufReader, Read, Seek};
use std::path::Path;

/// How to read a file.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// The sheet of a workbook; the first one when it is not said.
    pub sheet: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    Csv,
}

impl Format {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Csv => "csv",
        }
    }
}

/// What a cell holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CellKind {
    Text,
    Empty,
}

#[derive(Debug, Clone)]
pub struct Cell {
    pub text: String,
    pub kind: CellKind,
}

#[derive(Debug)]
pub struct Record {
    /// The line of a spreadsheet, where the header is 1.
    pub row_no: u64,
    pub cells: Vec<Cell>,
}

/// Why a file cannot be read, in a sentence for a person.
#[derive(Debug, thiserror::Error)]
pub enum FileError {
    #[error("The file is empty")]
    Empty,
    #[error("The file cannot be read: {0}")]
    Broken(#[from] csv::Error),
    #[error("The file cannot be read: {0}")]
    Io(#[from] io::Error),
}

/// A file that is being read.
pub struct Source {
    pub format: Format,
    pub headers: Vec<String>,
    records: csv::StringRecordsIntoIter<BufReader<File>>,
    row_no: u64,
}

pub fn open(path: &Path, _options: &Options) -> Result<Source, FileError> {
    let mut file = BufReader::new(File::open(path)?);
    let mut start = [0; 4096];
    let length = file.read(&mut start)?;
    let text = String::from_utf8_lossy(&start[..length]);
    let line = text.lines().next().unwrap_or_default();
    let count = |delimiter: &u8| line.bytes().filter(|byte| byte == delimiter).count();
    let delimiter = b",;\t".iter().max_by_key(|delimiter| count(delimiter));
    let bom = if text.starts_with('\u{feff}') { 3 } else { 0 };
    file.seek(io::SeekFrom::Start(bom))?;
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter.copied().unwrap_or(b','))
        .flexible(true)
        .from_reader(file);
    let headers: Vec<String> = reader.headers()?.iter().map(str::to_owned).collect();
    if headers.is_empty() {
        return Err(FileError::Empty);
    }
    Ok(Source {
        format: Format::Csv,
        headers,
        records: reader.into_records(),
        row_no: 1,
    })
}

impl Iterator for Source {
    type Item = Result<Record, FileError>;

    fn next(&mut self) -> Option<Self::Item> {
        let record = self.records.next()?;
        self.row_no += 1;
        let cell = |text: &str| Cell {
            text: text.to_owned(),
            kind: match text.is_empty() {
                true => CellKind::Empty,
                false => CellKind::Text,
            },
        };
        Some(match record {
            Ok(record) => Ok(Record {
                row_no: self.row_no,
                cells: record.iter().map(cell).collect(),
            }),
            Err(error) => Err(error.into()),
        })
    }
}

//! Files of all kinds, good and bad, made here.

mod bad;
mod csv;
mod made;
mod xlsx;

use std::io::Write;

use tempfile::NamedTempFile;

use super::{FileError, Options, open};

/// The names of the columns, and the number and the texts of each row.
type Table = (Vec<String>, Vec<(u64, Vec<String>)>);

fn file(bytes: &[u8]) -> NamedTempFile {
    let mut file = NamedTempFile::new().unwrap();
    file.write_all(bytes).unwrap();
    file
}

fn read_with(bytes: &[u8], options: &Options) -> Result<Table, FileError> {
    let file = file(bytes);
    let mut source = open(file.path(), options)?;
    let headers = std::mem::take(&mut source.headers);
    let rows = source.map(|record| {
        let record = record?;
        let cells = record.cells.into_iter().map(|cell| cell.text);
        Ok((record.row_no, cells.collect()))
    });
    Ok((headers, rows.collect::<Result<_, FileError>>()?))
}

fn read(bytes: &[u8]) -> Table {
    read_with(bytes, &Options::default()).unwrap()
}

/// Why a file is refused.
fn refusal(bytes: &[u8]) -> String {
    match read_with(bytes, &Options::default()) {
        Err(FileError::Invalid(sentence)) => sentence,
        other => panic!("expected a refusal, got {other:?}"),
    }
}

fn table(headers: &[&str], rows: &[(u64, &[&str])]) -> Table {
    let texts = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect();
    let rows = rows.iter().map(|(row_no, cells)| (*row_no, texts(cells)));
    (texts(headers), rows.collect())
}

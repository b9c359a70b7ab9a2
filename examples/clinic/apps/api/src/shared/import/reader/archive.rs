//! The files inside of a workbook, looked at before any of them is read as XML.

use std::fs::File;
use std::io::{BufReader, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use super::{FileError, limits};

const BLOCK: usize = 1 << 16;
/// How a formula ends or begins in the XML of a sheet.
const FORMULAS: [&[u8]; 3] = [b"</f>", b":f>", b"<f "];
const LONGEST_FORMULA_TAG: usize = 4;

/// What is known of a workbook that is worth reading.
#[derive(Debug, PartialEq, Eq)]
pub struct Contents {
    pub has_formulas: bool,
}

/// Inflates the XML of a workbook once, and keeps none of it.
pub fn check(file: &File) -> Result<Contents, FileError> {
    let mut archive = ZipArchive::new(BufReader::new(file)).map_err(damaged)?;
    let count = archive.len();
    if count > limits::ENTRIES {
        return Err(FileError::invalid(format!(
            "The workbook consists of {count} files; {} are allowed",
            limits::ENTRIES
        )));
    }
    expect_workbook(&archive)?;
    let mut left = limits::INFLATED_BYTES;
    let mut contents = Contents {
        has_formulas: false,
    };
    for index in 0..count {
        let entry = archive.by_index(index).map_err(damaged)?;
        let name = entry.name().map_err(damaged)?.to_lowercase();
        if !name.ends_with(".xml") && !name.ends_with(".rels") {
            continue;
        }
        if entry.size() > left {
            return Err(too_large());
        }
        let is_sheet = name.contains("worksheets/");
        let found = inflate(entry, &mut left, is_sheet)?;
        contents.has_formulas |= found;
    }
    Ok(contents)
}

fn expect_workbook(archive: &ZipArchive<BufReader<&File>>) -> Result<(), FileError> {
    let has = |name: &str| archive.index_for_name(name).is_some();
    let sentence = if has("xl/workbook.bin") {
        "The file is a binary workbook (.xlsb); save it as .xlsx and send it again"
    } else if has("content.xml") {
        "The file is an OpenDocument table; save it as .xlsx or CSV and send it again"
    } else if !has("[Content_Types].xml") {
        "The file is an archive and not a workbook"
    } else if has("word/document.xml") || has("ppt/presentation.xml") {
        "The file is a document and not a workbook"
    } else {
        return Ok(());
    };
    Err(FileError::invalid(sentence))
}

/// Whether there are formulas in an entry, if they are looked for. What its header says of its size is not believed.
fn inflate(mut entry: impl Read, left: &mut u64, is_sheet: bool) -> Result<bool, FileError> {
    let mut block = vec![0; BLOCK];
    let mut kept = 0;
    let mut has_formulas = false;
    loop {
        let read = match entry.read(&mut block[kept..]) {
            Ok(0) => return Ok(has_formulas),
            Ok(read) => read,
            Err(error) => return Err(damaged(error.into())),
        };
        *left = left.checked_sub(read as u64).ok_or_else(too_large)?;
        if is_sheet && !has_formulas {
            let text = &block[..kept + read];
            has_formulas = FORMULAS
                .iter()
                .any(|tag| memchr::memmem::find(text, tag).is_some());
            // A tag may be cut in two by the end of the block.
            let end = kept + read;
            kept = end.min(LONGEST_FORMULA_TAG - 1);
            block.copy_within(end - kept..end, 0);
        }
    }
}

fn too_large() -> FileError {
    FileError::invalid(format!(
        "The workbook is larger than {} MiB when it is unpacked; split it",
        limits::INFLATED_BYTES >> 20
    ))
}

fn damaged(error: ZipError) -> FileError {
    FileError::invalid(match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => {
            "The workbook is protected with a password; save it without one and send it again"
                .to_owned()
        }
        error => format!("The workbook is damaged or cut off ({error})"),
    })
}

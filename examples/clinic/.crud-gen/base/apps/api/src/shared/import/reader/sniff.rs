//! What a file is, seen in its first bytes.

use std::fs::File;
use std::io::{self, Read, Seek};
use std::path::Path;

use super::{FileError, Format};

const SAVE_AS: &str = "save it as a workbook (.xlsx) or as CSV";
/// How a workbook from before 2007 begins, and how one with a password does.
const OLE: &[u8] = &[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const PAGES: [&str; 6] = ["<!doctype", "<html", "<head", "<meta", "<table", "<?xml"];

/// The format of a file, or what it is instead of one that can be read.
pub fn format(path: &Path) -> Result<Format, FileError> {
    let mut file = File::open(path)?;
    let mut start = Vec::new();
    file.by_ref().take(1024).read_to_end(&mut start)?;
    if start.starts_with(b"PK\x03\x04") {
        return Ok(Format::Xlsx);
    }
    if start.starts_with(b"PK\x05\x06") {
        return Err(FileError::invalid("The file is an empty archive"));
    }
    if start.starts_with(OLE) {
        file.rewind()?;
        return Err(FileError::invalid(match has_encrypted_package(file)? {
            true => {
                "The workbook is protected with a password; save it without one and send it again"
                    .to_owned()
            }
            false => format!("The file is a workbook of the old format (.xls); {SAVE_AS}"),
        }));
    }
    if start.starts_with(b"%PDF") {
        return Err(FileError::invalid(format!(
            "The file is a PDF and not a table; {SAVE_AS}"
        )));
    }
    let text = String::from_utf8_lossy(&start).to_lowercase();
    let text = text.trim_start_matches(|c: char| c == '\u{feff}' || c.is_whitespace());
    if PAGES.iter().any(|page| text.starts_with(page)) {
        return Err(FileError::invalid(format!(
            "The file is a web page or XML and not a table; open it in a spreadsheet and {SAVE_AS}"
        )));
    }
    Ok(Format::Csv)
}

/// Whether there is a stream of this name, which holds a workbook that is encrypted.
fn has_encrypted_package(mut file: impl Read) -> io::Result<bool> {
    let name: Vec<u8> = "EncryptedPackage"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    let mut window = Vec::new();
    loop {
        let overlap = window.len().min(name.len());
        window.drain(..window.len() - overlap);
        if file.by_ref().take(1 << 16).read_to_end(&mut window)? == 0 {
            return Ok(false);
        }
        if memchr::memmem::find(&window, &name).is_some() {
            return Ok(true);
        }
    }
}

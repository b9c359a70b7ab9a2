//! The characters of a text file.
//!
//! A file says in its first bytes that it is UTF-16, or UTF-8; one that says nothing is UTF-8 when all of it can be read as such.
//! Else it is Windows-1252 when it looks like a text of Western Europe, and is refused when it does not.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read, Seek, SeekFrom};
use std::path::Path;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Decoder, DecoderResult, Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use super::FileError;

const BLOCK: usize = 1 << 16;
/// Bytes that Windows-1252 has no character for.
const UNDEFINED: [u8; 5] = [0x81, 0x8d, 0x8f, 0x90, 0x9d];

/// The text of a file as UTF-8, without a byte order mark.
pub fn open(path: &Path) -> Result<Box<dyn BufRead + Send>, FileError> {
    let mut file = File::open(path)?;
    let (encoding, start) = detected(&mut file)?;
    file.seek(SeekFrom::Start(start))?;
    if encoding == UTF_8 {
        return Ok(Box::new(BufReader::with_capacity(BLOCK, file)));
    }
    let text = Decoded {
        file: BufReader::with_capacity(BLOCK, file),
        decoder: encoding.new_decoder_without_bom_handling(),
        is_over: false,
    };
    Ok(Box::new(BufReader::with_capacity(BLOCK, text)))
}

/// The encoding of a file and where its text begins.
fn detected(file: &mut File) -> Result<(&'static Encoding, u64), FileError> {
    let mut start = Vec::new();
    file.by_ref().take(4096).read_to_end(&mut start)?;
    if start.starts_with(&[0xff, 0xfe, 0, 0]) || start.starts_with(&[0, 0, 0xfe, 0xff]) {
        return Err(FileError::invalid(
            "The file is UTF-32; save it as UTF-8 and send it again",
        ));
    }
    if let Some((encoding, length)) = Encoding::for_bom(&start) {
        if encoding == UTF_8 {
            file.rewind()?;
            expect_utf8(file)?;
        }
        return Ok((encoding, length as u64));
    }
    if let Some(encoding) = utf16_without_mark(&start) {
        return Ok((encoding, 0));
    }
    file.rewind()?;
    let encoding = match utf8_until(file)? {
        Utf8::Valid => UTF_8,
        Utf8::Broken { at, wide: true } => return Err(broken(at)),
        Utf8::Broken { wide: false, .. } => {
            file.rewind()?;
            western(file)?
        }
    };
    Ok((encoding, 0))
}

/// Text of mostly Latin letters in UTF-16 has a zero in every second byte.
fn utf16_without_mark(start: &[u8]) -> Option<&'static Encoding> {
    let zeros = |from: usize| {
        start
            .iter()
            .skip(from)
            .step_by(2)
            .filter(|byte| **byte == 0)
    };
    let pairs = start.len() / 2;
    match (zeros(0).count(), zeros(1).count()) {
        (0, odd) if odd > pairs / 2 => Some(UTF_16LE),
        (even, 0) if even > pairs / 2 => Some(UTF_16BE),
        _ => None,
    }
}

enum Utf8 {
    Valid,
    /// From some byte on it is not UTF-8. `wide`: before it there are characters of more than one byte.
    Broken {
        at: u64,
        wide: bool,
    },
}

/// Reads a file to its end or to the first byte that is not UTF-8.
fn utf8_until(file: &mut File) -> Result<Utf8, FileError> {
    let mut block = Vec::with_capacity(BLOCK + 4);
    let mut before = 0;
    let mut wide = false;
    loop {
        let is_last = file.by_ref().take(BLOCK as u64).read_to_end(&mut block)? == 0;
        if memchr::memchr(0, &block).is_some() {
            return Err(FileError::invalid(
                "The file is not a table: it has bytes that no text has",
            ));
        }
        let (valid, is_cut) = match std::str::from_utf8(&block) {
            Ok(_) => (block.len(), false),
            Err(error) => (error.valid_up_to(), error.error_len().is_none()),
        };
        wide |= !block[..valid].is_ascii();
        if valid < block.len() && (is_last || !is_cut) {
            let at = before + valid as u64;
            return Ok(Utf8::Broken { at, wide });
        }
        if is_last {
            return Ok(Utf8::Valid);
        }
        before += valid as u64;
        block.drain(..valid);
    }
}

fn expect_utf8(file: &mut File) -> Result<(), FileError> {
    match utf8_until(file)? {
        Utf8::Valid => Ok(()),
        Utf8::Broken { at, .. } => Err(broken(at)),
    }
}

fn broken(at: u64) -> FileError {
    FileError::invalid(format!(
        "The file is not valid UTF-8 from byte {} on; it may be cut off",
        at + 1
    ))
}

/// Windows-1252, when a text that is not UTF-8 looks like it.
fn western(file: &mut File) -> Result<&'static Encoding, FileError> {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    let mut reader = BufReader::with_capacity(BLOCK, file);
    let mut is_undefined = false;
    loop {
        let block = reader.fill_buf()?;
        let length = block.len();
        detector.feed(block, length == 0);
        is_undefined |= block.iter().any(|byte| UNDEFINED.contains(byte));
        reader.consume(length);
        if length == 0 {
            break;
        }
    }
    let guess = detector.guess(None, Utf8Detection::Deny);
    if guess == WINDOWS_1252 && !is_undefined {
        return Ok(WINDOWS_1252);
    }
    Err(FileError::invalid(
        "The encoding of the file is not known; save it as UTF-8 (in a spreadsheet: \"CSV UTF-8\") and send it again",
    ))
}

/// Text of another encoding, read as UTF-8.
struct Decoded<R> {
    file: R,
    decoder: Decoder,
    is_over: bool,
}

impl<R: BufRead> Read for Decoded<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        while !self.is_over {
            let input = self.file.fill_buf()?;
            let is_last = input.is_empty();
            let (result, read, written) = self
                .decoder
                .decode_to_utf8_without_replacement(input, out, is_last);
            self.file.consume(read);
            if let DecoderResult::Malformed(..) = result {
                return Err(io::ErrorKind::InvalidData.into());
            }
            self.is_over = is_last && result == DecoderResult::InputEmpty;
            if written > 0 {
                return Ok(written);
            }
        }
        Ok(0)
    }
}

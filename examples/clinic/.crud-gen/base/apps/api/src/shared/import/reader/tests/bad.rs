//! Files that hurt, or that are not what they seem: each is refused with a sentence that says why.

use std::fmt::Write;

use super::made::{Workbook, row, zipped};
use super::{read, refusal};
use crate::shared::import::reader::limits;

fn workbook() -> Vec<u8> {
    Workbook::new(row(1, &["Name"]) + &row(2, &["a"])).bytes()
}

fn expect(bytes: &[u8], part: &str) {
    let sentence = refusal(bytes);
    assert!(sentence.contains(part), "{sentence}");
}

#[test]
fn a_text_that_is_no_table_is_refused() {
    expect(b"", "is empty");
    expect(b"\xef\xbb\xbf\n \n,,\n", "is empty");
    expect(
        b"<!DOCTYPE html><table><tr><td>a</td></tr></table>",
        "web page",
    );
    expect(b"\n <TABLE><tr><td>a", "web page");
    expect(b"<?xml version=\"1.0\"?><Workbook/>", "web page or XML");
    expect(b"%PDF-1.7\n", "PDF");
    expect(b"a,b\n1,\0\n", "bytes that no text has");
    expect(&[0; 5000], "bytes that no text has");
    expect(b"\xff\xfe\0\0a\0\0\0", "UTF-32");
    expect("Größe\nä".as_bytes().split_last().unwrap().1, "cut off");
    expect(b"\xff\xfea\0\n\0\0\xd8\n\0", "no characters");
    let russian = encoding_rs::WINDOWS_1251.encode("Название,Цена\nЯблоко,5\nГруша,7\n");
    expect(&russian.0, "encoding of the file is not known");
}

#[test]
fn a_quote_that_is_never_closed_is_found() {
    expect(b"\"a,b\n1,2\n", "in the first row");
    expect(b"a,b\n1,2\n3,\"4\n5,6\n", "after row 2 is never closed");
    expect(b"a,b\n1,2\n3,\"", "after row 2 is never closed");
    assert_eq!(read(b"a,b\n1,\"2\"").1.len(), 1);
    assert_eq!(read(b"a,b\n1,\"\"").1.len(), 1);
}

#[test]
fn a_csv_file_beyond_a_limit_is_refused() {
    expect(&[b'a'; 20_000_000], "longer than 1000000 bytes");
    expect(&[b','; limits::COLUMNS], "more than 200 columns");
    let long = format!("a\n{}\n", "ü".repeat(limits::CELL_LENGTH + 1));
    expect(
        long.as_bytes(),
        "Row 2 has a cell of more than 32767 characters",
    );
    let fits = format!("a\n{}\n", "ü".repeat(limits::CELL_LENGTH));
    assert_eq!(read(fits.as_bytes()).1.len(), 1);
    let rows = "a\n".repeat(limits::ROWS as usize + 2);
    expect(rows.as_bytes(), "more than 1000000 rows");
}

#[test]
fn what_is_no_workbook_is_refused() {
    let workbook = workbook();
    assert_eq!(read(&workbook).1.len(), 1);
    expect(&workbook[..workbook.len() / 2], "damaged or cut off");
    expect(&workbook[..100], "damaged or cut off");
    expect(&zipped(&[]), "empty archive");
    expect(
        &zipped(&[("inner.xlsx", &workbook)]),
        "archive and not a workbook",
    );
    expect(&zipped(&[("content.xml", b"<a/>")]), "OpenDocument");
    expect(&zipped(&[("xl/workbook.bin", b"")]), ".xlsb");
    let document = [
        ("[Content_Types].xml", &b""[..]),
        ("word/document.xml", b""),
    ];
    expect(&zipped(&document), "document and not a workbook");
    let types = [("[Content_Types].xml", &b"<Types/>"[..])];
    expect(&zipped(&types), "damaged");
    let mut old = vec![0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
    old.resize(200_000, 0);
    expect(&old, ".xls");
    let name = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes);
    old.splice(65_530..65_562, name);
    expect(&old, "protected with a password");
    let empty = Workbook::new("").bytes();
    expect(&empty, "is empty");
}

#[test]
fn two_cells_at_the_ends_of_a_sheet_cost_nothing() {
    let cell = |place: &str| format!(r#"<c r="{place}" t="inlineStr"><is><t>a</t></is></c>"#);
    let rows = |last: &str| {
        let (first, last) = (cell("A1"), cell(last));
        format!(r#"<row r="1">{first}</row><row r="1048576">{last}</row>"#)
    };
    let wide = Workbook::new(rows("XFD1048576")).bytes();
    assert!(wide.len() < 4800);
    expect(&wide, "more than 200 columns");
    let long = read(&Workbook::new(rows("A1048576")).bytes());
    assert_eq!(long.1, [(1_048_576, vec!["a".to_owned()])]);
    expect(
        &Workbook::new(rows("XFE1048577")).bytes(),
        "more than 200 columns",
    );
    let backwards = row(5, &["a"]) + &row(4, &["b"]);
    expect(&Workbook::new(backwards).bytes(), "not in order");
}

#[test]
fn a_bomb_is_seen_before_it_goes_off() {
    let spaces = " ".repeat(limits::INFLATED_BYTES as usize + 1);
    let bomb = Workbook::new(spaces).bytes();
    assert!(bomb.len() < 1_000_000);
    expect(&bomb, "when it is unpacked");

    // One that says of itself that it is small.
    let size = (limits::INFLATED_BYTES as u32 + 1).to_le_bytes();
    let mut liar = bomb;
    let prefix = u32::from_le_bytes(size).leading_zeros();
    let places: Vec<usize> = (0..liar.len() - 4)
        .filter(|at| {
            let number = u32::from_le_bytes([liar[*at], liar[at + 1], liar[at + 2], liar[at + 3]]);
            number.leading_zeros() == prefix && number >> 10 == u32::from_le_bytes(size) >> 10
        })
        .collect();
    assert!(!places.is_empty());
    for at in places {
        liar[at..at + 4].copy_from_slice(&100_u32.to_le_bytes());
    }
    expect(&liar, "");

    let names: Vec<String> = (0..=limits::ENTRIES).map(|n| format!("{n}.xml")).collect();
    let entries: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), &b""[..])).collect();
    expect(&zipped(&entries), "2001 files");
}

#[test]
fn memory_has_an_end_in_the_process_that_reads() {
    let mut workbook = Workbook::new(row(1, &["Name"]) + &row(2, &["a"]));
    workbook.strings.0 = r#"uniqueCount="99999999999""#.to_owned();
    expect(&workbook.bytes(), "too much memory");
    workbook.strings.0 = r#"uniqueCount="9999999999999999999""#.to_owned();
    expect(&workbook.bytes(), "damaged");
    workbook.strings = (
        String::new(),
        format!("<si><t>{}</t></si>", "a".repeat(20_000_000)),
    );
    workbook.rows[0] += r#"<row r="3"><c t="s"><v>0</v></c></row>"#;
    expect(
        &workbook.bytes(),
        "Row 3 has a cell of more than 32767 characters",
    );
    // A million strings are nothing out of the ordinary.
    workbook.strings.1 = (0..1_000_000).fold(String::new(), |mut strings, number| {
        write!(strings, "<si><t>{number}</t></si>").unwrap();
        strings
    });
    workbook.rows[0] += r#"<row r="4"><c t="s"><v>999999</v></c></row>"#;
    let (_, rows) = read(&workbook.bytes());
    assert_eq!(rows.last(), Some(&(4, vec!["999999".to_owned()])));
}

#[test]
fn damage_anywhere_is_a_refusal_and_never_more() {
    let good = workbook();
    let mut seed = 7_u64;
    for _ in 0..40 {
        let mut bytes = good.clone();
        for _ in 0..3 {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            let at = (seed >> 33) as usize % (bytes.len() - 4) + 4;
            bytes[at] = (seed >> 24) as u8;
        }
        let options = Default::default();
        if let Err(error) = super::read_with(&bytes, &options) {
            let is_refusal = matches!(error, super::FileError::Invalid(_));
            assert!(is_refusal, "{error:?}");
        }
    }
}

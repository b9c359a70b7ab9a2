//! CSV files as programs and people write them.

use encoding_rs::WINDOWS_1252;

use super::{read, table};
use crate::shared::import::writer;

fn utf16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(bytes).collect()
}

#[test]
fn every_delimiter_is_read_in_every_encoding() {
    let expected = table(
        &["Name", "Größe", "Preis"],
        &[
            (2, &["Äpfel, \"grün\"; rot", "007", "1,5"]),
            (3, &["Soße\tfein", "8", "2"]),
        ],
    );
    for delimiter in [",", ";", "\t"] {
        let text = format!(
            "Name{delimiter}Größe{delimiter}Preis\r\n\"Äpfel, \"\"grün\"\"; rot\"{delimiter}007{delimiter}\"1,5\"\r\n\"Soße\tfein\"{delimiter}8{delimiter}2\r\n"
        );
        let marked = format!("\u{feff}{text}");
        let files = [
            text.clone().into_bytes(),
            marked.clone().into_bytes(),
            utf16(&marked, u16::to_le_bytes),
            utf16(&marked, u16::to_be_bytes),
            utf16(&text, u16::to_le_bytes),
            utf16(&text, u16::to_be_bytes),
            WINDOWS_1252.encode(&text).0.into_owned(),
        ];
        for (index, file) in files.iter().enumerate() {
            assert_eq!(read(file), expected, "{delimiter:?}, file {index}");
        }
    }
}

#[test]
fn rows_have_the_numbers_that_a_spreadsheet_shows() {
    let expected = table(
        &["a", "b"],
        &[
            (3, &["x\ny\nz", "1"]),
            (4, &["2", ""]),
            (7, &["3", "4", "5"]),
            (8, &["6", "7"]),
        ],
    );
    let text = "a,b\n\n\"x\ny\nz\",1\n2\n\n , \n3,4,5,\n6,7";
    assert_eq!(read(text.as_bytes()), expected);
    let windows = text.replace('\n', "\r\n").replace("x\r\ny\r\nz", "x\ny\nz");
    assert_eq!(read(windows.as_bytes()), expected);
    assert_eq!(
        read(format!("{windows}\r\n\r\n,,\r\n").as_bytes()),
        expected
    );
    let old = read(b"a,b\r1,2\r3,4\r");
    assert_eq!(
        old,
        table(&["a", "b"], &[(2, &["1", "2"]), (3, &["3", "4"])])
    );
}

#[test]
fn the_delimiter_is_the_one_that_fits_the_rows() {
    let cases: [(&str, &[&str]); 5] = [
        (
            "Name, first;Price\nDoe, John;1,5\nRoe;2,5\n",
            &["Name, first", "Price"],
        ),
        ("only one column\na, b\nc\n", &["only one column"]),
        ("\"a;b\",c\n1,2\n", &["a;b", "c"]),
        ("sep=|\na|b;c\n1|2\n", &["a", "b;c"]),
        ("name,note\nx,a;b\ny,c;d\n", &["name", "note"]),
    ];
    for (text, headers) in cases {
        assert_eq!(read(text.as_bytes()).0, headers, "{text}");
    }
    assert_eq!(read(b"sep=;\na;b\n1;2\n").1[0].0, 3);
}

#[test]
fn duplicate_headers_get_numbers_and_cells_stay_as_they_are() {
    let text = "\n\nCode,Code,\n=\"007\",'=1+1,1E5\n123456789012345,#N/A, x \n";
    let expected = table(
        &["Code", "Code (2)"],
        &[
            (4, &["007", "=1+1", "1E5"]),
            (5, &["123456789012345", "#N/A", " x "]),
        ],
    );
    assert_eq!(read(text.as_bytes()), expected);
}

#[test]
fn what_is_written_is_read_again_without_loss() {
    let cells = [
        "=1+1", "'=1+1", "-5", "+1", "@a", "\tx", "007", "a\r\nb", "\"q\"", ",;", " a ", "=\"7\"",
        "ü",
    ];
    let header: Vec<String> = (0..cells.len()).map(|n| format!("c{n}")).collect();
    let row: Vec<String> = cells.iter().map(|cell| (*cell).to_owned()).collect();
    let mut out = Vec::new();
    writer::csv(&mut out, &header, &mut [row.clone()].into_iter()).unwrap();
    assert_eq!(read(&out), (header, vec![(2, row)]));
}

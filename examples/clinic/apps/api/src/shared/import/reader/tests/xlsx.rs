//! Workbooks as programs and people write them.

use super::made::{Workbook, row};
use super::{Options, file, open, read, read_with, table};
use crate::shared::import::reader::CellKind::{self, *};
use crate::shared::import::writer;

/// The cells of the second row, whose XML is given.
fn cells(properties: &'static str, xml: &str) -> Vec<(CellKind, String)> {
    let mut workbook = Workbook::new(format!(
        r#"{}<row r="2">{xml}</row>"#,
        row(1, &["a", "b", "c", "d", "e", "f", "g", "h"])
    ));
    workbook.properties = properties;
    let file = file(&workbook.bytes());
    let record = open(file.path(), &Options::default())
        .unwrap()
        .next()
        .unwrap()
        .unwrap();
    let cells = record.cells.into_iter();
    let cells = cells.map(|cell| (cell.kind, cell.text));
    cells.filter(|(kind, _)| *kind != Empty).collect()
}

fn expected(cells: &[(CellKind, &str)]) -> Vec<(CellKind, String)> {
    let cells = cells.iter();
    cells
        .map(|(kind, text)| (*kind, (*text).to_owned()))
        .collect()
}

#[test]
fn days_and_times_are_read_in_both_calendars() {
    let xml = r#"<c s="1"><v>45943</v></c><c s="2"><v>45943.5</v></c><c s="3"><v>0.75</v></c><c s="4"><v>1.5</v></c><c s="1"><v>60</v></c><c s="1"><v>1</v></c><c t="d"><v>2025-12-31</v></c>"#;
    let of_1900 = [
        (Date, "2025-10-13"),
        (DateTime, "2025-10-13T12:00:00"),
        (Time, "18:00:00"),
        (Text, "36:00:00"),
        (Error, "60 is not a day"),
        (Date, "1900-01-01"),
        (Date, "2025-12-31"),
    ];
    assert_eq!(cells("", xml), expected(&of_1900));
    let xml = r#"<c s="1"><v>44481</v></c><c s="2"><v>44481.5</v></c><c s="3"><v>0.75</v></c>"#;
    assert_eq!(cells(r#"date1904="1""#, xml), expected(&of_1900[..3]));
}

#[test]
fn numbers_have_the_digits_that_a_spreadsheet_shows() {
    let xml = r#"<c><v>0.30000000000000004</v></c><c><v>123456789012345</v></c><c><v>1234567890123456</v></c><c s="5"><v>42</v></c><c><v>1.5E-7</v></c><c><v>-0</v></c><c><v>1E+20</v></c>"#;
    let shown = [
        (Number, "0.3"),
        (Number, "123456789012345"),
        (Number, "1234567890123456"),
        (Number, "00042"),
        (Number, "0.00000015"),
        (Number, "0"),
        (Number, "100000000000000000000"),
    ];
    assert_eq!(cells("", xml), expected(&shown));
}

#[test]
fn a_formula_is_its_result_or_an_error() {
    let xml = r#"<c><f>1+1</f><v>2</v></c><c t="str"><f>A1</f><v>x</v></c><c><f>1+2</f></c><c><f>1+3</f><v></v></c><c t="e"><v>#N/A</v></c><c t="b"><v>1</v></c><c t="str"><f>T(5)</f><v></v></c><c t="inlineStr"><is><t>'=1+1</t></is></c>"#;
    let shown = [
        (Number, "2"),
        (Text, "x"),
        (Error, "formula without a result"),
        (Error, "formula without a result"),
        (Error, "#N/A"),
        (Bool, "true"),
        (Text, "=1+1"),
    ];
    assert_eq!(cells("", xml), expected(&shown));
}

#[test]
fn hidden_rows_count_and_empty_ones_do_not() {
    let rows = [
        row(2, &["Name", "Name", "", "Note"]),
        row(4, &["a", "b", "c", "d"]).replace("<row ", r#"<row hidden="1" "#),
        row(5, &["", " "]),
        r#"<row r="7"><c r="D7" t="inlineStr"><is><t>x</t></is></c><c r="E7" s="1"/></row>"#
            .to_owned(),
        r#"<row r="900000"><c r="A900000" s="1"/></row>"#.to_owned(),
    ];
    let expected = table(
        &["Name", "Name (2)", "Column 3", "Note"],
        &[(4, &["a", "b", "c", "d"]), (7, &["", "", "", "x"])],
    );
    assert_eq!(read(&Workbook::new(rows.concat()).bytes()), expected);
}

#[test]
fn a_sheet_is_found_by_its_name_and_a_hidden_one_only_so() {
    let mut workbook = Workbook::new(row(1, &["hidden"]) + &row(2, &["1"]));
    workbook.state = "hidden";
    workbook.rows[1] = row(1, &["shown"]) + &row(2, &["2"]);
    let bytes = workbook.bytes();
    assert_eq!(read(&bytes), table(&["shown"], &[(2, &["2"])]));
    let named = |name: &str| {
        let sheet = Some(name.to_owned());
        read_with(&bytes, &Options { sheet })
    };
    assert_eq!(named("First").unwrap(), table(&["hidden"], &[(2, &["1"])]));
    let file = file(&bytes);
    let sheets = open(file.path(), &Options::default()).unwrap().sheets;
    let sheets = sheets.map(|sheets| (sheets.names, sheets.chosen));
    assert_eq!(sheets, Some((vec!["Second".into()], "Second".into())));
    let error = named("Third").unwrap_err().to_string();
    assert_eq!(error, "The workbook has no sheet `Third`");
}

#[test]
fn an_empty_sheet_is_not_read_when_another_has_something() {
    let mut workbook = Workbook::new(String::new());
    workbook.rows[1] = row(1, &["shown"]) + &row(2, &["2"]);
    let bytes = workbook.bytes();
    assert_eq!(read(&bytes), table(&["shown"], &[(2, &["2"])]));
    let sheet = Some("First".to_owned());
    let error = read_with(&bytes, &Options { sheet }).unwrap_err();
    assert_eq!(error.to_string(), "The sheet `First` is empty");
    let error = open(
        file(&Workbook::new(String::new()).bytes()).path(),
        &Options::default(),
    );
    assert_eq!(
        error.err().unwrap().to_string(),
        "The sheet `First` is empty"
    );
}

#[test]
fn what_is_written_is_read_again_without_loss() {
    let cells = [
        "=1+1",
        "'=1+1",
        "-5",
        "+1",
        "@a",
        "\tx",
        "007",
        "a\nb",
        "\"q\"",
        "<&>",
        " a ",
        "=\"7\"",
        "ü😀",
        "_x0041_",
        "1234567890123456789",
        "",
    ];
    let header: Vec<String> = (0..cells.len()).map(|n| format!("c{n}")).collect();
    let row: Vec<String> = cells.iter().map(|cell| (*cell).to_owned()).collect();
    let mut out = Vec::new();
    writer::xlsx(
        &mut out,
        &header,
        &mut [row.clone(), row.clone()].into_iter(),
    )
    .unwrap();
    assert_eq!(read(&out), (header, vec![(2, row.clone()), (3, row)]));
}

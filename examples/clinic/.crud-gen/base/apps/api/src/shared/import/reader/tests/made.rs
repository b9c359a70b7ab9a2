//! Workbooks made of their parts.

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const TYPES: &str = r#"<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>"#;
const PACKAGE: &str = r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
const RELATIONS: &str = r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet2.xml"/></Relationships>"#;
/// 1: a day, 2: a day and a time, 3: a time, 4: a length of time, 5: five digits.
const STYLES: &str = r#"<?xml version="1.0"?><styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="1"><numFmt numFmtId="164" formatCode="00000"/></numFmts><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="6"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="22"/><xf numFmtId="21"/><xf numFmtId="46"/><xf numFmtId="164"/></cellXfs></styleSheet>"#;
const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

pub struct Workbook {
    /// The attributes of the element `workbookPr`.
    pub properties: &'static str,
    /// The state of the first sheet.
    pub state: &'static str,
    /// The rows of both sheets, as XML.
    pub rows: [String; 2],
    /// The attributes and the entries of the shared strings.
    pub strings: (String, String),
}

impl Workbook {
    pub fn new(rows: impl Into<String>) -> Self {
        Self {
            properties: "",
            state: "visible",
            rows: [rows.into(), String::new()],
            strings: Default::default(),
        }
    }

    pub fn bytes(&self) -> Vec<u8> {
        let workbook = format!(
            r#"<?xml version="1.0"?><workbook xmlns="{MAIN}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><workbookPr {}/><sheets><sheet name="First" sheetId="1" state="{}" r:id="rId1"/><sheet name="Second" sheetId="2" r:id="rId2"/></sheets></workbook>"#,
            self.properties, self.state
        );
        let sheets = self.rows.each_ref().map(|rows| {
            format!(
                r#"<?xml version="1.0"?><worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>"#
            )
        });
        let (attributes, entries) = &self.strings;
        let strings =
            format!(r#"<?xml version="1.0"?><sst xmlns="{MAIN}" {attributes}>{entries}</sst>"#);
        zipped(&[
            ("[Content_Types].xml", TYPES.as_bytes()),
            ("_rels/.rels", PACKAGE.as_bytes()),
            ("xl/workbook.xml", workbook.as_bytes()),
            ("xl/_rels/workbook.xml.rels", RELATIONS.as_bytes()),
            ("xl/styles.xml", STYLES.as_bytes()),
            ("xl/sharedStrings.xml", strings.as_bytes()),
            ("xl/worksheets/sheet1.xml", sheets[0].as_bytes()),
            ("xl/worksheets/sheet2.xml", sheets[1].as_bytes()),
        ])
    }
}

/// A row of texts.
pub fn row(number: u32, texts: &[&str]) -> String {
    let cells = texts
        .iter()
        .map(|text| format!(r#"<c t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>"#));
    let cells: String = cells.collect();
    format!(r#"<row r="{number}">{cells}</row>"#)
}

pub fn zipped(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_level(Some(1));
    for (name, content) in entries {
        archive.start_file(*name, options).unwrap();
        archive.write_all(content).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

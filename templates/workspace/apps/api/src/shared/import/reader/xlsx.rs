//! The rows of a workbook, read inside of the child process.
//!
//! Rows and columns that are hidden are read like others. A formula is its result.

use std::collections::HashSet;
use std::fs::File;
use std::io::BufReader;
use std::path::Path;

use calamine::{
    DataRef, ExcelDateTime, Reader, Sheet, SheetType, SheetVisible, Style, Xlsx, XlsxCellReader,
    XlsxError,
};
use chrono::{NaiveDate, NaiveDateTime};

use super::cell::{Cell, CellKind, NO_RESULT, Record};
use super::{FileError, Sheets, archive, limits};
use crate::shared::import::formula;

type Workbook = Xlsx<BufReader<File>>;
type Cells<'a> = XlsxCellReader<'a, BufReader<File>>;

/// Digits of a number that a spreadsheet shows.
const DIGITS: usize = 15;
/// From here on whole numbers have more digits than that.
const LONG_NUMBER: f64 = 1e15;
/// How many formulas may lack their result before the workbook is refused as a whole.
const OPEN_FORMULAS: usize = 100_000;

/// What is read of a workbook.
pub enum Part {
    Sheets(Sheets),
    Row(Record),
}

/// Gives the sheets of a workbook and then the rows of one, one after another, until there are no more or `take` wants none.
pub fn read(
    path: &Path,
    sheet: Option<&str>,
    mut take: impl FnMut(Part) -> Result<(), FileError>,
) -> Result<(), FileError> {
    let contents = archive::check(&File::open(path)?)?;
    let file = BufReader::new(File::open(path)?);
    let mut workbook = Xlsx::new(file).map_err(damaged)?;
    let sheet = chosen(&mut workbook, sheet)?;
    take(Part::Sheets(Sheets {
        names: visible(&workbook).collect(),
        chosen: sheet.clone(),
    }))?;
    let open_formulas = match contents.has_formulas {
        true => open_formulas(&mut workbook, &sheet)?,
        false => HashSet::new(),
    };
    let mut cells = workbook.worksheet_cells_reader(&sheet).map_err(damaged)?;
    let padding: Vec<usize> = cells.styles().iter().map(padding).collect();
    let mut row: Option<Record> = None;
    while let Some(((line, column), cell)) = next(&mut cells, &padding, &open_formulas)? {
        let row_no = u64::from(line) + 1;
        if limits::is_too_long(&cell.text) {
            return Err(limits::too_long_cell(row_no));
        }
        if column as usize >= limits::COLUMNS {
            return Err(limits::too_many_columns());
        }
        let row = match &mut row {
            Some(row) if row.row_no == row_no => row,
            other => {
                if let Some(row) = other.take() {
                    if row.row_no > row_no {
                        return Err(FileError::invalid("The rows of the sheet are not in order"));
                    }
                    take(Part::Row(row))?;
                }
                let cells = Vec::new();
                other.insert(Record { row_no, cells })
            }
        };
        let width = row.cells.len().max(column as usize + 1);
        row.cells.resize_with(width, Cell::empty);
        row.cells[column as usize] = cell;
    }
    row.map_or(Ok(()), |row| take(Part::Row(row)))
}

/// The sheet of this name, or the first one that is neither hidden nor empty.
fn chosen(workbook: &mut Workbook, name: Option<&str>) -> Result<String, FileError> {
    let Some(name) = name else {
        return first_filled(workbook);
    };
    match worksheets(workbook).any(|sheet| sheet.name == name) {
        true => Ok(name.to_owned()),
        false => Err(FileError::Invalid(format!(
            "The workbook has no sheet `{name}`"
        ))),
    }
}

/// The first sheet when all are empty.
fn first_filled(workbook: &mut Workbook) -> Result<String, FileError> {
    let names: Vec<String> = visible(workbook).collect();
    for name in &names {
        let mut cells = workbook.worksheet_cells_reader(name).map_err(damaged)?;
        while let Some(cell) = cells.next_cell().map_err(damaged)? {
            if *cell.get_value() != DataRef::Empty {
                return Ok(name.clone());
            }
        }
    }
    let none = || FileError::invalid("The workbook has no sheet that is not hidden");
    names.into_iter().next().ok_or_else(none)
}

fn visible(workbook: &Workbook) -> impl Iterator<Item = String> {
    let visible = worksheets(workbook).filter(|sheet| sheet.visible == SheetVisible::Visible);
    visible.map(|sheet| sheet.name.clone())
}

fn worksheets(workbook: &Workbook) -> impl Iterator<Item = &Sheet> {
    let sheets = workbook.sheets_metadata().iter();
    sheets.filter(|sheet| sheet.typ == SheetType::WorkSheet)
}

/// The cells with a formula whose result was never kept.
fn open_formulas(workbook: &mut Workbook, sheet: &str) -> Result<HashSet<(u32, u32)>, FileError> {
    let mut cells = workbook.worksheet_cells_reader(sheet).map_err(damaged)?;
    let mut open = HashSet::new();
    while let Some(cell) = cells.next_cell_with_formula_metadata().map_err(damaged)? {
        if cell.formula.is_some() && cell.value == DataRef::Empty {
            open.insert(cell.pos);
        }
        if open.len() > OPEN_FORMULAS {
            return Err(FileError::invalid(
                "The workbook has formulas without results; open it in a spreadsheet, save it and send it again",
            ));
        }
    }
    Ok(open)
}

type Placed = ((u32, u32), Cell);

/// The next cell that holds something.
fn next(
    cells: &mut Cells<'_>,
    padding: &[usize],
    open_formulas: &HashSet<(u32, u32)>,
) -> Result<Option<Placed>, FileError> {
    while let Some((found, style)) = cells.next_cell_with_style_id().map_err(damaged)? {
        let place = found.get_position();
        let padding = padding.get(style).copied().unwrap_or_default();
        let cell = match open_formulas.contains(&place) {
            true => Cell::new(CellKind::Error, NO_RESULT),
            false => cell(found.get_value(), padding),
        };
        if cell.kind != CellKind::Empty {
            return Ok(Some((place, cell)));
        }
    }
    Ok(None)
}

fn cell(value: &DataRef<'_>, padding: usize) -> Cell {
    match value {
        DataRef::Empty => Cell::empty(),
        DataRef::String(text) => Cell::text(formula::unquoted(text)),
        DataRef::SharedString(text) => Cell::text(formula::unquoted(text)),
        DataRef::Int(number) => Cell::new(CellKind::Number, format!("{number:0padding$}")),
        DataRef::Float(number) => Cell::new(CellKind::Number, digits(*number, padding)),
        DataRef::Bool(value) => Cell::new(CellKind::Bool, value.to_string()),
        DataRef::DateTime(time) => moment(*time),
        DataRef::DateTimeIso(text) => match text.contains('T') {
            true => Cell::new(CellKind::DateTime, text.trim_end_matches('Z')),
            false => Cell::new(CellKind::Date, text.as_str()),
        },
        DataRef::DurationIso(text) => Cell::text(text.as_str()),
        DataRef::Error(error) => Cell::new(CellKind::Error, error.to_string()),
    }
}

/// The digits that a spreadsheet shows: 0.1 + 0.2 is 0.3 there, too.
fn digits(number: f64, padding: usize) -> String {
    if number.abs() >= LONG_NUMBER {
        return number.to_string();
    }
    let shown = format!("{number:.*e}", DIGITS - 1);
    let number = shown.parse().unwrap_or(number);
    match number == 0.0 {
        true => "0".repeat(padding.max(1)),
        false => format!("{number:0padding$}"),
    }
}

/// How many digits a number is filled up to with zeros: 5 in the format `00000`.
fn padding(style: &Style) -> usize {
    let format = style.number_format.as_ref();
    let zeros = format.map_or("", |format| &format.format_code);
    match !zeros.is_empty() && zeros.bytes().all(|byte| byte == b'0') {
        true => zeros.len(),
        false => 0,
    }
}

/// A day, a time of a day, or both; a length of time is the time of a day as long as it is shorter.
fn moment(time: ExcelDateTime) -> Cell {
    let serial = time.as_f64();
    let (year, month, day, hour, minute, second, milli) = time.to_ymd_hms_milli();
    let day = NaiveDate::from_ymd_opt(year.into(), month.into(), day.into());
    let clock = chrono::NaiveTime::from_hms_milli_opt(
        hour.into(),
        minute.into(),
        second.into(),
        milli.into(),
    );
    let (Some(day), Some(clock)) = (day, clock) else {
        return Cell::new(CellKind::Error, format!("{serial} is not a day"));
    };
    if (0.0..1.0).contains(&serial) {
        return Cell::new(CellKind::Time, clock.to_string());
    }
    if time.is_duration() {
        let hours = (serial * 24.0).floor();
        let clock = clock.to_string();
        let rest = clock.split_once(':').map_or("", |(_, rest)| rest);
        return Cell::text(format!("{hours}:{rest}"));
    }
    if serial < 0.0 {
        return Cell::new(CellKind::Error, format!("{serial} is not a day"));
    }
    match clock == chrono::NaiveTime::MIN {
        true => Cell::new(CellKind::Date, day.to_string()),
        false => {
            let time = NaiveDateTime::new(day, clock);
            Cell::new(CellKind::DateTime, format!("{time:?}"))
        }
    }
}

fn damaged(error: XlsxError) -> FileError {
    FileError::invalid(match error {
        XlsxError::Password => {
            "The workbook is protected with a password; save it without one and send it again"
                .to_owned()
        }
        error => format!("The workbook is damaged ({error})"),
    })
}

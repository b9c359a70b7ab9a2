//! From the cells of a row to a record, or to what is wrong with it.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde_json::value::{RawValue, to_raw_value};
use serde_json::{Map, Value};

use super::commas::Commas;
use super::convert::{self, Complaint};
use super::job::Mapping;
use super::problem::RowProblem;
use super::reader::{Cell, Record};
use super::service::Importer;
use crate::shared::http::FieldError;
use crate::shared::table::{ColumnInfo, InputMode, input};

/// A row that has been looked at by itself.
#[derive(Debug)]
pub struct Checked {
    pub row_no: i64,
    /// The cells as the file has them, but for those that are read into a secret: these are empty.
    pub cells: Vec<String>,
    /// The fields of the record.
    pub fields: Map<String, Value>,
    pub problems: Vec<RowProblem>,
}

/// The text of a cell, unless it is read into a secret.
fn shown_text(column: &ColumnInfo, cell: &Cell) -> Option<String> {
    column.is_shown().then(|| cell.text.clone())
}

/// What a file is read into.
#[derive(Debug)]
pub struct Checker {
    importer: &'static dyn Importer,
    columns: Vec<(&'static ColumnInfo, usize)>,
    width: usize,
    commas: Arc<Commas>,
}

impl Checker {
    /// `width` is the number of columns that the file says to have.
    pub fn new(
        importer: &'static dyn Importer,
        mapping: &Mapping,
        width: usize,
        commas: Arc<Commas>,
    ) -> Self {
        let table = importer.about().table;
        let columns = mapping.iter();
        Self {
            importer,
            columns: columns
                .filter_map(|(field, index)| Some((table.column(field)?, *index)))
                .collect(),
            width,
            commas,
        }
    }

    /// Everything that is wrong with one row by itself.
    pub fn check(&self, record: Record) -> Checked {
        let mut fields = Map::new();
        let mut problems = Vec::new();
        for (column, index) in &self.columns {
            let cell = record.cells.get(*index).filter(|cell| !cell.is_blank());
            match cell {
                Some(cell) => match self.value(column, *index, cell) {
                    Ok(value) => drop(fields.insert(column.name.to_owned(), value)),
                    Err(complaint) => {
                        let code = complaint.code;
                        let message = match column.is_shown() {
                            true => complaint.message,
                            false => complaint.unquoted(),
                        };
                        let error = FieldError::new(column.name, code, message);
                        problems.push(RowProblem::of_field(error, shown_text(column, cell)));
                    }
                },
                // A secret that a file leaves out stays as it is.
                None if column.nullable && column.is_shown() => {
                    fields.insert(column.name.to_owned(), Value::Null);
                }
                None => {}
            }
        }
        let extra = record.cells.iter().skip(self.width);
        if extra.filter(|cell| !cell.is_blank()).count() > 0 {
            let message = "the row has more cells than the header";
            problems.push(RowProblem::of_row("too_many_cells", message));
        }
        problems.extend(self.broken_rules(&fields, &problems, &record));
        if problems.is_empty()
            && let Some(misfit) = self.misfit(&fields)
        {
            problems.push(RowProblem::of_row("invalid", misfit));
        }
        Checked {
            row_no: i64::try_from(record.row_no).unwrap_or(i64::MAX),
            cells: self.shown_cells(record),
            fields,
            problems,
        }
    }

    /// The value of a cell, which is judged with its column.
    fn value(&self, column: &ColumnInfo, index: usize, cell: &Cell) -> Result<Value, Complaint> {
        let readings = column
            .kind
            .is_number()
            .then(|| self.commas.readings(index, cell));
        match readings.flatten() {
            Some([one, other]) => Err(Complaint::ambiguous([&one, &other])),
            None => convert::value(cell, column.kind),
        }
    }

    /// The rules that a request for a new record has to keep, too.
    fn broken_rules(
        &self,
        fields: &Map<String, Value>,
        known: &[RowProblem],
        record: &Record,
    ) -> Vec<RowProblem> {
        let raw: BTreeMap<String, Box<RawValue>> = fields
            .iter()
            .filter_map(|(name, value)| Some((name.clone(), to_raw_value(value).ok()?)))
            .collect();
        let raw = raw.iter().map(|(name, value)| (name.clone(), &**value));
        let table = self.importer.about().table;
        let errors = input::errors(table, InputMode::Create, &raw.collect());
        let is_new = |error: &FieldError| {
            !known
                .iter()
                .any(|problem| problem.field.as_ref() == Some(&error.field))
        };
        errors
            .into_iter()
            .filter(is_new)
            .map(|error| {
                let value = self.text_of(&error.field, record);
                RowProblem::of_field(error, value)
            })
            .collect()
    }

    fn text_of(&self, field: &str, record: &Record) -> Option<String> {
        let mut columns = self.columns.iter();
        let (column, index) = columns.find(|(column, _)| column.name == field)?;
        shown_text(column, record.cells.get(*index)?)
    }

    fn shown_cells(&self, record: Record) -> Vec<String> {
        let mut cells: Vec<String> = record.cells.into_iter().map(|cell| cell.text).collect();
        for (column, index) in &self.columns {
            if !column.is_shown()
                && let Some(cell) = cells.get_mut(*index)
            {
                cell.clear();
            }
        }
        cells
    }

    fn misfit(&self, fields: &Map<String, Value>) -> Option<String> {
        match serde_json::to_string(fields) {
            Ok(text) => self.importer.misfit(&text),
            Err(error) => Some(error.to_string()),
        }
    }
}

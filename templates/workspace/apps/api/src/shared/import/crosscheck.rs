//! The check of rows against each other and against the database.

use std::collections::HashSet;

use serde_json::{Map, Value};

use super::check::Checked;
use super::job::{Counts, FileColumn};
use super::keys::SeenKeys;
use super::lookup::{self, Values};
use super::mapping::columns_of_a_report;
use super::problem::RowProblem;
use super::rights::Sight;
use super::rows::{DUPLICATE, INVALID, NewRow, VALID};
use super::rules;
use super::service::{About, Importer, Reference, RowCheck};
use crate::shared::database::DbConnection;

/// The code of what is wrong with a row that breaks a rule of its table.
pub const BROKEN_RULE: &str = "check";

/// What the check of a file knows so far.
#[derive(Debug)]
pub struct Crosscheck {
    about: &'static About,
    sight: Sight,
    /// For each set of unique columns, the values that there were.
    seen: Vec<SeenKeys>,
    pub counts: Counts,
    /// How many cells of a row were in the file that somebody made.
    width: usize,
}

/// The keys of rows that are written before a row, or with it.
struct OwnRows<'a> {
    above: &'a SeenKeys,
    /// Those of its page.
    here: SeenKeys,
}

impl OwnRows<'_> {
    fn have(&self, values: &Values) -> bool {
        self.above.contains(values) || self.here.contains(values)
    }
}

impl Crosscheck {
    pub fn new(importer: &'static dyn Importer, sight: Sight, columns: &[FileColumn]) -> Self {
        let about = importer.about();
        Self {
            about,
            sight,
            seen: about.uniques.iter().map(|_| SeenKeys::default()).collect(),
            counts: Counts::default(),
            width: columns.len() - columns_of_a_report(columns),
        }
    }

    /// Finishes a page of rows that have been looked at by themselves.
    pub async fn page(
        &mut self,
        connection: &mut DbConnection,
        mut page: Vec<Checked>,
    ) -> sqlx::Result<Vec<NewRow>> {
        self.find_dangling(connection, &mut page).await?;
        self.find_broken(connection, &mut page).await?;
        let mut duplicates = self.find_existing(connection, &page).await?;
        self.find_repeated(&page, &mut duplicates);
        let rows = page.into_iter().zip(duplicates);
        Ok(rows.map(|(row, found)| self.finished(row, found)).collect())
    }

    /// Refuses rows that refer to nothing: neither to a record nor to a row of the file that is written before or with them.
    /// What refers to a table that may not be read is left to the database.
    async fn find_dangling(
        &self,
        connection: &mut DbConnection,
        page: &mut [Checked],
    ) -> sqlx::Result<()> {
        for reference in self.sight.references.iter().copied() {
            let rows = self.values(page, reference.columns);
            let missing = lookup::dangling(connection, self.about.table, reference, &rows).await?;
            let missing: HashSet<usize> = missing.into_iter().collect();
            let own_rows = self.own_rows(page, reference);
            for (index, values) in rows {
                if !missing.contains(&index)
                    || own_rows.as_ref().is_some_and(|own| own.have(&values))
                {
                    continue;
                }
                let message = "refers to a record that does not exist";
                let row = &mut page[index];
                let problem = self.problem(row, reference.columns, "reference", message);
                row.problems.push(problem);
            }
        }
        Ok(())
    }

    /// Refuses rows that break rules of the table, with all of these.
    async fn find_broken(
        &self,
        connection: &mut DbConnection,
        page: &mut [Checked],
    ) -> sqlx::Result<()> {
        let table = self.about.table;
        let mut found = Vec::new();
        for check in self.about.checks {
            let rows = of_good(page, |row| {
                lookup::nullable_values_of(table, check.columns, &row.fields)
            });
            let message = self.rule(check);
            for index in rules::breaking(connection, table, check, &rows).await? {
                let problem = self.problem(&page[index], check.columns, BROKEN_RULE, &message);
                found.push((index, problem));
            }
        }
        for (index, problem) in found {
            page[index].problems.push(problem);
        }
        Ok(())
    }

    /// What a row that breaks a rule is told, behind the name of the first field.
    fn rule(&self, check: &RowCheck) -> String {
        let others = check.columns.iter().skip(1);
        let others: Vec<&str> = others
            .filter_map(|column| self.about.label(self.about.table.field(column)?))
            .collect();
        match others.is_empty() {
            true => "is not an allowed value".to_owned(),
            false => format!("does not go together with {}", others.join(", ")),
        }
    }

    /// The rows of the file that a reference may mean, if it is one to their own table.
    fn own_rows(&self, page: &[Checked], reference: &Reference) -> Option<OwnRows<'_>> {
        if reference.table != self.about.table.name {
            return None;
        }
        let mut sets = self.about.uniques.iter().zip(&self.seen);
        let (columns, above) = sets.find(|(columns, _)| **columns == reference.targets)?;
        let mut here = SeenKeys::default();
        for (index, values) in self.values(page, columns) {
            here.row_before(&values, page[index].row_no);
        }
        Some(OwnRows { above, here })
    }

    /// Finds the rows whose record is there already.
    async fn find_existing(
        &self,
        connection: &mut DbConnection,
        page: &[Checked],
    ) -> sqlx::Result<Vec<Option<RowProblem>>> {
        let mut found: Vec<Option<RowProblem>> = page.iter().map(|_| None).collect();
        if !self.sight.own {
            return Ok(found);
        }
        for columns in self.about.uniques {
            let rows = self.values(page, columns);
            let known = lookup::existing(connection, self.about.table, columns, &rows).await?;
            for index in known {
                let message = "another record has this value already";
                let problem = self.problem(&page[index], columns, "duplicate", message);
                found[index].get_or_insert(problem);
            }
        }
        Ok(found)
    }

    /// Finds the rows whose record stands further up in the file.
    fn find_repeated(&mut self, page: &[Checked], found: &mut [Option<RowProblem>]) {
        for (set, columns) in self.about.uniques.iter().enumerate() {
            for (index, values) in self.values(page, columns) {
                let row = &page[index];
                if let Some(first) = self.seen[set].row_before(&values, row.row_no) {
                    let message = format!("has the same value as row {first}");
                    let problem = self.problem(row, columns, "duplicate", &message);
                    found[index].get_or_insert(problem);
                }
            }
        }
    }

    /// The values of some columns, of each good row that has them.
    fn values(&self, page: &[Checked], columns: &[&str]) -> Vec<(usize, Values)> {
        of_good(page, |row| {
            lookup::values_of(self.about.table, columns, &row.fields)
        })
    }

    fn problem(&self, row: &Checked, columns: &[&str], code: &str, message: &str) -> RowProblem {
        let mut known = self.about.table.columns.iter();
        let column = known.find(|known| columns.first() == Some(&known.column));
        let shown = column.filter(|column| column.is_shown());
        RowProblem {
            value: shown.and_then(|column| text(&row.fields, column.name)),
            field: column.map(|column| column.name.to_owned()),
            code: code.to_owned(),
            message: message.to_owned(),
        }
    }

    fn finished(&mut self, mut row: Checked, duplicate: Option<RowProblem>) -> NewRow {
        self.counts.total += 1;
        let (status, count) = match (row.problems.is_empty(), &duplicate) {
            (false, _) => (INVALID, &mut self.counts.invalid),
            (true, Some(_)) => (DUPLICATE, &mut self.counts.duplicate),
            (true, None) => (VALID, &mut self.counts.valid),
        };
        *count += 1;
        row.problems.extend(duplicate);
        row.cells.truncate(self.width);
        let data = (status != INVALID).then(|| Value::Object(row.fields).to_string());
        NewRow {
            row_no: row.row_no,
            status,
            cells: row.cells,
            data,
            problems: row.problems,
        }
    }
}

/// What is known of each good row, by its place in the page.
fn of_good<T>(page: &[Checked], known: impl Fn(&Checked) -> Option<T>) -> Vec<(usize, T)> {
    let good = page.iter().enumerate();
    let good = good.filter(|(_, row)| row.problems.is_empty());
    good.filter_map(|(index, row)| Some((index, known(row)?)))
        .collect()
}

fn text(fields: &Map<String, Value>, field: &str) -> Option<String> {
    Some(match fields.get(field)? {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    })
}

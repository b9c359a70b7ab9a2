//! Says what a source demands that a table made from it does not have.

use super::catalogue::Catalogue;
use super::draft::{Draft, DraftCheck, DraftColumn};
use super::spelling::Spelling;
use crate::expression::expression;
use crate::source::tables::Note;
use crate::sql::sql_ident;
use sqlparser::ast::{ConstraintReferenceMatchKind, Expr, ForeignKeyConstraint};
use std::collections::{BTreeMap, BTreeSet};

impl Catalogue<'_> {
    /// Notes what a foreign key demands beside what a reference says; half of a key is kept out by a check.
    pub fn note_key(&mut self, draft: &mut Draft, columns: &[String], key: &ForeignKeyConstraint) {
        let table = draft.table.clone();
        if key.characteristics.is_some_and(|found| found.deferrable == Some(true)) {
            let columns = columns.join(", ");
            let what = format!("the foreign key of ({columns}) is checked at once: `DEFERRABLE` is left out");
            self.note(&table, format!("table `{table}`: {what}"));
        }
        if key.match_kind == Some(ConstraintReferenceMatchKind::Full) && columns.len() > 1 && !self.in_place {
            let all = |test: &str| {
                let terms: Vec<String> = columns.iter().map(|name| format!("{} {test}", sql_ident(name))).collect();
                terms.join(" AND ")
            };
            let whole = expression(&format!("({}) OR ({})", all("IS NULL"), all("IS NOT NULL")));
            draft.checks.extend(whole.map(|expression| DraftCheck {
                name: None,
                expression,
                remarked: false,
                value: None,
                is_of_table: true,
            }));
        }
    }

    /// Notes that the unique key of some columns lets NULL be there twice.
    pub fn note_distinct_nulls(&mut self, table: &str, columns: &[String]) {
        let columns = columns.join(", ");
        let what = format!("`NULLS NOT DISTINCT` of the unique key of ({columns}) is left out");
        self.note(table, format!("table `{table}`: {what}"));
    }

    /// Notes on keys that several tables take from one sequence: each table counts by itself.
    pub fn note_shared_sequences(&mut self) {
        let mut users: BTreeMap<String, BTreeSet<(String, String)>> = BTreeMap::new();
        for table in &self.tables {
            for column in &table.columns {
                if let Some(sequence) = column.default.as_ref().and_then(sequence_name) {
                    users.entry(sequence).or_default().insert((table.table.clone(), column.name.clone()));
                }
            }
        }
        for (sequence, users) in users.iter().filter(|(_, users)| users.len() > 1) {
            for (table, column) in users {
                let others: Vec<String> =
                    users.iter().filter(|(other, _)| other != table).map(|(other, _)| format!("`{other}`")).collect();
                let text = format!(
                    "column `{table}.{column}`: its numbers come from the sequence `{sequence}`, as those of {} do; \
                     here each table counts for itself, and one number may be in several",
                    others.join(", ")
                );
                self.notes.push(Note { table: table.clone(), text });
            }
        }
    }
}

/// The sequence that a default takes the next number of.
fn sequence_name(default: &Expr) -> Option<String> {
    let text = default.to_string().to_lowercase();
    let (name, _) = text.split_once("nextval('")?.1.split_once('\'')?;
    Some(name.rsplit('.').next().unwrap_or(name).trim_matches('"').to_owned())
}

/// What the stored type of a column lacks of the declared one.
pub fn of_type(column: &DraftColumn, spelling: Spelling) -> Option<&'static str> {
    let declared = column.kind.declared.as_str();
    match declared.split('(').next().unwrap_or_default() {
        "citext" => Some("citext is stored as text, which tells upper from lower case, in unique keys too"),
        "numeric" | "decimal" | "dec" | "number" if !declared.contains('(') && spelling != Spelling::MySql => {
            Some("without a number of digits it is stored as decimal(18,6); `--type` says another one")
        }
        "set" => Some("a set is stored as text, and any text is accepted"),
        "bit" if spelling == Spelling::MySql && !matches!(declared, "bit" | "bit(1)") => {
            Some("its bits are stored as bytes")
        }
        _ => None,
    }
}

/// The greatest number of an unsigned type of MySQL; `None` where a signed one has no more either.
pub fn unsigned_limit(declared: &str) -> Option<u32> {
    match declared.split(['(', ' ']).next()? {
        "tinyint" => Some(255),
        "smallint" => Some(65_535),
        "mediumint" => Some(16_777_215),
        "int" | "integer" => Some(u32::MAX),
        _ => None,
    }
}

/// Whether a foreign key sets some of its columns only: `ON DELETE SET NULL (author)`.
pub fn sets_some_columns(text: &str) -> bool {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ").to_ascii_lowercase();
    let acts = ["delete set null", "delete set default"];
    acts.iter().any(|act| text.contains(&format!("{act} (")) || text.contains(&format!("{act}(")))
}

//! Says what a source demands that a table made from it does not have.

use super::beside::sequence_options;
use super::catalogue::Catalogue;
use super::draft::{Draft, DraftCheck, DraftColumn};
use super::spelling::Spelling;
use crate::expression::expression;
use crate::field_type::FieldType;
use crate::loss::{Loss, LossKind};
use crate::schema::{Column, Table};
use crate::sql::sql_ident;
use sqlparser::ast::{ConstraintCharacteristics, ConstraintReferenceMatchKind, Expr, ForeignKeyConstraint};
use std::collections::{BTreeMap, BTreeSet};

impl Catalogue<'_> {
    /// Notes what a foreign key demands beside what a reference says; half of a key is kept out by a check.
    pub fn lose_of_key(&mut self, draft: &mut Draft, columns: &[String], key: &ForeignKeyConstraint) {
        self.lose_deferrable(draft, "foreign key", columns, key.characteristics.as_ref());
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

    /// Notes that a key is checked at once.
    pub fn lose_deferrable(
        &mut self,
        draft: &Draft,
        what: &str,
        columns: &[String],
        found: Option<&ConstraintCharacteristics>,
    ) {
        if found.is_some_and(|found| found.deferrable == Some(true)) {
            let what = format!("`DEFERRABLE` of the {what} of ({}) is left out", columns.join(", "));
            self.lose_of_table(LossKind::Deferrable, &draft.table, what);
        }
    }

    /// Notes that the unique key of some columns lets NULL be there twice.
    pub fn lose_distinct_nulls(&mut self, table: &str, columns: &[String]) {
        let what = format!("`NULLS NOT DISTINCT` of the unique key of ({}) is left out", columns.join(", "));
        self.lose_of_table(LossKind::DistinctNulls, table, what);
    }

    /// Notes on numbers from sequences that do not count 1, 2, 3, and keeps in mind which of them several tables share.
    pub fn look_at_sequences(&mut self) {
        let mut users: BTreeMap<String, BTreeSet<(String, String)>> = BTreeMap::new();
        for table in &self.tables {
            for column in &table.columns {
                if let Some(sequence) = column.default.as_ref().and_then(sequence_name) {
                    users.entry(sequence).or_default().insert((table.table.clone(), column.name.clone()));
                }
            }
        }
        for (sequence, users) in users {
            if users.iter().map(|(table, _)| table).collect::<BTreeSet<_>>().len() > 1 {
                self.shared_sequences.insert(sequence.clone());
            }
            for (table, column) in &users {
                if let Some(options) = self.sequences.get(&sequence) {
                    let what = format!("`{options}` of its sequence is left out");
                    self.lose(Loss::of_column(LossKind::Sequence, table, column, what));
                }
            }
        }
    }
}

/// The sequence that a default takes the next number of.
pub fn sequence_name(default: &Expr) -> Option<String> {
    let text = default.to_string();
    let at = text.to_lowercase().find("nextval('")? + "nextval('".len();
    let (name, _) = text[at..].split_once('\'')?;
    Some(name.rsplit('.').next().unwrap_or(name).trim_matches('"').to_owned())
}

/// What the stored type of a column lacks of the declared one.
pub fn of_type(column: &DraftColumn, stored: &Column, spelling: Spelling) -> Option<(LossKind, String)> {
    let declared = column.kind.declared.as_str();
    let digits = declared.split_once('(').and_then(|(_, rest)| rest.split([',', ')']).next()?.parse::<u32>().ok());
    let becomes = |kind| Some((kind, format!("`{declared}` becomes {}", stored.field_type)));
    match (declared.split(['(', ' ']).next().unwrap_or_default(), &stored.field_type) {
        ("citext", _) => becomes(LossKind::CaseFolding),
        ("number", FieldType::Decimal { .. }) if digits.is_none() => becomes(LossKind::Numeric),
        ("money" | "smallmoney", _) => becomes(LossKind::Money),
        ("set", _) => becomes(LossKind::Set),
        ("bit", FieldType::Bytes) => becomes(LossKind::Bits),
        ("bigint", _) if column.kind.unsigned && !column.kind.identity => becomes(LossKind::Unsigned),
        ("char" | "character" | "bpchar", FieldType::String { max })
            if spelling == Spelling::Postgres && *max > 1 && !declared.contains("varying") =>
        {
            becomes(LossKind::Padding)
        }
        ("timestamp" | "timestamptz" | "time" | "datetime", _) if digits.is_some_and(|digits| digits < 6) => {
            becomes(LossKind::Precision)
        }
        _ => None,
    }
}

/// What a collation does that the database's own does not; `None` for those that are it.
pub fn of_collation(name: &str) -> Option<LossKind> {
    let name = name.rsplit('.').next().unwrap_or(name).trim_matches(['"', '`']).to_lowercase();
    match name.as_str() {
        "default" | "binary" => None,
        "nocase" => Some(LossKind::CaseFolding),
        name if name.ends_with("_ci") => Some(LossKind::CaseFolding),
        _ => Some(LossKind::Collation),
    }
}

/// The indexes that the table has no key or reference for, which bring one of their own.
pub fn of_indexes(draft: &Draft, table: &Table) -> Vec<Loss> {
    let keys = table.uniques.iter().map(|unique| &unique.columns).chain([&table.primary_key]);
    let newest_first = table.newest_first();
    let served: Vec<&Vec<String>> =
        keys.chain(table.references.iter().map(|key| &key.columns)).chain(&newest_first).collect();
    let is_served = |columns: Vec<String>| served.iter().any(|own| own.starts_with(&columns));
    let lost = draft.indexes.iter().filter(|index| !index.unique && !index.columns().is_some_and(is_served));
    let loss = |index: &super::draft::DraftIndex| {
        let parts: Vec<String> = index.parts.iter().map(ToString::to_string).collect();
        let method = index.method.as_deref().filter(|method| *method != "btree");
        let method = method.map(|method| format!(" using {method}")).unwrap_or_default();
        let rows = index.predicate.as_ref().map(|rows| format!(" where {rows}")).unwrap_or_default();
        let what = format!("the index `{}`{method} over ({}){rows} is left out", index.name, parts.join(", "));
        Loss::of_table(LossKind::Index, &draft.table, what)
    };
    lost.map(loss).collect()
}

/// What the text of a statement about a table says that its parsed form has no place for.
pub fn of_text(text: &str) -> Vec<(LossKind, String)> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ").to_ascii_lowercase();
    let mut losses = Vec::new();
    let mut lose = |is_there: bool, kind, what: &str| losses.extend(is_there.then(|| (kind, what.to_owned())));
    let acts = ["delete set null", "delete set default"];
    let sets_some = acts.iter().any(|act| text.contains(&format!("{act} (")) || text.contains(&format!("{act}(")));
    lose(sets_some, LossKind::SetSomeColumns, "a foreign key sets all of its columns, not only some");
    lose(text.contains(" on conflict "), LossKind::ConflictClause, "`ON CONFLICT` of a key is left out");
    lose(text.starts_with("create unlogged "), LossKind::Storage, "`UNLOGGED` is left out");
    if text.contains("identity")
        && let Some(options) = sequence_options(&text)
    {
        lose(true, LossKind::Sequence, &format!("`{options}` of a key is left out"));
    }
    losses
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

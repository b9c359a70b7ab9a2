//! Makes a table out of its draft, once all statements are read.
//!
//! Nothing of this can happen earlier: a later statement may change the type of a column, and what a literal in a check
//! or a default means depends on that type. The order below matters for the same reason. Checks come before defaults,
//! since a check may turn a text into an enum or an integer into a boolean, and the default is read as one of those;
//! what is numbered comes last, since it replaces a default.

use super::catalogue::Catalogue;
use super::draft::{Draft, DraftCheck, DraftColumn, position};
use super::spelling::Spelling;
use crate::expression::{self, Spelled, Term};
use crate::field_type::FieldType;
use crate::loss::{Loss, LossKind};
use crate::problem::Problem;
use crate::schema::{
    Check, Column, DefaultValue, Limit, Table, default_name, default_value, is_random_uuid, is_sequence, limits, tidy,
};
use crate::source::tables::Tables;
use crate::sql::{form_condition, is_stored_as};
use sqlparser::ast::{Expr, Ident};
use std::collections::BTreeMap;

impl Catalogue<'_> {
    /// All tables, in the order in which they were created.
    pub fn into_tables(mut self) -> Tables {
        let mut tables = Vec::new();
        self.look_at_sequences();
        let mut losses = std::mem::take(&mut self.losses);
        let mut problems = std::mem::take(&mut self.problems);
        for draft in std::mem::take(&mut self.tables) {
            let name = draft.table.clone();
            match self.finish(draft) {
                Ok((table, _)) if table.columns.is_empty() => {
                    let what = "it is left out: it has no columns of its own";
                    losses.push(Loss::of_table(LossKind::Table, table.name, what));
                }
                Ok((table, more)) => {
                    losses.extend(more);
                    tables.push(table);
                }
                Err(more) => problems.extend(more.into_iter().map(|problem| (name.clone(), problem))),
            }
        }
        let mut unreadable: BTreeMap<String, Vec<Problem>> = BTreeMap::new();
        for (table, problem) in problems {
            unreadable.entry(table).or_default().push(problem);
        }
        tables.retain(|table: &Table| !unreadable.contains_key(&table.name));
        name_target_keys(&mut tables);
        let native_types = self.enums.into_keys().collect();
        let (triggers, renames, refusals, required) = (self.triggers, self.renames, self.refusals, self.required);
        if self.in_place {
            losses.clear();
        }
        let schemas = self.schemas;
        Tables { tables, unreadable, losses, native_types, triggers, renames, refusals, required, schemas }
    }

    /// The table, and what had to be left out of it.
    ///
    /// # Errors
    /// Every column of an unknown type.
    fn finish(&self, draft: Draft) -> Result<(Table, Vec<Loss>), Vec<Problem>> {
        let mut table = Table::new(draft.table.clone());
        table.comment.clone_from(&draft.comment);
        let (mut problems, mut losses, mut places) = (Vec::new(), Vec::new(), Vec::new());
        for column in &draft.columns {
            match self.column(&draft, column) {
                Ok((finished, scale)) => {
                    let is_said = [&format!("{}.{}", draft.table, column.name), &column.name]
                        .into_iter()
                        .any(|name| self.types.contains_key(name));
                    let lost = super::loss::of_type(column, &finished, self.spelling).filter(|_| !is_said);
                    losses.extend(lost.map(|(kind, what)| Loss::of_column(kind, &draft.table, &column.name, what)));
                    table.columns.push(finished);
                    places.push(scale);
                }
                Err(problem) => problems.push(problem),
            }
        }
        if !problems.is_empty() {
            return Err(problems);
        }
        table.primary_key.clone_from(&draft.primary_key);
        for column in &mut table.columns {
            column.nullable &= !draft.primary_key.contains(&column.name);
        }
        table.uniques.clone_from(&draft.uniques);
        table.references.clone_from(&draft.references);
        let names: Vec<String> = table.columns.iter().map(|column| column.name.clone()).collect();
        let scale_of = |name: &str| names.iter().position(|own| own == name).map_or(0, |index| places[index]);
        for check in &draft.checks {
            losses.extend(self.check(&mut table, check, &scale_of).err());
        }
        self.add_generated(&mut table, &draft);
        for (column, draft) in table.columns.iter_mut().zip(&draft.columns) {
            let scale = scale_of(&column.name);
            if let Some(expression) = &draft.default {
                column.default = default_value(expression, &column.field_type, scale);
            }
            if draft.remark.as_ref().is_some_and(|remark| remark.uuid_default) {
                column.default = Some(DefaultValue::Uuid);
            }
            tidy::tidy_bounds(column);
        }
        self.number(&mut table, &draft);
        tidy::tidy_constraints(&mut table);
        losses.extend(super::loss::of_indexes(&draft, &table));
        Ok((table.without_default_names(), losses))
    }

    /// The column, and how many digits behind the point its stored integers have.
    fn column(&self, draft: &Draft, column: &DraftColumn) -> Result<(Column, u32), Problem> {
        let own = format!("{}.{}", draft.table, column.name);
        let said = self.types.get(&own).or_else(|| self.types.get(&column.name)).cloned();
        let remarked = column.remark.as_ref().and_then(|remark| remark.field_type.clone());
        // A remark counts only where the column can really hold what it says: people change types and leave comments.
        let remarked = remarked.filter(|field_type| {
            matches!(self.spelling, Spelling::Sqlite | Spelling::Plain)
                && is_stored_as(field_type, &column.kind.declared)
        });
        let scale = match &remarked {
            Some(FieldType::Decimal { scale, .. }) => *scale,
            _ => 0,
        };
        let field_type = match said.or(remarked) {
            Some(field_type) => field_type,
            // The type that MySQL lacks.
            None if column.kind.declared.starts_with("char(36)")
                && column.default.as_ref().is_some_and(is_random_uuid) =>
            {
                FieldType::Uuid
            }
            None => column.kind.field_type.clone()?,
        };
        // A key is declared `int`, so that SQLite does not number it.
        let is_whole = matches!(column.kind.declared.as_str(), "integer" | "int");
        let minor_units = is_whole && scale == decimal_scale(&field_type);
        if self.in_place && self.spelling == Spelling::Sqlite && decimal_scale(&field_type) > 0 && !minor_units {
            return Err(Problem::new(format!(
                "column `{}` is declared `{}`, which SQLite stores as a float",
                column.name, column.kind.declared
            ))
            .at(column.place.clone())
            .hint(format!("write `{} integer, -- {field_type}`: decimals are stored in minor units", column.name)));
        }
        if self.in_place && self.spelling == Spelling::Postgres && column.kind.declared == "money" {
            return Err(Problem::new(format!(
                "column `{}` is declared `money`, which has no digits of its own: it depends on the server's locale",
                column.name
            ))
            .at(column.place.clone())
            .hint(format!("`ALTER TABLE ... ALTER COLUMN {} TYPE {field_type}` in another migration", column.name)));
        }
        let mut finished = Column::new(column.name.clone(), field_type);
        finished.nullable = column.nullable;
        let remark = column.remark.as_ref();
        finished.comment = remark.and_then(|remark| remark.comment.clone()).or_else(|| column.comment.clone());
        let numbers_rows =
            column.kind.identity || draft.references.iter().any(|key| key.columns.contains(&column.name));
        if column.kind.unsigned && !numbers_rows {
            let limit = |value: u32| Limit { value: value.to_string(), exclusive: false };
            finished.bounds.min = Some(limit(0));
            finished.bounds.max = super::loss::unsigned_limit(&column.kind.declared).map(limit);
        }
        Ok((finished, scale))
    }

    fn check(&self, table: &mut Table, check: &DraftCheck, scale_of: &dyn Fn(&str) -> u32) -> Result<(), Loss> {
        if self.is_json_test(table, &check.expression) || is_form_test(table, &check.expression) {
            return Ok(());
        }
        // What repair makes of the constraint `NOT NULL column`.
        if let Expr::IsDistinctFrom(column, nothing) = &check.expression
            && let (Expr::Identifier(name), "NULL") = (&**column, nothing.to_string().as_str())
            && let Some(found) = position(table.columns.iter().map(|own| own.name.as_str()), name, self.spelling)
        {
            table.columns[found].nullable = false;
            return Ok(());
        }
        let left_out = |why: &str| {
            let name = check.name.as_ref().map(|name| format!(" `{name}`")).unwrap_or_default();
            let what = format!("the check{name} is left out: {why}: {}", check.expression);
            Err(Loss::of_table(LossKind::Check, &table.name, what))
        };
        let Some(term) = self.term(table, &check.expression, check.value.as_deref()) else {
            return left_out("it is not SQL that every database understands");
        };
        // The remark has the literals as people write them; the stored check has them in minor units.
        let literal_scale: &dyn Fn(&str) -> u32 = if check.remarked { &|_| 0 } else { scale_of };
        let several = term.clone().conjuncts().iter().any(|term| term.columns().len() > 1);
        let mut has_number = false;
        term.visit(&mut |term| has_number |= matches!(term, Term::Number(_)));
        let stored = !check.remarked && term.columns().iter().any(|column| scale_of(column) > 0);
        // In `price > 100 AND price < limit` nothing tells which number is in which column's units.
        if several && has_number && stored {
            return left_out("it speaks of decimals in minor units");
        }
        let from_lite = matches!(self.spelling, Spelling::Sqlite | Spelling::Plain | Spelling::MySql);
        if let Some(rest) = limits::absorb(term, &mut table.columns, literal_scale, from_lite) {
            table.checks.push(Check {
                name: check.name.clone(),
                columns: rest.columns(),
                expression: rest.sql(Spelled::Neutral),
            });
        }
        Ok(())
    }

    fn term(&self, table: &Table, expression: &Expr, value: Option<&str>) -> Option<Term> {
        expression::term(expression, &|name: &Ident| {
            let found = match value {
                Some(column) if name.value.eq_ignore_ascii_case("value") => {
                    table.columns.iter().position(|own| own.name == column)
                }
                _ => position(table.columns.iter().map(|column| column.name.as_str()), name, self.spelling),
            }?;
            let column = &table.columns[found];
            Some((column.name.clone(), column.field_type.clone()))
        })
    }

    /// `json_valid(x)`: what SQLite checks where others have a type.
    fn is_json_test(&self, table: &mut Table, expression: &Expr) -> bool {
        let Some(argument) = json_test_column(expression) else { return false };
        let names = table.columns.iter().map(|column| column.name.as_str());
        let Some(found) = position(names, argument, self.spelling) else { return false };
        let column = &mut table.columns[found];
        if column.field_type == FieldType::Text {
            column.field_type = FieldType::Json;
        }
        column.field_type == FieldType::Json
    }

    fn add_generated(&self, table: &mut Table, draft: &Draft) {
        for (index, column) in draft.columns.iter().enumerate() {
            let Some(generated) = &column.generated else { continue };
            let remarked = column.remark.as_ref().and_then(|remark| remark.generated.as_deref());
            let remarked = remarked.and_then(expression::expression);
            let generated = remarked.as_ref().unwrap_or(generated);
            let term = self.term(table, generated, None);
            table.columns[index].generated = Some(match term {
                Some(term) => term.sql(Spelled::Neutral),
                None => generated.to_string(),
            });
        }
    }

    /// Sees which column the database numbers.
    fn number(&self, table: &mut Table, draft: &Draft) {
        let lite = matches!(self.spelling, Spelling::Sqlite | Spelling::Plain) && !draft.without_rowid;
        for (column, draft_column) in table.columns.iter_mut().zip(&draft.columns) {
            let sequence = draft_column.default.as_ref().is_some_and(is_sequence);
            // In SQLite a key of exactly this type is the number of the row.
            let row_number = lite
                && draft.primary_key == [column.name.clone()]
                && draft_column.kind.declared == "integer"
                && draft_column.default.is_none()
                // The key of a row that belongs to one of another table is that one's.
                && table.references.iter().all(|key| key.columns != [column.name.clone()] || key.table == table.name)
                && draft_column.generated.is_none();
            let whole = matches!(column.field_type, FieldType::SmallInt | FieldType::Integer | FieldType::BigInt)
                || matches!(column.field_type, FieldType::Decimal { scale: 0, .. });
            if whole && (draft_column.kind.identity || sequence || row_number) {
                let name = draft_column.default.as_ref().and_then(super::loss::sequence_name);
                // Its own one is what an identity is. Of one table's migration alone nobody sees who shares it.
                let own = default_name(&draft.table, std::slice::from_ref(&column.name), "seq");
                let is_shared = |name: &String| self.shared_sequences.contains(name) || self.in_place && *name != own;
                let shared = name.filter(is_shared);
                column.default = Some(shared.map_or(DefaultValue::Identity, DefaultValue::Sequence));
                column.nullable = false;
            }
        }
    }
}

/// What holds the texts of a date or time to one form, where others have a type.
fn is_form_test(table: &mut Table, expression: &Expr) -> bool {
    let test = expression.to_string();
    let is_tested = |column: &&mut Column| {
        let form = form_condition(&column.field_type, &column.name);
        form.and_then(|form| expression::expression(&form)).is_some_and(|form| form.to_string() == test)
    };
    // Most checks are others.
    let column = table.columns.iter_mut().find(is_tested).filter(|_| test.starts_with("coalesce("));
    column.map(|column| column.has_one_form = true).is_some()
}

fn decimal_scale(field_type: &FieldType) -> u32 {
    match field_type {
        FieldType::Decimal { scale, .. } => *scale,
        _ => 0,
    }
}

/// The column in `json_valid(column)`, with or without `column IS NULL OR` before it.
fn json_test_column(expression: &Expr) -> Option<&Ident> {
    match expression {
        Expr::Nested(inner) => json_test_column(inner),
        Expr::BinaryOp { left, op: sqlparser::ast::BinaryOperator::Or, right } if matches!(**left, Expr::IsNull(_)) => {
            json_test_column(right)
        }
        Expr::Function(function) if function.name.to_string().eq_ignore_ascii_case("json_valid") => {
            match crate::expression::plain_arguments(function)?.as_slice() {
                [Expr::Identifier(name)] => Some(name),
                _ => None,
            }
        }
        _ => None,
    }
}

/// Names the columns that references mean which only name a table: its primary key.
fn name_target_keys(tables: &mut [Table]) {
    let keys: BTreeMap<String, Vec<String>> =
        tables.iter().map(|table| (table.name.clone(), table.primary_key.clone())).collect();
    let references = tables.iter_mut().flat_map(|table| &mut table.references);
    for reference in references.filter(|reference| reference.target_columns.is_empty()) {
        let key = keys.get(&reference.table).filter(|key| key.len() == reference.columns.len());
        reference.target_columns.extend(key.into_iter().flatten().cloned());
    }
}

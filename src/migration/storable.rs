//! What a database can hold of a table.
//!
//! A table is made storable before anything is generated from it, and not while its SQL is written, because code and
//! database have to agree: a default that the migration has to leave out must not make a field optional, a check that
//! SQLite cannot say must not be promised by the API. What is left is in the one form in which `source::ddl` reads it
//! back, so that the next run, which knows only the migration, generates the same module; `migration::tests` writes and
//! reads random tables to hold that.
//!
//! The order of the steps is the order of what depends on what: types first, then checks, which may turn a text into an
//! enum, then defaults, which must be values of the type that came out, then computed columns, and names last.

use super::column::{generated_sql, table_check, table_term};
use super::native::{known_type, native_default};
use crate::dialect::Dialect;
use crate::expression::{self, Spelled, literal, number};
use crate::field_type::{FieldType, PLAIN_DECIMAL};
use crate::loss::{Loss, LossKind};
use crate::schema::{Column, DefaultValue, Limit, Table, default_value, limits, tidy};
use sqlparser::ast::Expr;
use std::collections::BTreeSet;

/// A table as a migration of this dialect makes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Storable {
    /// `source::ddl` reads exactly this back from the migration.
    pub table: Table,
    /// What had to be left out.
    pub losses: Vec<Loss>,
}

/// So many digits has a decimal in SQLite, whose integers have 64 bits.
const MOST_DIGITS: u32 = 18;

impl Storable {
    /// What the database cannot say is left out and named, what can be said in two ways is said in one. A module is
    /// generated from this, so that it never relies on more than is there.
    pub fn new(table: Table, dialect: Dialect) -> Self {
        Self::using(table, dialect, &BTreeSet::new())
    }

    /// The same, where the database has these enum types already.
    pub fn using(mut table: Table, dialect: Dialect, native_types: &BTreeSet<String>) -> Self {
        let mut losses = Vec::new();
        clean_texts(&mut table);
        let known: BTreeSet<String> = table.columns.iter().map(|column| column.name.clone()).collect();
        table.primary_key.retain(|name| known.contains(name));
        table.uniques.retain(|unique| unique.columns.iter().all(|name| known.contains(name)));
        table.references.retain(|reference| reference.columns.iter().all(|name| known.contains(name)));
        let (name, key) = (table.name.clone(), table.primary_key.clone());
        for column in &mut table.columns {
            let is_key = key.contains(&column.name);
            column.nullable &= !is_key;
            let lost = fit_type(&mut column.field_type, dialect, native_types);
            losses.extend(lost.map(|(kind, what)| Loss::of_column(kind, &name, &column.name, what)));
            let bounds = &mut column.bounds;
            (bounds.min, bounds.max) = (canonical(bounds.min.take()), canonical(bounds.max.take()));
            if let Some(DefaultValue::Sequence(sequence)) = &column.default
                && dialect == Dialect::Sqlite
            {
                let what = format!(
                    "its numbers come from the sequence `{sequence}`, as those of other tables do; here each table \
                     counts for itself"
                );
                losses.push(Loss::of_column(LossKind::SharedSequence, &name, &column.name, what));
                column.default = Some(DefaultValue::Identity);
            }
            if column.default.as_ref().is_some_and(DefaultValue::is_numbering)
                && matches!(column.field_type, FieldType::Decimal { scale: 0, .. })
            {
                // Both databases number whole-number types only.
                column.field_type = FieldType::BigInt;
            }
        }
        // A check may make an enum of a text, and its default must be one of the labels.
        fit_checks(&mut table, dialect, &mut losses);
        for column in &mut table.columns {
            let alone = key == [column.name.clone()];
            if let Some(default) = column.default.take() {
                column.default = fitting_default(&default, &column.field_type, dialect, alone);
                // A number that the database gives is never missing.
                column.nullable &= !column.default.as_ref().is_some_and(DefaultValue::is_numbering);
                if column.default.is_none() {
                    let what = format!("its default is left out: {}", description(&default));
                    losses.push(Loss::of_column(LossKind::Default, &name, &column.name, what));
                }
            }
        }
        fit_generated(&mut table, dialect, &mut losses);
        for column in &mut table.columns {
            let is_dated = column.field_type.is_temporal() || column.field_type == FieldType::Time;
            column.has_one_form = is_dated && dialect == Dialect::Sqlite && column.generated.is_none();
        }
        let all_computed = table.columns.iter().all(|column| column.generated.is_some());
        if let Some(first) = table.columns.first_mut().filter(|_| all_computed && dialect == Dialect::Sqlite) {
            first.generated = None;
            let what = "it is not computed, since SQLite wants one column that is not";
            losses.push(Loss::of_column(LossKind::Computed, &name, &first.name, what));
        }
        table.columns.iter_mut().for_each(tidy::tidy_bounds);
        tidy::tidy_constraints(&mut table);
        fit_names(&mut table);
        Self { table: table.without_default_names(), losses }
    }
}

/// No database of ours holds NUL.
fn clean_texts(table: &mut Table) {
    let clean = |text: &mut String| text.retain(|c| c != '\0');
    let filled = |text: &mut Option<String>| *text = text.take().filter(|text| !text.is_empty());
    clean(&mut table.name);
    table.comment.iter_mut().for_each(clean);
    filled(&mut table.comment);
    for column in &mut table.columns {
        clean(&mut column.name);
        column.comment.iter_mut().for_each(clean);
        filled(&mut column.comment);
        if let Some(DefaultValue::Text(text)) = &mut column.default {
            clean(text);
        }
        if let FieldType::Enum { labels, .. } = &mut column.field_type {
            labels.iter_mut().for_each(clean);
            let mut seen = BTreeSet::new();
            labels.retain(|label| seen.insert(label.clone()));
        }
    }
    table.primary_key.iter_mut().for_each(clean);
    table.uniques.iter_mut().flat_map(|unique| &mut unique.columns).for_each(clean);
    for reference in &mut table.references {
        clean(&mut reference.table);
        reference.columns.iter_mut().chain(&mut reference.target_columns).for_each(clean);
    }
    let unique_names = table.uniques.iter_mut().map(|unique| &mut unique.name);
    let reference_names = table.references.iter_mut().map(|reference| &mut reference.name);
    let check_names = table.checks.iter_mut().map(|check| &mut check.name);
    for name in unique_names.chain(reference_names).chain(check_names) {
        name.iter_mut().for_each(clean);
        filled(name);
    }
}

fn canonical(limit: Option<Limit>) -> Option<Limit> {
    let limit = limit?;
    number::canonical(&limit.value).map(|value| Limit { value, ..limit })
}

/// Makes it a type of this database; says what became of it when it was another.
fn fit_type(
    field_type: &mut FieldType,
    dialect: Dialect,
    native_types: &BTreeSet<String>,
) -> Option<(LossKind, String)> {
    match field_type {
        FieldType::Enum { labels, .. } if labels.is_empty() => {
            *field_type = FieldType::Text;
            Some((LossKind::Type, "an enum without labels is text".to_owned()))
        }
        FieldType::Enum { native, .. } => {
            let has_it = |name: &String| dialect == Dialect::Postgres && native_types.contains(name);
            let lost = native.take_if(|name| !has_it(name));
            lost.map(|name| (LossKind::NativeEnum, format!("the enum type `{name}` becomes a check of its labels")))
        }
        &mut FieldType::NUMERIC if dialect == Dialect::Sqlite => {
            *field_type = PLAIN_DECIMAL;
            Some((LossKind::Numeric, format!("`numeric` becomes {PLAIN_DECIMAL}")))
        }
        &mut FieldType::NUMERIC => None,
        FieldType::Decimal { precision, scale } => {
            *precision = (*precision).clamp(1, 1000);
            *scale = (*scale).min(*precision);
            let is_long = dialect == Dialect::Sqlite && *precision > MOST_DIGITS;
            is_long
                .then(|| (LossKind::LongDecimal, format!("of its {precision} digits at most {MOST_DIGITS} are stored")))
        }
        FieldType::String { max } => {
            *max = (*max).clamp(1, 10_485_760);
            None
        }
        FieldType::Other { sql } => {
            let (fitting, original) = (known_type(sql, dialect), sql.clone());
            let is_text = fitting == FieldType::Text;
            *field_type = fitting;
            is_text.then(|| (LossKind::Type, format!("its type `{original}` is stored as text")))
        }
        _ => None,
    }
}

/// The default as this database can have it for the type; `None` when it cannot. `alone` says that the column is the
/// whole key.
fn fitting_default(
    default: &DefaultValue,
    field_type: &FieldType,
    dialect: Dialect,
    alone: bool,
) -> Option<DefaultValue> {
    let whole = matches!(field_type, FieldType::SmallInt | FieldType::Integer | FieldType::BigInt);
    match (default, field_type) {
        (DefaultValue::Sequence(name), _) => whole.then(|| DefaultValue::Sequence(name.clone())),
        (DefaultValue::Identity, _) => {
            (whole && (alone || dialect == Dialect::Postgres)).then_some(DefaultValue::Identity)
        }
        (DefaultValue::Now, FieldType::Date) | (DefaultValue::Today, FieldType::Date) => Some(DefaultValue::Today),
        (DefaultValue::Now, kind) => (kind.is_temporal() || *kind == FieldType::Time).then_some(DefaultValue::Now),
        (DefaultValue::Today, _) => None,
        (DefaultValue::Uuid, kind) => (*kind == FieldType::Uuid).then_some(DefaultValue::Uuid),
        (DefaultValue::Expression(sql), _) => fitting_expression(sql, field_type, dialect),
        (DefaultValue::Boolean(value), kind) => (*kind == FieldType::Boolean).then_some(DefaultValue::Boolean(*value)),
        (DefaultValue::Number(text) | DefaultValue::Text(text), kind) => {
            let literal = literal(text, kind)?;
            Some(match kind {
                FieldType::Boolean => DefaultValue::Boolean(literal == "true"),
                kind if kind.is_numeric() => DefaultValue::Number(literal),
                _ => DefaultValue::Text(literal),
            })
        }
    }
}

fn fitting_expression(sql: &str, field_type: &FieldType, dialect: Dialect) -> Option<DefaultValue> {
    let expression = expression::expression(sql)?;
    // It may be a constant, or something that has a name.
    match default_value(&expression, field_type, 0)? {
        DefaultValue::Expression(sql) => {
            if dialect == Dialect::Sqlite
                && let Some(moment) = stored_moment(&expression, field_type)
            {
                return Some(moment);
            }
            // What SQLite stores in these columns must have their form.
            let free = dialect == Dialect::Postgres || field_type.is_textual() || field_type.is_numeric();
            let no_columns = expression::parse(&sql, &|_| None).map(|term| term.sql(Spelled::Neutral));
            let said = no_columns.or_else(|| native_default(&sql, dialect)).filter(|_| free);
            said.map(DefaultValue::Expression)
        }
        other => fitting_default(&other, field_type, dialect, false),
    }
}

/// A moment that SQLite's functions say, in the form in which the column stores it; `None` for any other default.
fn stored_moment(expression: &Expr, field_type: &FieldType) -> Option<DefaultValue> {
    let function = match expression {
        Expr::Nested(inner) => return stored_moment(inner, field_type),
        Expr::AtTimeZone { timestamp, time_zone } => {
            let utc = time_zone.to_string().eq_ignore_ascii_case("'utc'");
            let now = default_value(timestamp, field_type, 0) == Some(DefaultValue::Now);
            return (utc && now && *field_type == FieldType::Timestamp).then_some(DefaultValue::Now);
        }
        Expr::Function(function) => function,
        _ => return None,
    };
    let arguments = expression::plain_arguments(function)?;
    let texts: Vec<String> = arguments.iter().map(ToString::to_string).collect();
    // A moment that is computed from something else than the present one and texts may be anything.
    let plain = texts.iter().all(|text| text.starts_with('\'') && !text.contains("''"));
    let (first, rest) = texts.split_first().filter(|_| plain)?;
    // The time of the server's place has no zone that could be written behind it.
    if *field_type == FieldType::TimestampTz && texts.iter().any(|text| text.eq_ignore_ascii_case("'localtime'")) {
        return None;
    }
    let name = function.name.to_string().to_ascii_lowercase();
    let of_format = |format: &str, from: &[String]| {
        let from: String = from.iter().map(|argument| format!(", {argument}")).collect();
        DefaultValue::Expression(format!("strftime('{format}'{from})"))
    };
    let format = match field_type {
        FieldType::Timestamp => "%Y-%m-%dT%H:%M:%S",
        FieldType::TimestampTz => "%Y-%m-%dT%H:%M:%S.000000Z",
        _ => "",
    };
    match (name.as_str(), field_type) {
        ("date", FieldType::Date) => Some(DefaultValue::Expression(format!("date({})", texts.join(", ")))),
        ("datetime", FieldType::Timestamp | FieldType::TimestampTz) => Some(of_format(format, &texts)),
        ("strftime", FieldType::Date) if is_date_format(first) => Some(of_format(first.trim_matches('\''), rest)),
        ("strftime", FieldType::Timestamp | FieldType::TimestampTz) if first.trim_matches('\'') == format => {
            Some(of_format(format, rest))
        }
        _ => None,
    }
}

/// Whether a format of `strftime` gives a date: `'%Y-%m-01'`.
fn is_date_format(format: &str) -> bool {
    let parts: Vec<&str> = format.trim_matches('\'').split('-').collect();
    let is_number = |part: &str| part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_digit());
    match parts.as_slice() {
        ["%Y", month, day] => (*month == "%m" || is_number(month)) && (*day == "%d" || is_number(day)),
        _ => false,
    }
}

/// PostgreSQL cuts names off, and keys have theirs in one space with tables: there may be a key `email` in every table
/// of MySQL, but only one here.
fn fit_names(table: &mut Table) {
    const MAX_LENGTH: usize = 63;
    let table_name = table.name.to_lowercase();
    for unique in &mut table.uniques {
        unique.name = unique.name.take().filter(|name| {
            let name = name.to_lowercase();
            name != table_name && name.contains(&table_name)
        });
    }
    let unique_names = table.uniques.iter_mut().map(|unique| &mut unique.name);
    let reference_names = table.references.iter_mut().map(|reference| &mut reference.name);
    let check_names = table.checks.iter_mut().map(|check| &mut check.name);
    for name in unique_names.chain(reference_names).chain(check_names).flatten() {
        while name.len() > MAX_LENGTH {
            name.pop();
        }
    }
}

fn fit_checks(table: &mut Table, dialect: Dialect, losses: &mut Vec<Loss>) {
    let lost = |table: &Table, check: &str| {
        Loss::of_table(LossKind::Check, &table.name, format!("a check is left out: {check}"))
    };
    for mut check in std::mem::take(&mut table.checks) {
        let Some(term) = table_term(table, &check.expression) else {
            losses.push(lost(table, &check.expression));
            continue;
        };
        let Some(rest) = limits::absorb(term, &mut table.columns, &|_| 0, false) else { continue };
        (check.columns, check.expression) = (rest.columns(), rest.sql(Spelled::Neutral));
        if check.columns.is_empty() || table_check(table, &check.expression, dialect).is_none() {
            losses.push(lost(table, &check.expression));
        } else {
            table.checks.push(check);
        }
    }
}

fn fit_generated(table: &mut Table, dialect: Dialect, losses: &mut Vec<Loss>) {
    for index in 0..table.columns.len() {
        let Some(sql) = table.columns[index].generated.clone() else { continue };
        let normal = table_term(table, &sql).map_or(sql.clone(), |term| term.sql(Spelled::Neutral));
        table.columns[index].generated = Some(normal);
        let is_key = table.is_key(&table.columns[index].name);
        let said = generated_sql(table, &table.columns[index], dialect).filter(|_| {
            // PostgreSQL computes from stored columns only, and nobody from the column itself.
            let computed = |name: &String| {
                let other = table.column(name).filter(|other| other.generated.is_some());
                other.is_some_and(|other| dialect == Dialect::Postgres || other.name == table.columns[index].name)
            };
            // SQLite computes no keys.
            let wanted = dialect == Dialect::Postgres || !is_key;
            wanted && !table_term(table, &sql).is_some_and(|term| term.columns().iter().any(computed))
        });
        let column: &mut Column = &mut table.columns[index];
        column.default = None;
        if said.is_none() {
            column.generated = None;
            column.nullable = !is_key;
            let what = format!("it is not computed: {sql}");
            losses.push(Loss::of_column(LossKind::Computed, &table.name, &column.name, what));
        }
    }
}

fn description(default: &DefaultValue) -> String {
    match default {
        DefaultValue::Text(text) | DefaultValue::Number(text) | DefaultValue::Expression(text) => text.clone(),
        DefaultValue::Boolean(value) => value.to_string(),
        DefaultValue::Now => "the present instant".to_owned(),
        DefaultValue::Today => "the present date".to_owned(),
        DefaultValue::Uuid => "a random uuid".to_owned(),
        DefaultValue::Identity | DefaultValue::Sequence(_) => "a number given by the database".to_owned(),
    }
}

//! What a database can hold of a table.

use super::column::{generated, parsed};
use super::table::table_check;
use super::temporal;
use crate::dialect::Dialect;
use crate::expression::{self, Spelled, number};
use crate::field_type::{FieldType, TypeText};
use crate::spec::{Column, DefaultValue, Limit, Spec, limits, tidy};
use sqlparser::ast::{Expr, visit_expressions};
use std::collections::BTreeSet;
use std::ops::ControlFlow;

/// A table as a migration of this dialect makes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Storable {
    /// `source::ddl` reads exactly this back from the migration.
    pub spec: Spec,
    /// What had to be left out, for people.
    pub notes: Vec<String>,
}

/// The table as a migration of this dialect makes it: what the database cannot say is left out with a note, what can
/// be said in two ways is said in one. A module is generated from this, so that it never relies on more than is there.
pub fn storable(spec: Spec, dialect: Dialect) -> Storable {
    storable_using(spec, dialect, &BTreeSet::new())
}

/// The same, where the database has these enum types already.
pub fn storable_using(mut spec: Spec, dialect: Dialect, native_types: &BTreeSet<String>) -> Storable {
    let mut notes = Vec::new();
    clean_texts(&mut spec);
    let known: BTreeSet<String> = spec.columns.iter().map(|column| column.name.clone()).collect();
    spec.primary_key.retain(|name| known.contains(name));
    spec.uniques.retain(|unique| unique.columns.iter().all(|name| known.contains(name)));
    spec.references.retain(|reference| reference.columns.iter().all(|name| known.contains(name)));
    let (table, key) = (spec.table.clone(), spec.primary_key.clone());
    for column in &mut spec.columns {
        let mut note = |what: String| notes.push(format!("column `{table}.{}`: {what}", column.name));
        let is_key = key.contains(&column.name);
        column.nullable &= !is_key;
        if let Some(what) = fit_type(&mut column.field_type, dialect, native_types) {
            note(what);
        }
        let bounds = &mut column.bounds;
        (bounds.min, bounds.max) = (canonical(bounds.min.take()), canonical(bounds.max.take()));
        if column.default == Some(DefaultValue::Identity)
            && matches!(column.field_type, FieldType::Decimal { scale: 0, .. })
        {
            column.field_type = FieldType::BigInt;
        }
        let alone = key == [column.name.clone()];
        if let Some(default) = column.default.take() {
            column.default = fitting_default(&default, &column.field_type, dialect, alone);
            if column.default.is_none() {
                note(format!("its default is left out: {}", described(&default)));
            }
        }
    }
    fit_checks(&mut spec, dialect, &mut notes);
    fit_generated(&mut spec, dialect, &mut notes);
    spec.columns.iter_mut().for_each(tidy::tidy_bounds);
    tidy::tidy_constraints(&mut spec);
    Storable { spec: spec.without_default_names(), notes }
}

/// No database of ours holds NUL.
fn clean_texts(spec: &mut Spec) {
    let clean = |text: &mut String| text.retain(|c| c != '\0');
    let filled = |text: &mut Option<String>| *text = text.take().filter(|text| !text.is_empty());
    clean(&mut spec.table);
    spec.comment.iter_mut().for_each(clean);
    filled(&mut spec.comment);
    for column in &mut spec.columns {
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
    spec.primary_key.iter_mut().for_each(clean);
    spec.uniques.iter_mut().flat_map(|unique| &mut unique.columns).for_each(clean);
    for reference in &mut spec.references {
        clean(&mut reference.table);
        reference.columns.iter_mut().chain(&mut reference.target_columns).for_each(clean);
    }
    let unique_names = spec.uniques.iter_mut().map(|unique| &mut unique.name);
    let reference_names = spec.references.iter_mut().map(|reference| &mut reference.name);
    let check_names = spec.checks.iter_mut().map(|check| &mut check.name);
    for name in unique_names.chain(reference_names).chain(check_names) {
        name.iter_mut().for_each(clean);
        filled(name);
    }
}

fn canonical(limit: Option<Limit>) -> Option<Limit> {
    let limit = limit?;
    number::canonical(&limit.value).map(|value| Limit { value, ..limit })
}

/// PostgreSQL types that come with an extension, which a new database does not have.
const OF_EXTENSIONS: &[&str] = &[
    "hstore",
    "ltree",
    "lquery",
    "ltxtquery",
    "cube",
    "seg",
    "geometry",
    "geography",
    "raster",
    "vector",
    "halfvec",
    "sparsevec",
    "isbn",
    "issn",
    "ean13",
    "upc",
    "set",
    "linestring",
    "multipoint",
    "multilinestring",
    "multipolygon",
    "geometrycollection",
];

/// Makes it a type of this database; says what became of it when it was another.
fn fit_type(field_type: &mut FieldType, dialect: Dialect, native_types: &BTreeSet<String>) -> Option<String> {
    match field_type {
        FieldType::Enum { labels, .. } if labels.is_empty() => {
            *field_type = FieldType::Text;
            Some("an enum without labels is text".to_owned())
        }
        FieldType::Enum { native, .. } => {
            *native = native.take().filter(|name| dialect == Dialect::Postgres && native_types.contains(name));
            None
        }
        FieldType::Decimal { precision, scale } => {
            *precision = (*precision).clamp(1, 1000);
            *scale = (*scale).min(*precision);
            None
        }
        FieldType::String { max } => {
            *max = (*max).clamp(1, 10_485_760);
            None
        }
        FieldType::Other { sql } => {
            let (fitting, original) = (known_type(sql, dialect), sql.clone());
            let note = (fitting == FieldType::Text).then(|| format!("its type `{original}` is stored as text"));
            *field_type = fitting;
            note
        }
        _ => None,
    }
}

/// The type that this SQL names, when it names one that a new database has; else text.
fn known_type(sql: &str, dialect: Dialect) -> FieldType {
    let sql = sql.trim();
    let element = sql.split('[').next().unwrap_or_default();
    let harmless =
        sql.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, ' ' | '_' | '(' | ')' | ',' | '[' | ']'));
    let name = TypeText::new(element).name;
    let first_word = name.split(' ').next().unwrap_or_default();
    let extension = dialect == Dialect::Postgres && OF_EXTENSIONS.contains(&first_word);
    let parses = |text: &str| FieldType::parse(text).ok();
    if !harmless || extension || parses(element).is_none() || !is_data_type(sql) {
        return FieldType::Text;
    }
    parses(sql).unwrap_or(FieldType::Text)
}

/// Whether the SQL is one whole type and nothing else.
fn is_data_type(sql: &str) -> bool {
    use sqlparser::{dialect::PostgreSqlDialect, parser::Parser, tokenizer::Token};
    Parser::new(&PostgreSqlDialect {})
        .try_with_sql(sql)
        .is_ok_and(|mut parser| parser.parse_data_type().is_ok() && parser.peek_token_ref().token == Token::EOF)
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
        (DefaultValue::Identity, _) => {
            (whole && (alone || dialect == Dialect::Postgres)).then_some(DefaultValue::Identity)
        }
        (DefaultValue::Now, FieldType::Date) | (DefaultValue::Today, FieldType::Date) => Some(DefaultValue::Today),
        (DefaultValue::Now, kind) => (kind.is_temporal() || *kind == FieldType::Time).then_some(DefaultValue::Now),
        (DefaultValue::Today, _) => None,
        (DefaultValue::Uuid, kind) => (*kind == FieldType::Uuid).then_some(DefaultValue::Uuid),
        (DefaultValue::Expression(sql), _) => fitting_expression(sql, dialect).map(DefaultValue::Expression),
        (DefaultValue::Boolean(value), kind) => (*kind == FieldType::Boolean).then_some(DefaultValue::Boolean(*value)),
        (DefaultValue::Number(digits) | DefaultValue::Text(digits), kind) if kind.is_numeric() => {
            let digits = number::canonical(digits)?;
            (!whole || !digits.contains('.')).then_some(DefaultValue::Number(digits))
        }
        (DefaultValue::Number(digits) | DefaultValue::Text(digits), FieldType::Boolean) => match digits.as_str() {
            "0" | "false" => Some(DefaultValue::Boolean(false)),
            "1" | "true" => Some(DefaultValue::Boolean(true)),
            _ => None,
        },
        (DefaultValue::Number(text) | DefaultValue::Text(text), kind) => {
            temporal::literal(text, kind).map(DefaultValue::Text)
        }
    }
}

fn fitting_expression(sql: &str, dialect: Dialect) -> Option<String> {
    match (expression::parsed(sql, &|_| None), dialect) {
        (Some(term), _) => Some(term.sql(Spelled::Neutral)),
        (None, Dialect::Postgres) => known_to_postgres(sql),
        (None, Dialect::Sqlite) => None,
    }
}

/// Functions of PostgreSQL itself that defaults and computed columns are made of.
const POSTGRES_FUNCTIONS: &[&str] = &[
    "abs",
    "array_length",
    "btrim",
    "cardinality",
    "ceil",
    "ceiling",
    "char_length",
    "clock_timestamp",
    "coalesce",
    "concat",
    "concat_ws",
    "current_date",
    "current_time",
    "current_timestamp",
    "current_user",
    "date_part",
    "date_trunc",
    "exp",
    "floor",
    "gen_random_uuid",
    "greatest",
    "initcap",
    "jsonb_array_length",
    "jsonb_build_array",
    "jsonb_build_object",
    "least",
    "left",
    "length",
    "ln",
    "localtime",
    "localtimestamp",
    "lower",
    "lpad",
    "ltrim",
    "make_date",
    "make_interval",
    "md5",
    "mod",
    "now",
    "nullif",
    "octet_length",
    "power",
    "random",
    "regexp_replace",
    "replace",
    "reverse",
    "right",
    "round",
    "rpad",
    "rtrim",
    "session_user",
    "setweight",
    "sign",
    "split_part",
    "sqrt",
    "statement_timestamp",
    "strpos",
    "substr",
    "substring",
    "timezone",
    "to_char",
    "to_date",
    "to_number",
    "to_tsvector",
    "transaction_timestamp",
    "trim",
    "trunc",
    "upper",
];

/// The expression as PostgreSQL has it, when it is made of nothing that a new database lacks.
pub fn known_to_postgres(sql: &str) -> Option<String> {
    let expression = expression::expression(sql)?;
    let strange = visit_expressions(&expression, |inner| {
        let known = match inner {
            Expr::Function(function) => {
                let name = function.name.to_string().to_ascii_lowercase();
                POSTGRES_FUNCTIONS.contains(&name.strip_prefix("pg_catalog.").unwrap_or(&name))
            }
            Expr::Cast { data_type, .. } => {
                known_type(&data_type.to_string(), Dialect::Postgres) != FieldType::Text
                    || data_type.to_string().to_ascii_lowercase().starts_with("text")
            }
            Expr::Subquery(_) | Expr::Exists { .. } | Expr::InSubquery { .. } => false,
            _ => true,
        };
        if known { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    });
    strange.is_continue().then(|| expression.to_string())
}

fn fit_checks(spec: &mut Spec, dialect: Dialect, notes: &mut Vec<String>) {
    for mut check in std::mem::take(&mut spec.checks) {
        let Some(term) = parsed(spec, &check.expression) else {
            notes.push(format!("table `{}`: a check is left out: {}", spec.table, check.expression));
            continue;
        };
        let Some(rest) = limits::absorbed(term, &mut spec.columns, &|_| 0, false) else { continue };
        (check.columns, check.expression) = (rest.columns(), rest.sql(Spelled::Neutral));
        if check.columns.is_empty() || table_check(spec, &check.expression, dialect).is_none() {
            notes.push(format!("table `{}`: a check is left out: {}", spec.table, check.expression));
        } else {
            spec.checks.push(check);
        }
    }
}

fn fit_generated(spec: &mut Spec, dialect: Dialect, notes: &mut Vec<String>) {
    for index in 0..spec.columns.len() {
        let Some(sql) = spec.columns[index].generated.clone() else { continue };
        let normal = parsed(spec, &sql).map_or(sql.clone(), |term| term.sql(Spelled::Neutral));
        spec.columns[index].generated = Some(normal);
        let said = generated(spec, &spec.columns[index], dialect);
        let column: &mut Column = &mut spec.columns[index];
        column.default = None;
        if said.is_none() {
            column.generated = None;
            column.nullable = true;
            notes.push(format!("column `{}.{}`: it is not computed: {sql}", spec.table, column.name));
        }
    }
}

fn described(default: &DefaultValue) -> String {
    match default {
        DefaultValue::Text(text) | DefaultValue::Number(text) | DefaultValue::Expression(text) => text.clone(),
        DefaultValue::Boolean(value) => value.to_string(),
        DefaultValue::Now => "the present instant".to_owned(),
        DefaultValue::Today => "the present date".to_owned(),
        DefaultValue::Uuid => "a random uuid".to_owned(),
        DefaultValue::Identity => "a number given by the database".to_owned(),
    }
}

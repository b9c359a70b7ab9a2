//! What a module says of itself so that files can be read into its table.

use super::column::ColumnFacts;
use super::key;
use super::sample::{Sample, Samples};
use super::sql::{lines, literal, quoted_name};
use super::unnest::Unnest;
use super::write::WrittenColumn;
use crate::context::{Field, Module};
use crate::dialect::Dialect;
use crate::field_type::FieldType;
use crate::migration::table_check;
use crate::schema::{Check, Reference};
use crate::text::SchemaText;
use serde::Serialize;

/// The facts of `import.rs`.
#[derive(Clone, Debug, Serialize)]
pub struct Import {
    /// What a file may have: the columns that a client gives.
    pub fields: Vec<ImportField>,
    /// Columns that are unique together, as Rust literals.
    pub uniques: Vec<Vec<String>>,
    /// Foreign keys.
    pub references: Vec<Link>,
    /// Rules that need the database to be applied.
    pub checks: Vec<RowCheck>,
    /// What a template shows.
    pub examples: Vec<Sample>,
    /// It depends on the number of the record.
    pub numbered: bool,
    /// What a template shows can be imported, whatever other tables hold.
    pub testable: bool,
    /// `INSERT INTO "products" (...)`, as a Rust literal.
    pub insert: String,
    /// How many records such a statement writes.
    pub rows_a_statement: usize,
    /// How PostgreSQL writes records.
    pub unnest: Option<Unnest>,
    /// What a statement gives back, where that is enough to know the keys.
    pub returned: Option<ReturnedKey>,
}

/// The key of a written record, in one column.
#[derive(Clone, Debug, Serialize)]
pub struct ReturnedKey {
    /// ` RETURNING "id"`, as a Rust literal.
    pub clause: String,
    /// Reads it from a `row`.
    pub read: String,
}

/// How many records are written together at most.
const PAGE: usize = 1_000;
/// How many values a statement of SQLite may bind.
const SQLITE_VALUES: usize = 32_766;

/// A field that a column of a file can be.
#[derive(Clone, Debug, Serialize)]
pub struct ImportField {
    /// Its name in JSON.
    pub name: String,
    /// What the form calls it.
    pub label: SchemaText,
}

/// A foreign key, as Rust literals.
#[derive(Clone, Debug, Serialize)]
pub struct Link {
    /// The columns that refer.
    pub columns: Vec<String>,
    /// The table that they refer to.
    pub table: String,
    /// The columns there.
    pub targets: Vec<String>,
}

/// A rule of the table, as Rust literals.
#[derive(Clone, Debug, Serialize)]
pub struct RowCheck {
    /// The columns that it speaks of.
    pub columns: Vec<String>,
    /// In the SQL of the workspace's database.
    pub condition: String,
}

impl Import {
    /// The facts of one module.
    pub fn new(module: &Module, facts: &ColumnFacts, samples: &Samples, inserted: &[WrittenColumn]) -> Self {
        let is_given = |column: &String| importable_fields(module).any(|field| field.column.name == *column);
        let uniques = std::iter::once(&module.table.primary_key)
            .chain(module.table.uniques.iter().map(|unique| &unique.columns))
            .filter(|columns| !columns.is_empty() && columns.iter().all(is_given));
        let references = module.table.references.iter();
        let references = references.filter(|reference| reference.columns.iter().all(is_given));
        // Nobody takes over a secret from an example.
        let is_shown = |sample: &&Sample| {
            let field = importable_fields(module).find(|field| field.name.camel == sample.name);
            field.is_some_and(|field| !module.table.refers(&field.column.name) && !field.secret)
        };
        let key = key::plain(module);
        let returning = key.map(|field| format!(" RETURNING {}", quoted_name(&field.column.name)));
        let unnest = || Unnest::new(&module.table.name, inserted, returning.as_deref());
        let examples: Vec<Sample> = samples.fields.iter().filter(is_shown).cloned().collect();
        Self {
            fields: importable_fields(module)
                .map(|field| ImportField { name: field.name.camel.clone(), label: field.title.as_str().into() })
                .collect(),
            uniques: uniques.map(|columns| literals(columns)).collect(),
            references: references.filter_map(link).collect(),
            checks: row_checks(module).map(|(_, check)| check).collect(),
            numbered: examples.iter().any(|sample| sample.varies),
            testable: samples.lacking.is_empty()
                && samples.distinct
                && samples.examples_fit
                && !is_incomplete(module)
                // Rows without a value are no rows.
                && !examples.is_empty(),
            examples,
            insert: insert(module, inserted),
            rows_a_statement: PAGE.min(SQLITE_VALUES / inserted.len().max(1)),
            unnest: (module.dialect == Dialect::Postgres).then(unnest),
            returned: key
                .zip(returning.as_deref())
                .map(|(field, clause)| ReturnedKey { clause: literal(clause), read: facts.read(field) }),
        }
    }
}

/// Whether every record needs what an example has not: a reference to another one, a secret.
fn is_incomplete(module: &Module) -> bool {
    let mut fields = module.fields.iter();
    fields.any(|field| field.required && (field.secret || module.table.refers(&field.column.name)))
}

fn insert(module: &Module, inserted: &[WrittenColumn]) -> String {
    let names: Vec<String> = inserted.iter().map(|column| quoted_name(column.name.raw())).collect();
    lines(&format!("INSERT INTO {} (", quoted_name(&module.table.name)), &names, ")", 12)
}

/// The columns that a file may have.
pub fn importable_fields(module: &Module) -> impl Iterator<Item = &Field> {
    module.fields.iter().filter(|field| field.creatable)
}

/// A foreign key whose target is known.
fn link(reference: &Reference) -> Option<Link> {
    let targets = literals(&reference.target_columns);
    let columns = literals(&reference.columns);
    (!targets.is_empty()).then(|| Link { columns, table: literal(&reference.table), targets })
}

/// The checks that rows are tried against.
fn row_checks(module: &Module) -> impl Iterator<Item = (&Check, RowCheck)> {
    module.table.checks.iter().filter_map(|check| Some((check, row_check(module, check)?)))
}

/// A check whose columns are all in the file, as values that mean there what they mean in the table.
fn row_check(module: &Module, check: &Check) -> Option<RowCheck> {
    let is_plain = |name: &String| {
        let field = importable_fields(module).find(|field| field.column.name == *name);
        field.is_some_and(|field| match field.field_type() {
            FieldType::Enum { native, .. } => native.is_none(),
            FieldType::Json | FieldType::Bytes | FieldType::Other { .. } => false,
            _ => true,
        })
    };
    let condition = table_check(&module.table, &check.expression, module.dialect)?.0;
    let is_possible = !check.columns.is_empty() && check.columns.iter().all(is_plain);
    is_possible.then(|| RowCheck { columns: literals(&check.columns), condition: literal(&condition) })
}

fn literals(names: &[String]) -> Vec<String> {
    names.iter().map(|name| literal(name)).collect()
}

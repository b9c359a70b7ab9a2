//! The facts of a module that the Rust templates read.

pub mod cascades;
mod column;
mod enums;
mod fixture;
pub mod import;
mod keeping;
mod key;
mod limits;
mod made;
mod order;
mod sample;
mod service;
mod sql;
mod types;
mod unnest;
mod uses;
mod words;
mod write;

use super::{Field, Module, Package, Role};
use crate::field_type::FieldType;
use crate::text::SchemaText;
use cascades::Cascades;
use column::{InputField, RecordField, TableColumn};
use enums::{Enum, enums};
use import::Import;
use key::Key;
use sample::Samples;
use serde::Serialize;
use service::Service;
use sql::{filled_lines, lines, literal, quoted_name};
use uses::{Change, Needs, Uses};
use words::Words;
use write::WrittenColumn;

/// What templates of the pack `axum` find under `api`.
#[derive(Clone, Debug, Serialize)]
pub struct RustFacts {
    /// How local variables and sentences call a record and several of them.
    pub words: Words,
    /// The table's name as a Rust literal.
    pub table: String,
    /// The order of a list that asks for none: `-createdAt`.
    pub default_sort: String,
    /// How a record is addressed; `None` when it cannot be.
    pub key: Option<Key>,
    /// The columns as lists, filters and input checks know them.
    pub columns: Vec<TableColumn>,
    /// Conditions of the database and the field that each one is about.
    pub checks: Vec<Check>,
    /// The fields of a record as it is shown.
    pub record: Vec<RecordField>,
    /// The columns that hold one of few words.
    pub enums: Vec<Enum>,
    /// The fields that create a record.
    pub created: Vec<InputField>,
    /// The fields that replace one, where they are not those that create one: a client gives the key only once.
    pub replaced: Option<Vec<InputField>>,
    /// The type of what replaces a record.
    pub replacement: String,
    /// The type around it that lets required secrets be left out; `None` where there are none, or where it is a type of its own.
    pub replacement_body: Option<String>,
    /// Some column is secret and can be changed.
    pub keeps_secrets: bool,
    /// The fields that a patch may have. None: a record can never be changed.
    pub patched: Vec<InputField>,
    /// Whether a record can be changed.
    pub updatable: bool,
    /// What an INSERT writes.
    pub inserted: Vec<WrittenColumn>,
    /// What replaces a record, and what a patch does.
    pub replacing: Vec<WrittenColumn>,
    /// What a patch writes.
    pub patching: Vec<WrittenColumn>,
    /// What a patch writes beside its fields.
    pub touching: Vec<WrittenColumn>,
    /// The server sets a time when a record is created, or changed.
    pub created_now: bool,
    /// The server sets a time when a record is changed.
    pub updated_now: bool,
    /// `self.version` as a 64-bit number.
    pub version: String,
    /// Parts of SQL statements.
    pub sql: Statements,
    /// Names that the files of the module import.
    pub imports: Uses,
    /// Made-up records, for tests.
    pub samples: Samples,
    /// Foreign keys through which the database deletes or changes records by itself.
    pub cascades: Option<Cascades>,
    /// What can be read from files, with `--with-import`.
    pub import: Option<Import>,
    /// What the routes of the package know of the records, with `--package enterprise` or more.
    pub service: Option<Service>,
}

/// A condition of the database.
#[derive(Clone, Debug, Serialize)]
pub struct Check {
    /// Its name in the database.
    pub name: SchemaText,
    /// The field's name in JSON.
    pub field: String,
}

/// Parts of SQL statements, as Rust literals.
#[derive(Clone, Debug, Serialize)]
pub struct Statements {
    /// `SELECT "id", ... FROM "products"`
    pub select: String,
    /// `RETURNING "id", ...`
    pub returning: String,
    /// `INSERT INTO "products" (...) VALUES (`; without columns the whole statement up to `RETURNING`.
    pub insert: String,
    /// `UPDATE "products" SET "version" = "version" + 1`
    pub update: String,
    /// `DELETE FROM "products"`
    pub delete: String,
}

impl RustFacts {
    /// The facts of one module.
    pub fn new(module: &Module) -> Self {
        let enums = enums(module);
        let facts = column::ColumnFacts::new(module, &enums);
        let key = Key::new(module, &facts);
        let inserted = facts.insert_columns();
        let patched = facts.patch_fields();
        let client_key = module.key_fields().iter().any(|field| field.creatable);
        let one = &module.names.one.pascal;
        let version = module.field_with(Role::Version);
        let is_big = version.is_some_and(|field| *field.field_type() == FieldType::BigInt);
        let version_name = version.map_or_else(|| "version".to_owned(), |field| facts.ident(field));
        let words = Words::new(&module.names);
        let samples = Samples::new(module);
        let updatable = key.is_some() && !patched.is_empty();
        let needs_secret = facts.updatable().any(|field| field.secret && field.required);
        let created = facts.create_fields();
        let import = module.options.import.then(|| Import::new(module, &facts, &samples, &inserted));
        let (replacing, patching) = (facts.replace_columns(), facts.patch_columns());
        let updated_now = replacing.iter().any(|column| column.is_time());
        let needs_field = updatable || created.iter().any(|field| field.optional);
        let uses_unnest = import.as_ref().is_some_and(|import| import.unnest.is_some());
        let change = updatable.then_some(Change { replacing: &replacing, patching: &patching, updated_now });
        let uses =
            Uses::new(module, &facts, key.as_ref(), Needs { needs_field, uses_unnest, inserted: &inserted, change });
        Self {
            words,
            table: literal(&module.table.name),
            default_sort: default_sort(module),
            columns: facts.table(),
            checks: checks(module),
            record: facts.record(),
            created,
            replaced: (client_key && key.is_some()).then(|| facts.replace_fields()),
            replacement_body: (needs_secret && !client_key && updatable).then(|| format!("Replace{one}")),
            keeps_secrets: facts.updatable().any(|field| field.secret && field.creatable),
            replacement: if client_key { format!("Replace{one}") } else { format!("Create{one}") },
            updatable,
            created_now: inserted.iter().any(|column| column.is_time()),
            updated_now,
            touching: replacing.iter().filter(|column| column.is_time()).cloned().collect(),
            replacing,
            patching,
            version: if is_big { format!("self.{version_name}.0") } else { format!("self.{version_name}.into()") },
            cascades: Cascades::new(module),
            sql: statements(module, &facts, &inserted),
            service: (module.options.package > Package::Standard).then(|| Service::new(module)),
            import,
            samples,
            imports: uses,
            key,
            patched,
            enums: enums.clone(),
            inserted,
        }
    }
}

fn checks(module: &Module) -> Vec<Check> {
    let names = module.table.constraint_names();
    let field_of = |column: &String| {
        let field = module.fields.iter().find(|field| field.column.name == *column);
        field.map(|field| field.name.camel.clone())
    };
    let of_columns = module.table.columns.iter().filter_map(|column| {
        let name = names.columns.get(&column.name)?;
        Some(Check { name: name.as_str().into(), field: field_of(&column.name)? })
    });
    let of_table = names.checks.iter().zip(&module.table.checks).filter_map(|(name, check)| {
        Some(Check { name: name.as_str().into(), field: field_of(check.columns.first()?)? })
    });
    of_columns.chain(of_table).collect()
}

fn default_sort(module: &Module) -> String {
    let descending = |field: &Field| format!("-{}", field.name.camel);
    if let Some(created) = module.field_with(Role::CreatedAt) {
        return descending(created);
    }
    let key = module.key_fields();
    if key.is_empty() {
        let first = module.fields.iter().find(|field| !field.secret);
        return first.map(|field| field.name.camel.clone()).unwrap_or_default();
    }
    key.into_iter().map(descending).collect::<Vec<_>>().join(",")
}

fn statements(module: &Module, facts: &column::ColumnFacts, inserted: &[WrittenColumn]) -> Statements {
    let table = quoted_name(&module.table.name);
    let version = module.field_with(Role::Version).map_or("version", |field| field.column.name.as_str());
    let version = quoted_name(version);
    let names: Vec<String> = inserted.iter().map(|column| quoted_name(column.name.raw())).collect();
    let insert = if names.is_empty() {
        literal(&format!("INSERT INTO {table} DEFAULT VALUES"))
    } else {
        lines(&format!("INSERT INTO {table} ("), &names, ") VALUES (", 8)
    };
    Statements {
        select: filled_lines("SELECT", &facts.select_list(), &format!("FROM {table}")),
        returning: filled_lines("RETURNING", &facts.select_list(), ""),
        update: literal(&format!("UPDATE {table} SET {version} = {version} + 1")),
        delete: literal(&format!("DELETE FROM {table}")),
        insert,
    }
}

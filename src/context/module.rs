//! The facts of a module that both packs start from.

use super::field::{self, Field, KnownModule, ReferenceTarget, Role, is_identity};
use super::label::{self, Label, label_of};
use super::names::ModuleNames;
use super::options::Options;
use super::secret;
use crate::config::EventPayload;
use crate::dialect::Dialect;
use crate::field_type::FieldType;
use crate::naming::Name;
use crate::problem::Problems;
use crate::schema::{self, Column, Table};
use crate::text::SchemaText;
use serde::Serialize;
use std::collections::BTreeMap;
use std::sync::Arc;

/// How one row of the table is addressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum KeyShape {
    /// No key: rows can be listed and created only.
    None,
    /// One column.
    Single,
    /// Several columns: addressed by their parts joined with `~`.
    Composite,
}

/// The facts of a module that both packs start from.
#[derive(Clone, Debug)]
pub struct Module {
    pub names: ModuleNames,
    pub options: Options,
    pub dialect: Dialect,
    /// How much of a record its events carry: all of it, unless the workspace says otherwise.
    pub event_payload: EventPayload,
    /// Reads of its records are noted in the audit log.
    pub notes_reads: bool,
    /// The table, version column included.
    pub table: Table,
    pub key: KeyShape,
    pub fields: Vec<Field>,
    pub label: Name,
    /// The rest of a person's name, which stands before it.
    pub given: Option<Name>,
    /// All tables of the workspace: what a made-up record refers to is in them.
    pub others: Arc<[Table]>,
}

impl Module {
    /// The facts of one table.
    ///
    /// `table` has its version column already; `known` tells, by table name, which modules the workspace has.
    ///
    /// # Errors
    /// Every reason why no module can be generated from the table, at once.
    pub fn new(
        names: ModuleNames,
        options: Options,
        dialect: Dialect,
        table: Table,
        known: &BTreeMap<String, KnownModule>,
    ) -> Result<Self, Problems> {
        let problems = schema::problems(&table);
        if !problems.is_empty() {
            return Err(Problems(problems.into_iter().map(crate::problem::Problem::new).collect()));
        }
        let key = match table.primary_key.len() {
            0 => KeyShape::None,
            1 => KeyShape::Single,
            _ => KeyShape::Composite,
        };
        let own = KnownModule::new(names.many.kebab.clone(), &table, &options);
        let fields = fields(&table, &own, known, &options);
        Ok(Self {
            names,
            options,
            dialect,
            event_payload: EventPayload::Full,
            notes_reads: false,
            table,
            key,
            fields,
            label: own.label,
            given: own.given,
            others: Arc::default(),
        })
    }

    /// The fields of the primary key, in key order.
    pub fn key_fields(&self) -> Vec<&Field> {
        let named = |name: &String| self.fields.iter().find(|field| field.column.name == *name);
        self.table.primary_key.iter().filter_map(named).collect()
    }

    /// The columns that hold secrets.
    pub fn secrets(&self) -> impl Iterator<Item = &str> {
        self.fields.iter().filter(|field| field.secret).map(|field| field.column.name.as_str())
    }

    /// The field that plays a part, if there is one.
    pub fn field_with(&self, role: Role) -> Option<&Field> {
        self.fields.iter().find(|field| field.role == role)
    }
}

impl KnownModule {
    /// What others know of the module of a table.
    pub fn new(resource: String, table: &Table, options: &Options) -> Self {
        let hidden = table.columns.iter().filter(|column| secret::is_secret(table, column, options));
        let Label { column, given, beside, target } = label_of(table, options);
        let secrets = hidden.map(|column| column.name.clone()).collect();
        Self { resource, label: column, given, beside, target, secrets }
    }
}

/// The fields of a table that is no module here.
pub(super) fn fields_of(table: &Table) -> Vec<Field> {
    let own = KnownModule::new(String::new(), table, &Options::default());
    fields(table, &own, &BTreeMap::new(), &Options::default())
}

fn fields(table: &Table, own: &KnownModule, known: &BTreeMap<String, KnownModule>, options: &Options) -> Vec<Field> {
    let version = table.version_column();
    let has_bounds = table.columns.iter().any(|column| matches!(column.field_type, FieldType::String { .. }));
    let mut fields: Vec<Field> = table
        .columns
        .iter()
        .map(|column| {
            let name = Name::new(&column.name);
            let is_key = table.primary_key.contains(&column.name);
            let role = if is_key { Role::Key } else { field::role_of(&name.snake, column, version) };
            let by_server = match role {
                Role::Key => {
                    is_identity(column)
                        || column.generated.is_some()
                        || (table.primary_key.len() == 1
                            && column.field_type == FieldType::Uuid
                            && table.reference_of(&column.name).is_none())
                }
                Role::Plain => is_identity(column) || is_search_vector(column),
                Role::Version | Role::CreatedAt | Role::UpdatedAt | Role::Generated => true,
            };
            Field {
                role,
                secret: secret::is_secret(table, column, options)
                    || refers_to_secret(table, column, own, known, options),
                creatable: !by_server,
                updatable: !by_server && !is_key,
                required: !by_server && !column.nullable && column.default.is_none(),
                unique: table.primary_key == [column.name.clone()]
                    || table.uniques.iter().any(|unique| unique.columns == [column.name.clone()]),
                format: field::format_of(&name.snake, column, has_bounds && !label::names_row(table, column)),
                title: String::new(),
                reference: reference(table, &column.name, own, known),
                comment: column.comment.as_deref().map(SchemaText::from),
                column: column.clone(),
                name,
            }
        })
        .collect();
    let prefix = shared_prefix(&fields);
    for field in &mut fields {
        field.title = title(field, &prefix);
    }
    // A column that was added later stands before what the server keeps count of.
    fields.sort_by_key(|field| matches!(field.role, Role::CreatedAt | Role::UpdatedAt | Role::Version));
    fields
}

/// What a person reads above the values of a field.
fn title(field: &Field, prefix: &str) -> String {
    let rest = field.name.snake.strip_prefix(prefix).filter(|rest| !rest.starts_with(|c: char| c.is_ascii_digit()));
    let own = rest.filter(|_| !prefix.is_empty()).map(|rest| Name::new(rest).title);
    let title = own.unwrap_or_else(|| field.name.title.clone());
    let is_lookup = field.reference.as_ref().is_some_and(|reference| reference.module.is_some());
    match title.strip_suffix(" ID") {
        Some(short) if is_lookup => short.to_owned(),
        _ => title,
    }
}

/// What all columns begin with, `rc_` for example, but for those that the server keeps count in.
fn shared_prefix(fields: &[Field]) -> String {
    const LEAST: usize = 3;
    let is_own = |field: &&Field| !matches!(field.role, Role::CreatedAt | Role::UpdatedAt | Role::Version);
    let names: Vec<&str> = fields.iter().filter(is_own).map(|field| field.name.snake.as_str()).collect();
    let Some((prefix, _)) = names.first().and_then(|name| name.split_once('_')) else { return String::new() };
    let prefix = format!("{prefix}_");
    if names.len() >= LEAST && names.iter().all(|name| name.starts_with(&prefix)) { prefix } else { String::new() }
}

/// What the database searches in, and nobody writes; where it must be given, somebody has to.
fn is_search_vector(column: &Column) -> bool {
    let is_vector = matches!(&column.field_type, FieldType::Other { sql } if sql.eq_ignore_ascii_case("tsvector"));
    is_vector && (column.nullable || column.default.is_some())
}

/// Whether a column holds what a module hides as a secret, to which it refers.
fn refers_to_secret(
    table: &Table,
    column: &Column,
    own: &KnownModule,
    known: &BTreeMap<String, KnownModule>,
    options: &Options,
) -> bool {
    if table.is_key(&column.name) || options.visible.contains(&column.name) {
        return false;
    }
    table.references.iter().any(|reference| {
        let target = if reference.table == table.name { Some(own) } else { known.get(&reference.table) };
        let mut pairs = reference.columns.iter().zip(&reference.target_columns);
        target.is_some_and(|target| pairs.any(|(from, to)| *from == column.name && target.secrets.contains(to)))
    })
}

fn reference(
    table: &Table,
    column: &str,
    own: &KnownModule,
    known: &BTreeMap<String, KnownModule>,
) -> Option<ReferenceTarget> {
    let reference = table.reference_of(column)?;
    let is_own = reference.table == table.name;
    let own_key = || table.primary_key.first().cloned();
    let key = reference.target_columns.first().cloned().or_else(|| if is_own { own_key() } else { None });
    let module = if is_own { Some(own.clone()) } else { known.get(&reference.table).cloned() };
    Some(ReferenceTarget {
        through: module.as_ref().and_then(|module| through(module, own, known)),
        table: reference.table.as_str().into(),
        key: Name::new(key.as_deref().unwrap_or("id")),
        module,
    })
}

/// Where the rows of a module take their names from. One step is enough: who is called like somebody who is called like
/// another has no name that a person would say.
fn through(
    module: &KnownModule,
    own: &KnownModule,
    known: &BTreeMap<String, KnownModule>,
) -> Option<Box<ReferenceTarget>> {
    let (table, key) = module.target.as_ref()?;
    let other = known.get(table).filter(|other| other.target.is_none() && other.resource != own.resource)?;
    let key = Name::new(key);
    Some(Box::new(ReferenceTarget { table: table.as_str().into(), key, module: Some(other.clone()), through: None }))
}

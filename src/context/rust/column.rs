//! The columns of a module as its Rust code reads and checks them.

use super::enums::Enum;
use super::limits;
use super::sql::{literal, quoted_name};
use super::types::{self, RustType};
use crate::context::filters;
use crate::context::{Field, Module, ReferenceTarget, Role};
use crate::dialect::Dialect;
use crate::field_type::FieldType;
use crate::migration;
use crate::naming;
use crate::text::SchemaText;
use serde::Serialize;

/// The digits that a 64-bit number of smallest units always holds.
const MAX_SQLITE_DIGITS: u32 = 18;

/// A column as lists, filters and input checks know it.
#[derive(Clone, Debug, Serialize)]
pub struct TableColumn {
    /// What makes it: `column::text("code", "code")`.
    pub made: String,
    /// What is said of it: `required()`, `length(1, 20)`.
    pub said: Vec<String>,
}

/// A field of a record as it is shown.
#[derive(Clone, Debug, Serialize)]
pub struct RecordField {
    /// Its Rust identifier.
    pub ident: String,
    /// Its Rust type.
    pub type_name: String,
    /// What the database says of it.
    pub comment: Option<SchemaText>,
    /// Reads it from a `row`.
    pub read: String,
}

/// A field of a request.
#[derive(Clone, Debug, Serialize)]
pub struct InputField {
    /// Its Rust identifier.
    pub ident: String,
    /// Its Rust type.
    pub type_name: String,
    /// The field may be left out: the column has a default, or is secret and stays as it is.
    pub optional: bool,
}

/// What is known of a module's columns.
#[derive(Debug)]
pub struct ColumnFacts<'a> {
    pub(super) module: &'a Module,
    enums: &'a [Enum],
    filters: Vec<Option<String>>,
}

impl<'a> ColumnFacts<'a> {
    /// The facts of a module, whose enums have their names already.
    pub fn new(module: &'a Module, enums: &'a [Enum]) -> Self {
        Self { filters: filters::names(&module.fields), module, enums }
    }

    /// The field as a Rust identifier.
    pub fn ident(&self, field: &Field) -> String {
        naming::rust_identifier(&field.name.snake)
    }

    /// The type of a value that is not null.
    pub fn value_type(&self, field: &Field) -> RustType {
        let own = self.enums.iter().find(|known| known.field == field.name.camel);
        types::rust_type(field, own.map_or("", |known| &known.name))
    }

    /// Whether a record may hold null there.
    pub fn is_nullable(field: &Field) -> bool {
        field.nullable() && field.role != Role::Key
    }

    /// The columns that answers show.
    pub fn shown_fields(&self) -> impl Iterator<Item = &'a Field> {
        self.module.fields.iter().filter(|field| !field.secret)
    }

    /// The columns that a client may give at creation.
    pub fn creatable(&self) -> impl Iterator<Item = &'a Field> {
        self.module.fields.iter().filter(|field| field.creatable)
    }

    /// The columns that a client may change.
    pub fn updatable(&self) -> impl Iterator<Item = &'a Field> {
        self.module.fields.iter().filter(|field| field.updatable)
    }

    /// What a query selects, each column under its own name.
    pub fn select_list(&self) -> Vec<String> {
        let is_postgres = self.module.dialect == Dialect::Postgres;
        self.shown_fields()
            .map(|field| {
                let name = quoted_name(&field.column.name);
                let as_text =
                    matches!(field.field_type(), FieldType::Other { .. } | FieldType::Enum { native: None, .. });
                if as_text && is_postgres { format!("{name}::text AS {name}") } else { name }
            })
            .collect()
    }

    /// The columns as lists, filters and input checks know them.
    pub fn table(&self) -> Vec<TableColumn> {
        let fields = self.module.fields.iter().zip(&self.filters);
        fields
            .filter(|(field, _)| !field.secret || field.creatable)
            .map(|(field, filter)| TableColumn {
                made: self.constructor(field),
                said: self.rule_calls(field, filter.as_deref()),
            })
            .collect()
    }

    fn constructor(&self, field: &Field) -> String {
        let names = format!("\"{}\", {}", field.name.camel, literal(&field.column.name));
        match field.field_type() {
            FieldType::Text | FieldType::String { .. } => format!("column::text({names})"),
            FieldType::SmallInt => format!("column::small_int({names})"),
            FieldType::Integer => format!("column::integer({names})"),
            FieldType::BigInt => format!("column::big_int({names})"),
            FieldType::Decimal { precision, scale } => {
                let kept = match self.module.dialect {
                    Dialect::Sqlite => (*precision).min(MAX_SQLITE_DIGITS),
                    Dialect::Postgres => *precision,
                };
                format!("column::decimal({names}, {kept}, {scale})")
            }
            FieldType::Real => format!("column::real({names})"),
            FieldType::Double => format!("column::double({names})"),
            FieldType::Boolean => format!("column::boolean({names})"),
            FieldType::Date => format!("column::date({names})"),
            FieldType::Time => format!("column::time({names})"),
            FieldType::Timestamp => format!("column::timestamp({names})"),
            FieldType::TimestampTz => format!("column::timestamp_tz({names})"),
            FieldType::Uuid => format!("column::uuid({names})"),
            FieldType::Json => format!("column::json({names})"),
            FieldType::Bytes => format!("column::bytes({names})"),
            FieldType::Enum { .. } => format!("column::choice({names}, &{}::WORDS)", self.value_type(field).name),
            FieldType::Other { .. } => format!("column::other({names})"),
        }
    }

    fn rule_calls(&self, field: &Field, filter: Option<&str>) -> Vec<String> {
        let mut said = Vec::new();
        if !field.creatable {
            said.push("read_only()".to_owned());
        } else if field.secret {
            said.push("write_only()".to_owned());
        } else if !field.updatable {
            said.push("create_only()".to_owned());
        }
        if field.required {
            said.push("required()".to_owned());
        }
        if Self::is_nullable(field) {
            said.push("nullable()".to_owned());
        }
        if filters::is_any_of(field) && !matches!(field.field_type(), FieldType::Uuid | FieldType::Enum { .. }) {
            said.push("any_of()".to_owned());
        }
        if let Some(filter) = filter.filter(|filter| *filter != field.name.camel) {
            said.push(format!("filter(\"{filter}\")"));
        }
        let is_of_database = match field.field_type() {
            FieldType::Json | FieldType::Other { .. } => true,
            FieldType::Enum { native, .. } => native.is_some(),
            _ => false,
        };
        if is_of_database && self.module.dialect == Dialect::Postgres {
            said.push("read_as_text()".to_owned());
        }
        if field.creatable {
            said.extend(limits::limit_calls(field));
        }
        said.extend(naming_calls(field));
        said
    }

    /// The fields of a record.
    pub fn record(&self) -> Vec<RecordField> {
        self.shown_fields()
            .map(|field| {
                let value = self.value_type(field).name;
                let type_name = if Self::is_nullable(field) { format!("Option<{value}>") } else { value };
                RecordField {
                    ident: self.ident(field),
                    read: self.read(field),
                    comment: field.comment.clone(),
                    type_name,
                }
            })
            .collect()
    }

    /// Reads it from a `row`.
    pub fn read(&self, field: &Field) -> String {
        let name = literal(&field.column.name);
        match (types::wrapper(field.field_type(), self.module.dialect), Self::is_nullable(field)) {
            (None, _) => format!("row.try_get({name})?"),
            (Some(wrapper), false) => {
                format!("row.try_get::<{}, _>({name})?.{}()", wrapper.type_name, wrapper.unwrap)
            }
            (Some(wrapper), true) => {
                let unwrap = if wrapper.unwrap == "into" { "Into::into" } else { "Minor::number" };
                format!("row.try_get::<Option<{}>, _>({name})?.map({unwrap})", wrapper.type_name)
            }
        }
    }

    /// The fields that create a record.
    pub fn create_fields(&self) -> Vec<InputField> {
        self.creatable().map(|field| self.input(field)).collect()
    }

    /// The fields that replace a record.
    pub fn replace_fields(&self) -> Vec<InputField> {
        self.updatable().map(|field| self.input(field)).collect()
    }

    fn input(&self, field: &Field) -> InputField {
        let value = self.value_type(field).name;
        let optional = format!("Option<{value}>");
        // A secret that is left out is kept when a record is replaced, which is not the same as null.
        let may_be_absent = field.secret || migration::default_value(&field.column, self.module.dialect).is_some();
        let type_name = match (may_be_absent, Self::is_nullable(field)) {
            (true, true) => format!("Field<{optional}>"),
            (true, false) => format!("Field<{value}>"),
            (false, true) => optional.clone(),
            (false, false) if self.is_made_by_server(field) => optional.clone(),
            (false, false) => value,
        };
        InputField { ident: self.ident(field), type_name, optional: may_be_absent }
    }

    /// The fields of a patch.
    pub fn patch_fields(&self) -> Vec<InputField> {
        self.updatable()
            .map(|field| {
                let value = self.value_type(field).name;
                let inner = if Self::is_nullable(field) { format!("Option<{value}>") } else { value };
                InputField { ident: self.ident(field), type_name: format!("Field<{inner}>"), optional: false }
            })
            .collect()
    }
}

/// What names the records that a column refers to: `refers_to("customers", "id", &["name"])`. Only where that says more than
/// the column itself.
fn naming_calls(field: &Field) -> Vec<String> {
    let call = |call: &str, target: &ReferenceTarget| {
        let module = target.module.as_ref().filter(|module| module.label != target.key)?;
        let names = module.given.iter().chain([&module.label]);
        let names: Vec<String> = names.map(|name| literal(name.db.raw())).collect();
        let (table, key) = (literal(target.table.raw()), literal(target.key.db.raw()));
        Some(format!("{call}({table}, {key}, &[{}])", names.join(", ")))
    };
    let reference = field.reference.as_ref().filter(|_| !field.secret);
    let first = reference.and_then(|reference| call("refers_to", reference));
    let through = reference.and_then(|reference| reference.through.as_deref()).filter(|_| first.is_some());
    first.into_iter().chain(through.and_then(|through| call("called_after", through))).collect()
}

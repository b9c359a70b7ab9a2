//! The columns of a module as its Rust code reads, checks and writes them.

use super::Enum;
use super::limits;
use super::sql::{literal, quoted};
use super::types::{self, RustType};
use crate::context::filters;
use crate::context::{Field, Module, Role};
use crate::dialect::Dialect;
use crate::field_type::FieldType;
use crate::migration;
use crate::naming;
use crate::render::SchemaText;
use crate::spec::DefaultValue;
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
    pub ident: String,
    pub type_name: String,
    pub comment: Option<SchemaText>,
    /// Reads it from a `row`.
    pub read: String,
}

/// A field of a request.
#[derive(Clone, Debug, Serialize)]
pub struct InputField {
    pub ident: String,
    pub type_name: String,
    /// The column has a default, so the field may be left out: its type in the description of the API.
    pub absent_schema: Option<String>,
}

/// A column that a statement writes.
#[derive(Clone, Debug, Serialize)]
pub struct WrittenColumn {
    /// Its name in the database.
    #[serde(skip)]
    pub name: SchemaText,
    /// Its name in the database, as a Rust literal.
    pub column: String,
    /// What is bound.
    pub value: String,
    /// What is written when the field is absent: SQL, as a Rust literal.
    pub default: Option<String>,
    /// The type that the database has to be told, as a Rust literal.
    pub cast: Option<String>,
    /// The same in SQL, `::inet`, or nothing.
    #[serde(skip)]
    pub sql_cast: String,
    /// Where there is a default: the field of the request, and whether what is given may be null.
    #[serde(skip)]
    pub optional: Option<Optional>,
    /// The value is the time of the change.
    #[serde(skip)]
    pub is_time: bool,
    /// The value is a key that the server makes.
    #[serde(skip)]
    pub is_made_key: bool,
    /// The value is a new UUID.
    #[serde(skip)]
    pub makes_uuid: bool,
}

/// A field of a request that may be left out.
#[derive(Clone, Debug)]
pub struct Optional {
    /// `input.stock`
    pub place: String,
    /// What was given, as an `Option`: `input.stock.given()`.
    pub given: String,
    /// What was given may be null.
    pub nullable: bool,
    /// What is written when it is absent, in SQL and of the type that a given value has.
    pub default: String,
}

/// What is known of a module's columns.
#[derive(Debug)]
pub struct Facts<'a> {
    module: &'a Module,
    enums: &'a [Enum],
    filters: Vec<Option<String>>,
}

impl<'a> Facts<'a> {
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
    pub fn shown(&self) -> impl Iterator<Item = &'a Field> {
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
    pub fn selected(&self) -> Vec<String> {
        let is_postgres = self.module.dialect == Dialect::Postgres;
        self.shown()
            .map(|field| {
                let name = quoted(&field.column.name);
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
            .map(|(field, filter)| TableColumn { made: self.made(field), said: self.said(field, filter.as_deref()) })
            .collect()
    }

    fn made(&self, field: &Field) -> String {
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

    fn said(&self, field: &Field, filter: Option<&str>) -> Vec<String> {
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
            said.extend(limits::said_of(field));
        }
        said
    }

    /// The fields of a record.
    pub fn record(&self) -> Vec<RecordField> {
        self.shown()
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
    pub fn created(&self) -> Vec<InputField> {
        self.creatable().map(|field| self.input(field)).collect()
    }

    /// The fields that replace a record.
    pub fn replaced(&self) -> Vec<InputField> {
        self.updatable().map(|field| self.input(field)).collect()
    }

    fn input(&self, field: &Field) -> InputField {
        let value = self.value_type(field).name;
        let optional = format!("Option<{value}>");
        let has_default = migration::default_value(&field.column, self.module.dialect).is_some();
        let type_name = match (has_default, Self::is_nullable(field)) {
            (true, true) => format!("Field<{optional}>"),
            (true, false) => format!("Field<{value}>"),
            (false, true) => optional.clone(),
            (false, false) if self.is_made_by_server(field) => optional.clone(),
            (false, false) => value,
        };
        InputField { ident: self.ident(field), type_name, absent_schema: has_default.then_some(optional) }
    }

    /// The fields of a patch.
    pub fn patched(&self) -> Vec<InputField> {
        self.updatable()
            .map(|field| {
                let value = self.value_type(field).name;
                let inner = if Self::is_nullable(field) { format!("Option<{value}>") } else { value };
                InputField { ident: self.ident(field), type_name: format!("Field<{inner}>"), absent_schema: None }
            })
            .collect()
    }

    /// What an INSERT writes.
    pub fn inserted(&self) -> Vec<WrittenColumn> {
        let is_uuid_key =
            |field: &&Field| field.role == Role::Key && *field.field_type() == FieldType::Uuid && !field.creatable;
        let is_written = |field: &&Field| {
            field.creatable || is_uuid_key(field) || matches!(field.role, Role::CreatedAt | Role::UpdatedAt)
        };
        let is_only_key = self.module.key_fields().len() == 1;
        let fields = self.module.fields.iter().filter(is_written);
        fields
            .map(|field| match field.role {
                Role::CreatedAt | Role::UpdatedAt => self.time(field),
                Role::Key if !field.creatable => {
                    let made = self.written(field, self.wrapped(field, "Uuid::now_v7()"), None);
                    WrittenColumn { is_made_key: is_only_key, ..made }
                }
                _ => self.given(field),
            })
            .collect()
    }

    /// What replaces a record.
    pub fn replacing(&self) -> Vec<WrittenColumn> {
        let given = self.updatable().map(|field| self.given(field));
        given.chain(self.module.field_with(Role::UpdatedAt).map(|field| self.time(field))).collect()
    }

    /// What a patch writes.
    pub fn patching(&self) -> Vec<WrittenColumn> {
        let given = self.updatable().map(|field| {
            let ident = self.ident(field);
            let value = self.mapped(field, &format!("patch.{ident}")).unwrap_or_else(|| format!("patch.{ident}"));
            self.written(field, format!("&{value}"), None)
        });
        given.collect()
    }

    fn given(&self, field: &Field) -> WrittenColumn {
        let place = format!("input.{}", self.ident(field));
        let value = self.value_type(field);
        if let Some(default) = migration::default_value(&field.column, self.module.dialect) {
            let mapped = self.mapped(field, &place);
            let given = match &mapped {
                Some(mapped) => format!("{mapped}.given()"),
                None if value.is_copy => format!("{place}.given()"),
                None => format!("{place}.as_ref().given()"),
            };
            let value = mapped.unwrap_or_else(|| place.clone());
            let written = self.written(field, format!("&{value}"), Some(literal(&default)));
            let optional =
                Optional { place, given, nullable: Self::is_nullable(field), default: typed(field, default) };
            return WrittenColumn { optional: Some(optional), ..written };
        }
        let bound = if Self::is_nullable(field) {
            match types::wrapper(field.field_type(), self.module.dialect) {
                Some(wrapper) => format!("{place}.map({}::from)", wrapper.path),
                None if value.is_copy => place,
                None => format!("&{place}"),
            }
        } else if self.is_made_by_server(field) {
            self.wrapped(field, &format!("{place}.unwrap_or_else(Uuid::now_v7)"))
        } else if value.is_copy {
            self.wrapped(field, &place)
        } else {
            format!("&{place}")
        };
        self.written(field, bound, None)
    }

    /// A `Field<T>` or `Field<Option<T>>` whose value is turned into what the driver takes.
    fn mapped(&self, field: &Field, place: &str) -> Option<String> {
        let wrapper = types::wrapper(field.field_type(), self.module.dialect)?;
        Some(if Self::is_nullable(field) {
            format!("{place}.map(|value| value.map({}::from))", wrapper.path)
        } else {
            format!("{place}.map({}::from)", wrapper.path)
        })
    }

    fn wrapped(&self, field: &Field, value: &str) -> String {
        match types::wrapper(field.field_type(), self.module.dialect) {
            Some(wrapper) => format!("{}::from({value})", wrapper.path),
            None => value.to_owned(),
        }
    }

    fn time(&self, field: &Field) -> WrittenColumn {
        let now = if *field.field_type() == FieldType::Timestamp { "now.naive_utc()" } else { "now" };
        WrittenColumn { is_time: true, ..self.written(field, self.wrapped(field, now), None) }
    }

    fn written(&self, field: &Field, value: String, default: Option<String>) -> WrittenColumn {
        WrittenColumn {
            name: field.column.name.as_str().into(),
            column: literal(&field.column.name),
            cast: self.cast(field),
            sql_cast: self.sql_cast(field).unwrap_or_default(),
            optional: None,
            is_time: false,
            is_made_key: false,
            makes_uuid: value.contains("Uuid::now_v7"),
            value,
            default,
        }
    }

    /// The type that PostgreSQL has to be told for a text that is not a text there, as a Rust literal.
    pub fn cast(&self, field: &Field) -> Option<String> {
        self.sql_cast(field).map(|cast| literal(&cast))
    }

    fn sql_cast(&self, field: &Field) -> Option<String> {
        match (field.field_type(), self.module.dialect) {
            (FieldType::Other { sql }, Dialect::Postgres) => Some(format!("::{sql}")),
            _ => None,
        }
    }

    /// A UUID that the database cannot make up.
    fn is_made_by_server(&self, field: &Field) -> bool {
        field.column.default == Some(DefaultValue::Uuid)
            && self.module.dialect == Dialect::Sqlite
            && *field.field_type() == FieldType::Uuid
    }
}

/// A default as a value of its column's type, where that does not follow from the text.
fn typed(field: &Field, default: String) -> String {
    match (&field.column.default, field.field_type()) {
        (Some(DefaultValue::Now), FieldType::TimestampTz) => default,
        (Some(DefaultValue::Now | DefaultValue::Expression(_)), field_type) if !field_type.is_textual() => {
            format!("{default}::{}", migration::sql_type(field_type, Dialect::Postgres))
        }
        _ => default,
    }
}

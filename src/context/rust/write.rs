//! The columns that statements write, and with what.

use super::column::ColumnFacts;
use super::sql::literal;
use super::types;
use crate::context::{Field, Role};
use crate::dialect::Dialect;
use crate::field_type::FieldType;
use crate::migration;
use crate::schema::DefaultValue;
use crate::text::SchemaText;
use serde::Serialize;

/// What is written of a column that nothing is said of.
pub(super) const NULL: &str = "NULL";

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
    /// It stays as it is when the field is absent.
    pub kept: bool,
    /// The type that the database has to be told, as a Rust literal.
    pub cast: Option<String>,
    /// The same in SQL, `::inet`, or nothing.
    #[serde(skip)]
    pub sql_cast: String,
    /// Where there is a default: the field of the request, and whether what is given may be null.
    #[serde(skip)]
    pub optional: Option<Optional>,
    /// Where the value comes from.
    #[serde(skip)]
    pub source: ValueSource,
    /// The value is a key that the server makes.
    #[serde(skip)]
    pub is_made_key: bool,
}

/// Where the value of a column comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ValueSource {
    /// The client.
    Request,
    /// The client, or a new UUID where it gives none.
    RequestOrUuid,
    /// A new UUID.
    Uuid,
    /// The time of the change.
    Time,
}

impl WrittenColumn {
    /// Whether the value is the time of the change.
    pub fn is_time(&self) -> bool {
        self.source == ValueSource::Time
    }

    /// Whether the value may be a new UUID.
    pub fn makes_uuid(&self) -> bool {
        matches!(self.source, ValueSource::Uuid | ValueSource::RequestOrUuid)
    }

    /// Whether the value depends on what the client gives.
    pub fn is_of_request(&self) -> bool {
        matches!(self.source, ValueSource::Request | ValueSource::RequestOrUuid)
    }
}

/// A field of a request that may be left out.
#[derive(Clone, Debug)]
pub struct Optional {
    /// `input.stock`
    pub place: String,
    /// What was given, as an `Option`: `input.stock.given()`.
    pub given: String,
    /// What was given may be null, and that is not what is written without it.
    pub nullable: bool,
    /// What is written when it is absent, in SQL and of the type that a given value has.
    pub default: String,
}

impl ColumnFacts<'_> {
    /// What an INSERT writes.
    pub fn insert_columns(&self) -> Vec<WrittenColumn> {
        let is_uuid_key =
            |field: &&Field| field.role == Role::Key && *field.field_type() == FieldType::Uuid && !field.creatable;
        let is_written = |field: &&Field| {
            field.creatable || is_uuid_key(field) || matches!(field.role, Role::CreatedAt | Role::UpdatedAt)
        };
        let is_only_key = self.module.key_fields().len() == 1;
        let fields = self.module.fields.iter().filter(is_written);
        fields
            .map(|field| match field.role {
                Role::CreatedAt | Role::UpdatedAt => self.time_column(field),
                Role::Key if !field.creatable => {
                    let value = self.wrap(field, "Uuid::now_v7()");
                    let made = self.written_column(field, value, ValueSource::Uuid, None);
                    WrittenColumn { is_made_key: is_only_key, ..made }
                }
                _ => self.client_column(field),
            })
            .collect()
    }

    /// What replaces a record.
    pub fn replace_columns(&self) -> Vec<WrittenColumn> {
        let given = self.updatable().map(|field| match field.secret {
            true => WrittenColumn { kept: true, ..self.given_column(field, "input") },
            false => self.client_column(field),
        });
        given.chain(self.module.field_with(Role::UpdatedAt).map(|field| self.time_column(field))).collect()
    }

    /// What a patch writes.
    pub fn patch_columns(&self) -> Vec<WrittenColumn> {
        self.updatable().map(|field| self.given_column(field, "patch")).collect()
    }

    /// What is written of a field that is given, and not at all where it is absent.
    fn given_column(&self, field: &Field, body: &str) -> WrittenColumn {
        let place = format!("{body}.{}", self.ident(field));
        let value = self.conversion(field, &place).unwrap_or(place);
        self.written_column(field, format!("&{value}"), ValueSource::Request, None)
    }

    fn client_column(&self, field: &Field) -> WrittenColumn {
        let place = format!("input.{}", self.ident(field));
        let value = self.value_type(field);
        if field.secret && self.is_made_by_server(field) {
            let bound = self.wrap(field, &format!("{place}.given().unwrap_or_else(Uuid::now_v7)"));
            return self.written_column(field, bound, ValueSource::RequestOrUuid, None);
        }
        let of_database = migration::default_value(&field.column, self.module.dialect);
        if let Some(default) = of_database.or_else(|| field.secret.then(|| NULL.to_owned())) {
            let mapped = self.conversion(field, &place);
            let given = match &mapped {
                Some(mapped) => format!("{mapped}.given()"),
                None if value.is_copy => format!("{place}.given()"),
                None => format!("{place}.as_ref().given()"),
            };
            let value = mapped.unwrap_or_else(|| place.clone());
            let written =
                self.written_column(field, format!("&{value}"), ValueSource::Request, Some(literal(&default)));
            let nullable = Self::is_nullable(field) && default != NULL;
            let optional = Optional { place, given, nullable, default: typed_default(field, default) };
            return WrittenColumn { optional: Some(optional), ..written };
        }
        let bound = if Self::is_nullable(field) {
            match types::wrapper(field.field_type(), self.module.dialect) {
                Some(wrapper) => format!("{place}.map({}::from)", wrapper.path),
                None if value.is_copy => place,
                None => format!("&{place}"),
            }
        } else if self.is_made_by_server(field) {
            self.wrap(field, &format!("{place}.unwrap_or_else(Uuid::now_v7)"))
        } else if value.is_copy {
            self.wrap(field, &place)
        } else {
            format!("&{place}")
        };
        let is_optional_uuid = !Self::is_nullable(field) && self.is_made_by_server(field);
        let source = if is_optional_uuid { ValueSource::RequestOrUuid } else { ValueSource::Request };
        self.written_column(field, bound, source, None)
    }

    /// A `Field<T>` or `Field<Option<T>>` whose value is turned into what the driver takes.
    fn conversion(&self, field: &Field, place: &str) -> Option<String> {
        let wrapper = types::wrapper(field.field_type(), self.module.dialect)?;
        Some(if Self::is_nullable(field) {
            format!("{place}.map(|value| value.map({}::from))", wrapper.path)
        } else {
            format!("{place}.map({}::from)", wrapper.path)
        })
    }

    fn wrap(&self, field: &Field, value: &str) -> String {
        match types::wrapper(field.field_type(), self.module.dialect) {
            Some(wrapper) => format!("{}::from({value})", wrapper.path),
            None => value.to_owned(),
        }
    }

    fn time_column(&self, field: &Field) -> WrittenColumn {
        let now = if *field.field_type() == FieldType::Timestamp { "now.naive_utc()" } else { "now" };
        self.written_column(field, self.wrap(field, now), ValueSource::Time, None)
    }

    fn written_column(
        &self,
        field: &Field,
        value: String,
        source: ValueSource,
        default: Option<String>,
    ) -> WrittenColumn {
        WrittenColumn {
            name: field.column.name.as_str().into(),
            column: literal(&field.column.name),
            cast: self.cast(field),
            sql_cast: self.sql_cast(field).unwrap_or_default(),
            optional: None,
            kept: false,
            is_made_key: false,
            source,
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
    pub(super) fn is_made_by_server(&self, field: &Field) -> bool {
        field.column.default == Some(DefaultValue::Uuid)
            && self.module.dialect == Dialect::Sqlite
            && *field.field_type() == FieldType::Uuid
    }
}

/// A default as a value of its column's type, where that does not follow from the text.
fn typed_default(field: &Field, default: String) -> String {
    match (&field.column.default, field.field_type()) {
        (Some(DefaultValue::Now), FieldType::TimestampTz) => default,
        (Some(DefaultValue::Now | DefaultValue::Expression(_)), field_type) if !field_type.is_textual() => {
            format!("{default}::{}", crate::sql::sql_type(field_type, Dialect::Postgres))
        }
        _ => default,
    }
}

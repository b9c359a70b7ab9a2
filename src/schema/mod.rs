//! The neutral model of one table: what every source produces and everything after it reads.

mod default;
pub(crate) mod limits;
mod names;
pub(crate) mod tidy;
mod validate;
mod version;

pub(crate) use default::{default_value, is_random_uuid, is_sequence};
pub use names::ConstraintNames;
pub(crate) use names::default_name;
pub use validate::problems;
pub use version::with_version;

use crate::field_type::FieldType;
use crate::naming::Name;
use serde::{Deserialize, Serialize};

/// One table. Names are the database's own; all text in it is hostile until it went through a sink's filter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Table {
    /// Table name as the database has it.
    #[serde(rename = "table")]
    pub name: String,
    pub comment: Option<String>,
    /// In table order.
    pub columns: Vec<Column>,
    /// Column names of the primary key; empty when the table has none.
    pub primary_key: Vec<String>,
    pub uniques: Vec<Unique>,
    pub references: Vec<Reference>,
    /// Checks that are not already a bound or an enum of one column.
    pub checks: Vec<Check>,
}

/// One column.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Column {
    pub name: String,
    pub field_type: FieldType,
    pub nullable: bool,
    pub default: Option<DefaultValue>,
    /// Computed by the database (`GENERATED ALWAYS AS`): read only. Holds the expression.
    pub generated: Option<String>,
    /// Limits of single columns, from `CHECK`s.
    pub bounds: Bounds,
    pub comment: Option<String>,
    /// A check of SQLite holds its texts to the one form in which dates and times compare as texts.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub has_one_form: bool,
}

/// Limits that a `CHECK` puts on one column's values.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bounds {
    /// Lower limit of a number, as a decimal literal.
    pub min: Option<Limit>,
    /// Upper limit of a number, as a decimal literal.
    pub max: Option<Limit>,
    /// Least number of characters.
    pub min_length: Option<u32>,
    /// Greatest number of characters, where it is narrower than the type.
    pub max_length: Option<u32>,
}

/// One end of a range.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Limit {
    /// A decimal literal such as `0`, `-1.5`.
    pub value: String,
    /// Whether the value itself is outside.
    pub exclusive: bool,
}

/// What the database puts in when a column is left out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind", content = "value")]
pub enum DefaultValue {
    /// A text or enum label, unquoted; also a date or uuid literal.
    Text(String),
    /// A decimal literal.
    Number(String),
    Boolean(bool),
    /// The present instant (`now()`, `CURRENT_TIMESTAMP`).
    Now,
    /// The present date.
    Today,
    /// A random uuid.
    Uuid,
    /// Numbered by the database (serial, identity, autoincrement).
    Identity,
    /// Numbered by a sequence of this name, which numbers other tables, too.
    Sequence(String),
    /// Any other expression, in the source's dialect.
    Expression(String),
}

/// A unique constraint or unique index over whole columns. Without `name` it has its default one: see
/// [`Table::constraint_names`]; the same goes for references and checks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unique {
    pub name: Option<String>,
    pub columns: Vec<String>,
}

/// A foreign key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reference {
    pub name: Option<String>,
    pub columns: Vec<String>,
    /// Table referred to, as the database has it.
    pub table: String,
    /// Columns there, in the same order; empty means its primary key.
    pub target_columns: Vec<String>,
    pub on_delete: KeyAction,
    #[serde(default, skip_serializing_if = "KeyAction::is_restrict")]
    pub on_update: KeyAction,
}

/// What happens to this row when the row it refers to is deleted, or gets another key.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum KeyAction {
    #[default]
    Restrict,
    Cascade,
    SetNull,
    SetDefault,
}

impl DefaultValue {
    /// Whether the database numbers the column.
    pub fn is_numbering(&self) -> bool {
        matches!(self, Self::Identity | Self::Sequence(_))
    }
}

impl KeyAction {
    /// Whether nothing happens: the other row stays as it is.
    pub fn is_restrict(&self) -> bool {
        *self == Self::Restrict
    }
}

/// A check over a row, in portable SQL.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Check {
    pub name: Option<String>,
    /// SQL text; hostile outside SQL.
    pub expression: String,
    /// The columns it refers to.
    pub columns: Vec<String>,
}

impl Bounds {
    /// Whether nothing is limited.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

impl Column {
    /// How many characters a text of the column has at most, by its type and its bounds.
    pub fn longest(&self) -> Option<u32> {
        let of_type = if let FieldType::String { max } = self.field_type { Some(max) } else { None };
        of_type.into_iter().chain(self.bounds.max_length).min()
    }

    /// A column that may be NULL and has nothing else.
    pub fn new(name: impl Into<String>, field_type: FieldType) -> Self {
        Self {
            name: name.into(),
            field_type,
            nullable: true,
            default: None,
            generated: None,
            bounds: Bounds::default(),
            comment: None,
            has_one_form: false,
        }
    }

    /// Whether it tells when the row was made, by its name and type.
    pub fn is_creation_time(&self) -> bool {
        const NAMES: [&str; 7] =
            ["created_at", "created_on", "date_created", "creation_date", "inserted_at", "create_date", "created_date"];
        matches!(self.field_type, FieldType::Timestamp | FieldType::TimestampTz)
            && self.generated.is_none()
            && NAMES.contains(&Name::new(&self.name).snake.as_str())
    }
}

impl Table {
    /// A table without columns.
    pub fn new(name: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            comment: None,
            columns: Vec::new(),
            primary_key: Vec::new(),
            uniques: Vec::new(),
            references: Vec::new(),
            checks: Vec::new(),
        }
    }

    /// The column of that database name.
    pub fn column(&self, name: &str) -> Option<&Column> {
        self.columns.iter().find(|column| column.name == name)
    }

    /// What a list is ordered by when nobody says otherwise: the time of creation, then the key.
    pub fn newest_first(&self) -> Option<Vec<String>> {
        let created = self.columns.iter().find(|column| column.is_creation_time() && !column.nullable)?;
        let key = self.primary_key.iter().filter(|name| **name != created.name);
        Some(std::iter::once(&created.name).chain(key).cloned().collect())
    }

    /// The foreign key that consists of just this column.
    pub fn reference_of(&self, column: &str) -> Option<&Reference> {
        self.references.iter().find(|reference| reference.columns == [column])
    }

    /// Whether a foreign key has this column, alone or with others.
    pub fn refers(&self, column: &str) -> bool {
        self.references.iter().any(|reference| reference.columns.iter().any(|name| name == column))
    }
}

//! One column of a module with everything that both sides agree on.

use super::secret;
use crate::field_type::FieldType;
use crate::naming::Name;
use crate::schema::{Column, DefaultValue, Table};
use crate::text::SchemaText;
use serde::Serialize;
use std::collections::BTreeSet;

/// A column and its part in the module. Packs turn it into facts of their language.
#[derive(Clone, Debug, Serialize)]
pub struct Field {
    /// The column in all casings.
    pub name: Name,
    /// The column as the source described it. Hostile text inside: packs escape what they take from it.
    #[serde(skip)]
    pub column: Column,
    /// What the column is for: `key`, `version`, `created_at`, `updated_at`, `generated`, else `plain`.
    pub role: Role,
    /// Accepted, and never sent, searched, announced or written down.
    pub secret: bool,
    /// Whether a client may give it when it creates.
    pub creatable: bool,
    /// Whether a client may change it afterwards.
    pub updatable: bool,
    /// Whether a client must give it when it creates: NOT NULL and nothing else fills it.
    pub required: bool,
    /// Whether this column alone is unique (the single key column included).
    pub unique: bool,
    /// What a text holds, guessed from its name; a constraint of the database wins over it.
    pub format: Option<Format>,
    /// Where it refers to, when it is a foreign key of one column.
    pub reference: Option<ReferenceTarget>,
    /// What the database says of it.
    pub comment: Option<SchemaText>,
}

/// What a column is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Part of the primary key.
    Key,
    /// Counts the changes of the row; `If-Match` refers to it.
    Version,
    /// Set by the server when the row is created.
    CreatedAt,
    /// Set by the server at every change.
    UpdatedAt,
    /// Computed by the database.
    Generated,
    /// Everything else.
    Plain,
}

/// What a text column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Format {
    Email,
    Url,
    Phone,
    /// Long text: a text area.
    Prose,
}

/// The table that a foreign key refers to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ReferenceTarget {
    /// Table name as the database has it.
    pub table: SchemaText,
    /// Column there.
    pub key: Name,
    /// The module that serves the table, when this workspace has one (this module itself included).
    pub module: Option<KnownModule>,
    /// Where its rows take their names from, when they are called like rows of another module: patients like persons.
    #[serde(skip)]
    pub through: Option<Box<ReferenceTarget>>,
}

/// What one module knows of another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct KnownModule {
    /// kebab-case, as in URLs, events and permissions.
    pub resource: String,
    /// The column that names a row to a person.
    pub label: Name,
    /// The rest of a person's name, which stands before it.
    #[serde(skip)]
    pub given: Option<Name>,
    /// What tells two rows of one name apart, where there may be two.
    #[serde(skip)]
    pub beside: Option<Name>,
    /// The table and the column there that the label refers to.
    #[serde(skip)]
    pub target: Option<(String, String)>,
    /// The columns of the table that hold secrets.
    #[serde(skip)]
    pub secrets: BTreeSet<String>,
}

impl Field {
    /// Its type.
    pub fn field_type(&self) -> &FieldType {
        &self.column.field_type
    }

    /// How many characters a text has at least and at most.
    pub fn lengths(&self) -> (usize, usize) {
        let size = |length: u32| usize::try_from(length).unwrap_or(usize::MAX);
        (size(self.column.bounds.min_length.unwrap_or(0)), self.column.longest().map_or(usize::MAX, size))
    }

    /// What a person reads above the values: a reference shows the label of a row and not its key, so `Product ID` is
    /// called `Product`.
    pub fn title(&self) -> &str {
        let is_lookup = self.reference.as_ref().is_some_and(|reference| reference.module.is_some());
        let short = self.name.title.strip_suffix(" ID").filter(|_| is_lookup);
        short.unwrap_or(&self.name.title)
    }

    /// Whether it is a key that is called like a secret.
    pub fn is_secret_key(&self, table: &Table) -> bool {
        self.role == Role::Key && secret::is_recognised(table, &self.column)
    }

    /// Whether the database may hold NULL.
    pub fn nullable(&self) -> bool {
        self.column.nullable
    }
}

/// What a text column holds, by its name and type. A name is only a guess: it does not count where the limits of the column leave no
/// room for an ordinary value.
pub fn format_of(snake: &str, column: &Column) -> Option<Format> {
    if !column.field_type.is_textual() {
        return None;
    }
    let last = snake.rsplit('_').next().unwrap_or(snake);
    match last {
        "email" | "mail" if takes_lengths(column, 15, 20) => Some(Format::Email),
        "url" | "website" | "homepage" | "uri" if takes_lengths(column, 19, 24) => Some(Format::Url),
        "phone" | "fax" | "mobile" | "telephone" if takes_lengths(column, 9, 9) => Some(Format::Phone),
        _ if is_prose(last, column) => Some(Format::Prose),
        _ => None,
    }
}

/// Whether the column takes texts of so many characters.
fn takes_lengths(column: &Column, least: u32, most: u32) -> bool {
    column.bounds.min_length.unwrap_or(0) <= least && column.longest().is_none_or(|longest| most <= longest)
}

fn is_prose(last_word: &str, column: &Column) -> bool {
    const LONG: u32 = 255;
    match column.field_type {
        FieldType::String { max } => max > LONG,
        FieldType::Text => {
            matches!(last_word, "description" | "notes" | "note" | "comment" | "comments" | "body" | "content" | "text")
        }
        _ => false,
    }
}

/// The part of a column outside the key, by name, type and default.
pub fn role_of(snake: &str, column: &Column, version: Option<&str>) -> Role {
    if column.generated.is_some() {
        return Role::Generated;
    }
    if version == Some(column.name.as_str()) {
        return Role::Version;
    }
    if column.is_creation_time() {
        return Role::CreatedAt;
    }
    let instant = matches!(column.field_type, FieldType::Timestamp | FieldType::TimestampTz);
    match snake {
        "updated_at" | "updated_on" | "modified_at" | "modified_on" | "last_update" | "last_updated"
        | "last_modified" | "date_modified" | "changed_at"
            if instant =>
        {
            Role::UpdatedAt
        }
        _ => Role::Plain,
    }
}

/// Whether the database numbers the column itself.
pub fn is_identity(column: &Column) -> bool {
    matches!(column.default, Some(DefaultValue::Identity))
}

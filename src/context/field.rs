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
    /// What a person reads above the values: a reference shows the label of a row and not its key, so `Product ID` is
    /// called `Product`; what all columns of the table begin with is left out.
    pub title: String,
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

    /// The values that stand for yes and no, where there are only these two and one of them is always there.
    pub fn yes_or_no(&self) -> Option<[&str; 2]> {
        const PAIRS: [[&str; 2]; 8] = [
            ["y", "n"],
            ["yes", "no"],
            ["t", "f"],
            ["true", "false"],
            ["1", "0"],
            ["on", "off"],
            ["j", "n"],
            ["s", "n"],
        ];
        let FieldType::Enum { labels, .. } = &self.column.field_type else { return None };
        let [one, two] = labels.as_slice() else { return None };
        let is_pair = |yes: &str, no: &str| {
            PAIRS.iter().any(|pair| pair[0] == yes.to_ascii_lowercase() && pair[1] == no.to_ascii_lowercase())
        };
        match (self.nullable(), is_pair(one, two), is_pair(two, one)) {
            (false, true, _) => Some([one, two]),
            (false, _, true) => Some([two, one]),
            _ => None,
        }
    }

    /// Who changed the row, as other programs write it down: nobody fills that in.
    pub fn is_audit(&self) -> bool {
        const NAMES: &[&str] = &[
            "created_by",
            "updated_by",
            "modified_by",
            "last_modified_by",
            "changed_by",
            "edited_by",
            "inserted_by",
            "create_uid",
            "write_uid",
            "createdby",
            "updatedby",
            "modifiedby",
            "create_by",
            "update_by",
            "created_user",
            "updated_user",
            "create_user",
            "update_user",
            "created_by_id",
            "updated_by_id",
            "modified_by_id",
            "created_by_user",
            "updated_by_user",
            "created_by_user_login",
            "last_modified_by_user_login",
            "user_created",
            "user_modified",
            "usermodified",
            "last_updated_by",
            "changed_by_id",
        ];
        self.role == Role::Plain && NAMES.contains(&self.name.snake.as_str())
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
///
/// `is_long` tells that a text without a bound is long in this table.
pub fn format_of(snake: &str, column: &Column, is_long: bool) -> Option<Format> {
    if !column.field_type.is_textual() {
        return None;
    }
    let last = snake.rsplit('_').next().unwrap_or(snake);
    match last {
        "email" | "mail" if takes_lengths(column, 15, 20) => Some(Format::Email),
        "url" | "website" | "homepage" | "uri" if takes_lengths(column, 19, 24) => Some(Format::Url),
        "phone" | "fax" | "mobile" | "telephone" if takes_lengths(column, 9, 9) => Some(Format::Phone),
        _ if is_prose(last, column, is_long) => Some(Format::Prose),
        _ => None,
    }
}

/// Whether the column takes texts of so many characters.
fn takes_lengths(column: &Column, least: u32, most: u32) -> bool {
    column.bounds.min_length.unwrap_or(0) <= least && column.longest().is_none_or(|longest| most <= longest)
}

fn is_prose(last_word: &str, column: &Column, is_long: bool) -> bool {
    const LONG: u32 = 255;
    match column.field_type {
        FieldType::String { max } => max > LONG,
        FieldType::Text => is_long || PROSE.contains(&last_word),
        _ => false,
    }
}

/// What texts are called that are written at length.
#[rustfmt::skip]
const PROSE: &[&str] = &[
    "description", "notes", "note", "comment", "comments", "body", "content", "text", "remark", "remarks", "message", "details", "instructions",
    "biography", "bio", "abstract", "narrative", "summary", "history", "terms", "footer", "header", "signature",
];

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
        | "last_modified" | "date_modified" | "changed_at" | "write_date" | "update_date" | "updated_date"
        | "modified_date" | "last_modified_date" | "last_updated_at" | "last_modified_at" | "modification_date"
        | "date_updated"
            if instant =>
        {
            Role::UpdatedAt
        }
        _ => Role::Plain,
    }
}

/// Whether the database numbers the column itself.
pub fn is_identity(column: &Column) -> bool {
    column.default.as_ref().is_some_and(DefaultValue::is_numbering)
}

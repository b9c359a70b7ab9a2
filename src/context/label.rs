//! Which column names a row to a person: in lists, in questions before a delete, in fields that refer to the row.

use super::options::Options;
use super::{field, secret};
use crate::field_type::FieldType;
use crate::naming::{self, Name};
use crate::schema::{Column, Table};

/// How well a column names a row, best first. A column that may be empty comes after every one that never is, but for
/// mere text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    /// The name of the thing, by one of its words.
    Name(usize),
    /// What it is called by where no two are called the same: a number, a code.
    UniqueCode,
    /// A part of a person's name.
    FamilyName,
    /// Text that no two rows share, an e-mail address for example.
    UniqueText,
    Code,
    PartOfName,
    NullableName(usize),
    NullableCode,
    Text,
    /// Text that is the key, or a number by which people call the thing.
    KeyText,
    Number,
    NullableText,
    NullableNumber,
    /// Long text, addresses: it says much, and not which row it is.
    Prose,
}

/// Words that say the name of a thing by themselves, best first.
const NAMES: [&str; 5] = ["name", "title", "label", "full_name", "display_name"];

/// The column that names a row to a person: the one said, else the one that fits best, else the key.
pub fn label_of(table: &Table, options: &Options) -> Name {
    let open = table.columns.iter().filter(|column| !secret::is_secret(table, column, options));
    let first = open.clone().next();
    let fits = open.filter_map(|column| Some((fit(table, column)?, column)));
    let said = options.label.as_deref();
    let column = said
        .and_then(|said| table.column(said))
        .or_else(|| fits.min_by_key(|(fit, _)| *fit).map(|(_, column)| column))
        .or_else(|| table.primary_key.first().and_then(|name| table.column(name)))
        .or(first);
    Name::new(column.map_or("id", |column| &column.name))
}

/// How well a column that may be shown names a row; `None` for one that never does: a reference, a choice.
fn fit(table: &Table, column: &Column) -> Option<Fit> {
    let name = Name::new(&column.name).snake;
    if table.reference_of(&column.name).is_some() {
        return None;
    }
    let is_code =
        matches!(last_word(&name), "code" | "number" | "no" | "sku" | "isbn" | "ean" | "mrn" | "barcode" | "slug");
    match column.field_type {
        FieldType::Text | FieldType::String { .. } => {}
        FieldType::SmallInt | FieldType::Integer | FieldType::BigInt if is_code && !is_key(table, column) => {
            return Some(if column.nullable { Fit::NullableNumber } else { Fit::Number });
        }
        _ => return None,
    }
    let is_unique = table.uniques.iter().any(|unique| unique.columns == [column.name.clone()]);
    let part = part_of_name(&name);
    let name_of_it = name_of_thing(table, &name).filter(|_| part.is_none());
    Some(match (name_of_it, part) {
        (Some(word), _) if column.nullable => Fit::NullableName(word),
        (Some(word), _) => Fit::Name(word),
        (None, _) if is_key(table, column) => Fit::KeyText,
        (None, Some(part)) => {
            if column.nullable {
                Fit::NullableName(NAMES.len() + 1)
            } else {
                part
            }
        }
        (None, None) if is_code && column.nullable => Fit::NullableCode,
        (None, None) if is_code => {
            if is_unique {
                Fit::UniqueCode
            } else {
                Fit::Code
            }
        }
        (None, None) if is_unique && !column.nullable => Fit::UniqueText,
        (None, None) if is_long(&name, column) => Fit::Prose,
        (None, None) => {
            if column.nullable {
                Fit::NullableText
            } else {
                Fit::Text
            }
        }
    })
}

fn is_key(table: &Table, column: &Column) -> bool {
    table.primary_key.contains(&column.name)
}

fn last_word(snake: &str) -> &str {
    snake.rsplit('_').next().unwrap_or(snake)
}

/// How near a column's name is to "the name of this thing": `name`, or `product_name` in `products`.
fn name_of_thing(table: &Table, snake: &str) -> Option<usize> {
    let many = naming::identifier(&table.name);
    let things = [naming::singular(&many), many];
    let short = things.iter().find_map(|thing| snake.strip_prefix(thing.as_str())?.strip_prefix('_'));
    NAMES
        .iter()
        .position(|word| *word == snake || Some(*word) == short)
        .or_else(|| matches!(last_word(snake), "name" | "title" | "label").then_some(NAMES.len()))
}

/// The name of a person in parts: no part alone is the name.
fn part_of_name(snake: &str) -> Option<Fit> {
    match snake {
        "last_name" | "family_name" | "surname" | "lastname" => Some(Fit::FamilyName),
        "first_name" | "given_name" | "firstname" | "middle_name" | "maiden_name" | "birth_name" | "user_name"
        | "username" | "login" | "nick_name" | "nickname" | "file_name" | "job_title" | "contact_name"
        | "contact_title" => Some(Fit::PartOfName),
        _ => None,
    }
}

/// Whether a text is a place, a picture or a story.
fn is_long(snake: &str, column: &Column) -> bool {
    let words = ["address", "street", "city", "country", "region", "state", "path", "photo", "image", "picture", "fax"];
    field::format_of(snake, column).is_some() || words.contains(&last_word(snake))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::ddl;

    fn label(table: &str, columns: &str) -> String {
        let text = format!("CREATE TABLE {table} ({columns});");
        let tables = ddl::tables(&text, "label.sql", &std::collections::BTreeMap::new()).expect("a table");
        label_of(&tables.tables[0], &Options::default()).snake
    }

    #[test]
    #[rustfmt::skip]
    fn people_know_a_record_by_its_name_or_its_number() {
        for (table, columns, wanted) in [
            ("products", "id uuid PRIMARY KEY, code varchar(9) NOT NULL UNIQUE, name text NOT NULL", "name"),
            ("products", "id uuid PRIMARY KEY, supplier_name text NOT NULL, product_name text NOT NULL", "product_name"),
            ("concept", "concept_id int PRIMARY KEY, domain_id text NOT NULL, concept_name text NOT NULL", "concept_name"),
            ("countries", "code char(2) PRIMARY KEY, name text NOT NULL", "name"),
            ("currencies", "code char(3) PRIMARY KEY, minor int NOT NULL", "code"),
            // What may be empty comes later, even a name.
            ("patients", "id uuid PRIMARY KEY, record_number varchar(20) NOT NULL UNIQUE, last_name text NOT NULL, email text", "record_number"),
            ("customers", "id uuid PRIMARY KEY, first_name text NOT NULL, last_name text NOT NULL, email text NOT NULL", "last_name"),
            ("users", "id uuid PRIMARY KEY, name text, email text NOT NULL UNIQUE", "email"),
            ("genres", "id int PRIMARY KEY, note text NOT NULL, name text", "name"),
            ("events", "id uuid PRIMARY KEY, url text NOT NULL, summary varchar(80) NOT NULL", "summary"),
            // Never a secret, a choice or a reference.
            ("accounts", "id uuid PRIMARY KEY, api_token text NOT NULL UNIQUE, password text NOT NULL, note text", "note"),
            ("tokens", "id uuid PRIMARY KEY, value text NOT NULL UNIQUE", "id"),
            ("boxes", "secret text NOT NULL, opened boolean", "opened"),
            ("people", "id uuid PRIMARY KEY, title text NOT NULL CHECK (title IN ('mr', 'ms')), surname text NOT NULL", "surname"),
            ("rates", "id uuid PRIMARY KEY, code char(3) NOT NULL REFERENCES currencies (code), remark text", "remark"),
            // A number that people say; else the key.
            ("invoices", "id uuid PRIMARY KEY, invoice_number integer NOT NULL UNIQUE, total numeric(9,2)", "invoice_number"),
            ("order_items", "id uuid PRIMARY KEY, quantity int NOT NULL, tracking_number bigint, note varchar(200)", "note"),
            ("readings", "id uuid PRIMARY KEY, value double precision NOT NULL", "id"),
        ] {
            assert_eq!(label(table, columns), wanted, "{table} ({columns})");
        }
    }
}

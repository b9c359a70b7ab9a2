//! Reads a table from fields on the command line: `name:type[!][=VALUE][:unique][:default=VALUE]`.

use crate::expression::literal;
use crate::field_type::{FieldType, TypeError, nearest_type_name};
use crate::naming::{self, nearest};
use crate::problem::{Problem, Problems};
use crate::schema::{self, Column, DefaultValue, KeyAction, Reference, Table, Unique};
use std::collections::BTreeSet;

/// Finds a table that a field refers to, by the name in `ref(...)`.
pub type Resolve<'a> = &'a dyn Fn(&str) -> Option<Table>;

/// The table of that name with these fields, and with what every table has: the key `id`, `created_at` and
/// `updated_at`, each unless it is given.
///
/// # Errors
/// Every problem of every field.
pub fn table(name: &str, fields: &[String], resolve: Resolve<'_>) -> Result<Table, Problems> {
    let mut problems = Vec::new();
    let parts: Vec<Parts<'_>> = fields.iter().map(|field| Parts::new(field)).collect();
    let key = match parts.iter().find(|parts| parts.name == "id") {
        Some(parts) => FieldType::parse(parts.type_text).unwrap_or(FieldType::Uuid),
        None => FieldType::Uuid,
    };
    let (mut table, mut seen) = (Table::new(name), BTreeSet::new());
    for parts in &parts {
        if !seen.insert(parts.name) {
            problems.push(parts.problem(format!("field `{}` is there twice", parts.name.escape_debug())));
            continue;
        }
        match field(parts, name, &key, resolve) {
            Ok(Field { column, unique, reference }) => {
                if unique {
                    table.uniques.push(Unique { name: None, columns: vec![column.name.clone()] });
                }
                table.references.extend(reference);
                table.columns.push(column);
            }
            Err(more) => problems.extend(more),
        }
    }
    complete(&mut table);
    if problems.is_empty() {
        problems.extend(schema::problems(&table).into_iter().map(Problem::new));
    }
    if problems.is_empty() { Ok(table) } else { Err(Problems(problems)) }
}

/// What a module starts with when nothing says what it has: a key, a name and the usual timestamps.
pub fn starter(table: &str) -> Table {
    let mut table = Table::new(table);
    table.columns.push(Column { nullable: false, ..Column::new("name", FieldType::String { max: 200 }) });
    complete(&mut table);
    table
}

fn complete(table: &mut Table) {
    match table.columns.iter_mut().find(|column| column.name == "id") {
        Some(id) => {
            id.nullable = false;
            if matches!(id.field_type, FieldType::SmallInt | FieldType::Integer | FieldType::BigInt) {
                id.default.get_or_insert(DefaultValue::Identity);
            }
        }
        None => table.columns.insert(0, Column { nullable: false, ..Column::new("id", FieldType::Uuid) }),
    }
    table.primary_key = vec!["id".to_owned()];
    table.uniques.retain(|unique| unique.columns != table.primary_key);
    for name in ["created_at", "updated_at"] {
        if table.column(name).is_none() {
            table.columns.push(Column {
                nullable: false,
                default: Some(DefaultValue::Now),
                ..Column::new(name, FieldType::TimestampTz)
            });
        }
    }
}

/// A field taken apart, not yet understood.
struct Parts<'a> {
    text: &'a str,
    name: &'a str,
    type_text: &'a str,
    not_null: bool,
    unique: bool,
    default: Option<&'a str>,
    /// What is none of these.
    rest: Vec<&'a str>,
}

impl<'a> Parts<'a> {
    fn new(text: &'a str) -> Self {
        let (name, mut rest) = cut(text, ':').unwrap_or((text, ""));
        let head = cut(rest, ':').map_or(rest, |(head, _)| head);
        let has_value = cut(head, '=').is_some();
        let type_part = if has_value { cut(rest, '=').map_or(rest, |(kind, _)| kind) } else { head };
        rest = &rest[type_part.len()..];
        let type_part = type_part.trim();
        let (type_text, not_null) = match type_part.strip_suffix('!') {
            Some(kind) => (kind.trim_end(), true),
            None => (type_part, false),
        };
        let mut parts =
            Self { text, name: name.trim(), type_text, not_null, unique: false, default: None, rest: Vec::new() };
        if let Some(value) = rest.strip_prefix('=') {
            rest = parts.take_default(value);
        }
        while let Some(tail) = rest.strip_prefix(':') {
            let option = cut(tail, ':').map_or(tail, |(option, _)| option);
            rest = &tail[option.len()..];
            match option.trim() {
                "unique" => parts.unique = true,
                "unique!" | "!" | "required" | "notnull" => {
                    parts.unique |= option.trim().starts_with("unique");
                    parts.not_null = true;
                }
                other if other.starts_with("default=") => {
                    let start = tail.find('=').map_or(tail.len(), |at| at + 1);
                    rest = parts.take_default(&tail[start..]);
                }
                other => parts.rest.push(other),
            }
        }
        parts
    }

    /// A default goes on to the end, colons included, unless `:unique` ends the field.
    fn take_default(&mut self, text: &'a str) -> &'a str {
        let (value, rest) = match text.strip_suffix(":unique") {
            Some(value) => (value, &text[value.len()..]),
            None => (text, ""),
        };
        self.default = Some(value);
        rest
    }

    fn problem(&self, what: String) -> Problem {
        Problem::new(what).at(format!("--field '{}'", self.text.escape_debug()))
    }
}

/// Cuts at the first such character that is outside quotes and parentheses.
fn cut(text: &str, at: char) -> Option<(&str, &str)> {
    let (mut depth, mut quote) = (0_i32, None);
    for (index, c) in text.char_indices() {
        match (c, quote) {
            (_, Some(open)) if c == open => quote = None,
            (_, Some(_)) => {}
            ('\'' | '"', None) => quote = Some(c),
            ('(', None) => depth += 1,
            (')', None) => depth -= 1,
            _ if c == at && depth <= 0 => return Some((&text[..index], &text[index + c.len_utf8()..])),
            _ => {}
        }
    }
    None
}

struct Field {
    column: Column,
    unique: bool,
    reference: Option<Reference>,
}

fn field(parts: &Parts<'_>, table: &str, own_key: &FieldType, resolve: Resolve<'_>) -> Result<Field, Vec<Problem>> {
    let mut problems = Vec::new();
    if !is_name(parts.name) {
        problems.push(
            parts
                .problem(format!("`{}` is not a field name", parts.name.escape_debug()))
                .hint(format!("a field name is `[a-z][a-z0-9_]*`: try `{}`", naming::identifier(parts.name))),
        );
    }
    for option in &parts.rest {
        problems.push(
            parts
                .problem(format!("`{}` is no option of a field", option.escape_debug()))
                .hint("a field is `name:type[!][:unique][:default=VALUE]`"),
        );
    }
    let target = parts.type_text.strip_prefix("ref(").and_then(|rest| rest.strip_suffix(')')).map(str::trim);
    let found = match target {
        Some(target) => reference(parts, target, table, own_key, resolve),
        None => field_type(parts).map(|field_type| (field_type, None)),
    };
    let (field_type, reference) = match found {
        Ok(found) => found,
        Err(problem) => {
            problems.push(problem);
            return Err(problems);
        }
    };
    let default = match parts.default.map(|value| default(parts, value, &field_type)) {
        None => None,
        Some(Ok(default)) => Some(default),
        Some(Err(problem)) => {
            problems.push(problem);
            None
        }
    };
    if !problems.is_empty() {
        return Err(problems);
    }
    let column = Column { nullable: !parts.not_null, default, ..Column::new(parts.name, field_type) };
    Ok(Field { column, unique: parts.unique, reference })
}

fn is_name(name: &str) -> bool {
    const MAX_LENGTH: usize = 63;
    name.starts_with(|c: char| c.is_ascii_lowercase())
        && name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
        && name.len() <= MAX_LENGTH
}

fn field_type(parts: &Parts<'_>) -> Result<FieldType, Problem> {
    let name = parts.name.escape_debug();
    if parts.type_text.is_empty() {
        return Err(parts
            .problem(format!("field `{name}` has no type"))
            .hint(format!("write it behind a colon: --field '{name}:text'")));
    }
    FieldType::parse(parts.type_text).map_err(|error| {
        let problem = parts.problem(format!("field `{name}` has {error}"));
        match &error {
            TypeError::Malformed { expected, .. } => problem.hint(*expected),
            TypeError::Unknown { name: kind } => problem.hint(match nearest_type_name(kind) {
                Some(nearest) => format!("did you mean `{nearest}`?"),
                None => "types are text, string(n), smallint, integer, bigint, decimal(p,s), real, double, boolean, \
                         date, time, timestamp, timestamptz, uuid, json, bytes, enum(a,b), ref(table)"
                    .to_owned(),
            }),
        }
    })
}

fn reference(
    parts: &Parts<'_>,
    target: &str,
    table: &str,
    own_key: &FieldType,
    resolve: Resolve<'_>,
) -> Result<(FieldType, Option<Reference>), Problem> {
    let made = |table: String, key: String| Reference {
        name: None,
        columns: vec![parts.name.to_owned()],
        table,
        target_columns: vec![key],
        on_delete: KeyAction::Restrict,
        on_update: KeyAction::Restrict,
    };
    if target == table {
        return Ok((own_key.clone(), Some(made(table.to_owned(), "id".to_owned()))));
    }
    let Some(found) = resolve(target) else {
        let target = target.escape_debug();
        return Err(parts
            .problem(format!("field `{}` refers to the table `{target}`, which is not there", parts.name))
            .hint(format!("make it first: `crud-gen {target}`")));
    };
    match found.primary_key.as_slice() {
        [key] => {
            let field_type = found.column(key).map_or(FieldType::Uuid, |column| column.field_type.clone());
            Ok((field_type, Some(made(found.name.clone(), key.clone()))))
        }
        _ => Err(parts
            .problem(format!(
                "field `{}` refers to the table `{}`, whose key is not one column",
                parts.name, found.name
            ))
            .hint("write the table in SQL and give it with --ddl")),
    }
}

fn default(parts: &Parts<'_>, text: &str, field_type: &FieldType) -> Result<DefaultValue, Problem> {
    let text = text.trim();
    let quoted = |quote: char| {
        let inner = text.strip_prefix(quote)?.strip_suffix(quote)?;
        Some(inner.replace(&format!("{quote}{quote}"), &quote.to_string()))
    };
    let quoted = quoted('\'').or_else(|| quoted('"'));
    let is_quoted = quoted.is_some();
    let value = quoted.unwrap_or_else(|| text.to_owned());
    let lower = value.to_ascii_lowercase();
    let wrong = |expected: String| {
        parts
            .problem(format!("the default `{}` of field `{}` does not fit its type", value.escape_debug(), parts.name))
            .hint(expected)
    };
    let now = !is_quoted && matches!(lower.as_str(), "now" | "now()" | "current_timestamp");
    match field_type {
        FieldType::Boolean => match lower.as_str() {
            "true" | "1" | "yes" => Ok(DefaultValue::Boolean(true)),
            "false" | "0" | "no" => Ok(DefaultValue::Boolean(false)),
            _ => Err(wrong("write `true` or `false`".to_owned())),
        },
        FieldType::Date if now || (!is_quoted && matches!(lower.as_str(), "today" | "current_date")) => {
            Ok(DefaultValue::Today)
        }
        FieldType::Time | FieldType::Timestamp | FieldType::TimestampTz if now => Ok(DefaultValue::Now),
        FieldType::Uuid if matches!(lower.as_str(), "uuid" | "uuid()" | "random" | "gen_random_uuid()") => {
            Ok(DefaultValue::Uuid)
        }
        FieldType::Enum { labels, .. } if !labels.contains(&value) => {
            Err(wrong(match nearest(&value, labels.iter().map(String::as_str)) {
                Some(label) => format!("did you mean `{label}`?"),
                None => format!("it is one of {}", labels.join(", ")),
            }))
        }
        FieldType::Bytes => Err(wrong("bytes have no default".to_owned())),
        kind => match literal(&value, kind) {
            Some(digits) if kind.is_numeric() => Ok(DefaultValue::Number(digits)),
            Some(literal) => Ok(DefaultValue::Text(literal)),
            None => Err(wrong(example(kind).to_owned())),
        },
    }
}

/// How a literal of the type is written.
fn example(field_type: &FieldType) -> &'static str {
    match field_type {
        FieldType::Date => "write `2030-12-31`, or `today`",
        FieldType::Time => "write `08:30:00`, or `now`",
        FieldType::Timestamp => "write `2030-12-31T08:30:00`, or `now`",
        FieldType::TimestampTz => "write `2030-12-31T08:30:00Z`, or `now`",
        FieldType::Uuid => "write a uuid, or `uuid` for a new one each time",
        FieldType::Json => "write JSON, such as `{}`",
        FieldType::SmallInt | FieldType::Integer | FieldType::BigInt => "write a whole number, such as `0`",
        FieldType::Decimal { .. } => "write a number with no more digits than the type has, such as `0`",
        FieldType::Real | FieldType::Double => "write a number, such as `0.5`",
        FieldType::String { .. } => "write a text no longer than the type allows",
        _ => "write a value of its type",
    }
}

#[cfg(test)]
mod tests;

//! Compares a live database with the tables that the workspace's migrations make.

use super::site::Site;
use crate::field_type::FieldType;
use crate::problem::Problems;
use crate::schema::{Bounds, Column, DefaultValue, Limit, Reference, Table};
use crate::source::database::Database;
use crate::source::{Tables, Trigger};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Something that the database has in another way than the migrations say.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Difference {
    pub table: String,
    pub column: Option<String>,
    pub what: String,
}

/// What a database has in another way, by table; of the tables that `is_meant`.
///
/// # Errors
/// A database that cannot be read.
pub(super) fn drift(
    site: &Site,
    database: &Database,
    is_meant: &dyn Fn(&str) -> bool,
    cwd: &Path,
) -> Result<Vec<Difference>, Problems> {
    let live = site.tables_of(&database.read(cwd)?.text)?;
    let mut found = Differences::default();
    let names = |tables: &[Table], unreadable: &BTreeMap<String, Vec<_>>| -> BTreeSet<String> {
        let names = tables.iter().map(|table| &table.name).chain(unreadable.keys());
        names.filter(|name| is_meant(name)).cloned().collect()
    };
    let (own, other) = (names(&site.tables, &site.unreadable), names(&live.tables, &live.unreadable));
    own.difference(&other).for_each(|table| found.add(table, None, "is not in the database"));
    other.difference(&own).for_each(|table| found.add(table, None, "is in the database only"));
    for table in own.intersection(&other) {
        let find = |tables: &[Table]| tables.iter().find(|known| known.name == *table).cloned();
        match (find(&site.tables), find(&live.tables)) {
            (Some(own), Some(other)) => found.compare_tables(&own, &other),
            (Some(_), None) => found.add(table, None, "cannot be read as the database has it"),
            (None, Some(_)) => found.add(table, None, "cannot be read as the migrations make it"),
            (None, None) => {}
        }
        found.compare_triggers(table, &site.triggers, &live);
    }
    found.list.sort();
    Ok(found.list)
}

#[derive(Default)]
struct Differences {
    list: Vec<Difference>,
}

impl Differences {
    fn add(&mut self, table: &str, column: Option<&str>, what: impl Into<String>) {
        self.list.push(Difference { table: table.to_owned(), column: column.map(str::to_owned), what: what.into() });
    }

    /// Each of these texts that only one of both has.
    fn compare_sets(&mut self, table: &str, own: &BTreeSet<String>, other: &BTreeSet<String>) {
        own.difference(other).for_each(|text| self.add(table, None, format!("{text} is not in the database")));
        other.difference(own).for_each(|text| self.add(table, None, format!("{text} is in the database only")));
    }

    fn compare_tables(&mut self, own: &Table, other: &Table) {
        let table = own.name.as_str();
        for column in &own.columns {
            match other.column(&column.name) {
                Some(other) => self.compare_columns(table, column, other),
                None => self.add(table, Some(&column.name), "is not in the database"),
            }
        }
        for column in other.columns.iter().filter(|column| own.column(&column.name).is_none()) {
            self.add(table, Some(&column.name), "is in the database only");
        }
        if own.primary_key != other.primary_key {
            let key = |table: &Table| format!("({})", table.primary_key.join(", "));
            self.add(table, None, contrast("the key", &key(own), &key(other)));
        }
        self.compare_sets(table, &keys(own), &keys(other));
        let (names, other_names) = (own.constraint_names().checks, other.constraint_names().checks);
        let is_known = |(name, expression): (&String, &String)| {
            let mut others = other_names.iter().zip(&other.checks);
            others.any(|(own, check)| own == name || plain(&check.expression) == plain(expression))
        };
        let is_ours = |(name, expression): (&String, &String)| {
            let mut others = names.iter().zip(&own.checks);
            others.any(|(own, check)| own == name || plain(&check.expression) == plain(expression))
        };
        for (name, check) in names.iter().zip(&own.checks).filter(|(name, check)| !is_known((name, &check.expression)))
        {
            self.add(table, None, format!("the check `{name}` ({}) is not in the database", check.expression));
        }
        let others = other_names.iter().zip(&other.checks);
        for (name, check) in others.filter(|(name, check)| !is_ours((name, &check.expression))) {
            self.add(table, None, format!("the check `{name}` ({}) is in the database only", check.expression));
        }
    }

    fn compare_columns(&mut self, table: &str, own: &Column, other: &Column) {
        let mut compare = |what: &str, one: String, two: String| {
            if one != two {
                self.add(table, Some(&own.name), contrast(what, &one, &two));
            }
        };
        compare("the type", type_text(&own.field_type), type_text(&other.field_type));
        let null = |column: &Column| if column.nullable { "NULL" } else { "NOT NULL" }.to_owned();
        compare("it", null(own), null(other));
        compare("the default", default_text(own), default_text(other));
        let computed = |column: &Column| column.generated.as_deref().map_or_else(|| "none".to_owned(), plain);
        compare("the computed value", computed(own), computed(other));
        compare("the check", bounds_text(&own.bounds), bounds_text(&other.bounds));
    }

    fn compare_triggers(&mut self, table: &str, own: &[Trigger], live: &Tables) {
        let names = |triggers: &[Trigger]| -> BTreeSet<String> {
            let of_table = triggers.iter().filter(|trigger| trigger.table == table);
            of_table.map(|trigger| format!("the trigger `{}`", trigger.name)).collect()
        };
        self.compare_sets(table, &names(own), &names(&live.triggers));
    }
}

fn contrast(what: &str, own: &str, other: &str) -> String {
    format!("{what} is {other} in the database, and {own} in the migrations")
}

fn type_text(field_type: &FieldType) -> String {
    match field_type {
        FieldType::Enum { native: Some(name), .. } => format!("`{name}`, {field_type}"),
        other => other.to_string(),
    }
}

fn default_text(column: &Column) -> String {
    match &column.default {
        None => "none".to_owned(),
        Some(DefaultValue::Text(text)) if column.field_type.is_temporal() => format!("'{}'", moment(text)),
        Some(DefaultValue::Text(text)) => format!("'{text}'"),
        Some(DefaultValue::Number(text)) => text.clone(),
        Some(DefaultValue::Boolean(value)) => value.to_string(),
        Some(DefaultValue::Now) => "now".to_owned(),
        Some(DefaultValue::Today) => "today".to_owned(),
        Some(DefaultValue::Uuid) => "a random uuid".to_owned(),
        Some(DefaultValue::Identity) => "the next number".to_owned(),
        Some(DefaultValue::Sequence(name)) => format!("the next number of `{name}`"),
        Some(DefaultValue::Expression(text)) => plain(text),
    }
}

/// A moment in one of its spellings: each database has its own.
fn moment(text: &str) -> String {
    let text = text.replacen('T', " ", 1);
    let text = text.trim_end_matches('Z').trim_end_matches("+00");
    let text = if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.') } else { text };
    text.to_owned()
}

fn bounds_text(bounds: &Bounds) -> String {
    let limit = |sign: &str, limit: &Option<Limit>| {
        limit.as_ref().map(|limit| format!("{sign}{} {}", if limit.exclusive { "" } else { "=" }, limit.value))
    };
    let length = |sign: &str, length: Option<u32>| length.map(|length| format!("length {sign}= {length}"));
    let parts = [
        limit(">", &bounds.min),
        limit("<", &bounds.max),
        length(">", bounds.min_length),
        length("<", bounds.max_length),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    if parts.is_empty() { "none".to_owned() } else { parts.join(" and ") }
}

/// Unique and foreign keys, by what they say.
fn keys(table: &Table) -> BTreeSet<String> {
    let uniques = table.uniques.iter().map(|unique| format!("the unique key ({})", unique.columns.join(", ")));
    let reference = |key: &Reference| {
        let (own, other) = (key.columns.join(", "), key.target_columns.join(", "));
        let acts = [("DELETE", key.on_delete), ("UPDATE", key.on_update)];
        let acts = acts.iter().filter(|(_, act)| !act.is_restrict());
        let acts: String = acts.map(|(event, act)| format!(" ON {event} {act:?}")).collect();
        format!("the foreign key ({own}) to `{}` ({other}){acts}", key.table)
    };
    uniques.chain(table.references.iter().map(reference)).collect()
}

/// An expression without what a database adds to it and takes away: casts, parentheses, white space, schemas.
fn plain(expression: &str) -> String {
    let mut out = String::new();
    for (index, part) in expression.split('\'').enumerate() {
        if index % 2 == 1 {
            out += &format!("'{part}'");
            continue;
        }
        let mut rest = part.to_lowercase();
        while let Some(at) = rest.find("::") {
            let behind = &rest[at + 2..];
            let end = behind.find(|c: char| !(c.is_alphanumeric() || "_. \"[]".contains(c))).unwrap_or(behind.len());
            rest = format!("{}{}", &rest[..at], &behind[end..]);
        }
        out.extend(rest.replace("public.", "").chars().filter(|c| !c.is_whitespace() && !"()\"".contains(*c)));
    }
    out
}

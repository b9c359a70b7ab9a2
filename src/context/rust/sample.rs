//! Records for the generated tests: values that the table takes, a different one each time where it asks for that.

use super::fixture::{Fixture, nowhere};
use super::keeping::{Values, keep_checks};
use super::made::{Made, Plain, fitted, quoted, value};
use super::order;
use crate::context::{Field, Format, Module, Role};
use crate::field_type::FieldType;
use crate::text::SchemaText;
use serde::Serialize;
use std::collections::BTreeSet;

/// What the generated tests send.
#[derive(Clone, Debug, Serialize)]
pub struct Samples {
    /// Why a record could not be made up that the table takes: a person has to say one.
    pub lacking: Vec<SchemaText>,
    /// The statements that write the rows that records refer to, as Rust literals.
    pub referred: Vec<String>,
    /// No two made-up records collide.
    pub distinct: bool,
    /// The values depend on the number of the record.
    pub numbered: bool,
    /// The fields of a new record.
    pub fields: Vec<Sample>,
    /// A change of one field.
    pub change: Option<Sample>,
    /// A field that a new record must have.
    pub required: Option<String>,
    /// A field, or several together, exist once, and the client gives them.
    pub unique: bool,
    /// A field that refers to something, with a value that refers to nothing.
    pub dangling: Option<Sample>,
    /// Examples without references keep all checks.
    #[serde(skip)]
    pub examples_fit: bool,
}

/// One field of a made-up record.
#[derive(Clone, Debug, Serialize)]
pub struct Sample {
    /// The field's name in JSON.
    pub name: String,
    /// A value as it stands inside `json!`, where `number` counts the records.
    pub value: String,
    /// The value depends on that number.
    #[serde(skip)]
    pub varies: bool,
}

impl Samples {
    /// The samples of a module.
    pub fn new(module: &Module) -> Self {
        let table = &module.table;
        let fixture = Fixture::new(module);
        let mut values = fixture.values.clone();
        let fixed: BTreeSet<String> = values.keys().cloned().collect();
        let steps = order::steps(table);
        let creatable = || module.fields.iter().filter(|field| field.creatable);
        let mut lacking: Vec<SchemaText> = Vec::new();
        for parent in &fixture.missing {
            lacking.push(format!("a row of {parent}").as_str().into());
        }
        for field in creatable().filter(|field| !table.refers(&field.column.name)) {
            let step = steps.get(&field.column.name).copied().unwrap_or_default();
            match value(field, is_in_unique(module, field), step) {
                Some(made) => drop(values.insert(field.column.name.clone(), made)),
                None if field.required => lacking.push(format!("a value for {}", field.column.name).as_str().into()),
                None => {}
            }
        }
        let broken = keep_checks(table, &module.fields, &mut values, &fixed);
        lacking.extend(broken.iter().map(|check| SchemaText::from(check.as_str())));
        let made: Vec<(&Field, Option<&Made>)> =
            creatable().map(|field| (field, values.get(&field.column.name))).collect();
        let varies = |column: &String| {
            made.iter().any(|(field, value)| field.column.name == *column && value.is_none_or(|value| value.varies))
        };
        let is_given = |columns: &[String]| columns.iter().all(|name| made.iter().any(|(f, _)| f.column.name == *name));
        let uniques = || table.uniques.iter().map(|unique| &unique.columns).chain([&table.primary_key]);
        let given = || uniques().filter(|columns| !columns.is_empty() && is_given(columns));
        let is_valued = |columns: &&Vec<String>| columns.iter().all(|name| values.contains_key(name));
        let dangling = made.iter().filter(|(field, _)| table.reference_of(&field.column.name).is_some());
        let dangling = dangling.filter_map(|(field, value)| Some((field, nowhere(value.as_ref()?, field)?)));
        Self {
            referred: fixture.rows,
            distinct: given().all(|columns| columns.iter().any(varies)),
            numbered: made.iter().any(|(_, value)| value.is_some_and(|value| value.varies)),
            unique: given().any(|columns| is_valued(&columns)),
            required: made.iter().find(|(field, _)| field.required).map(|(field, _)| field.name.camel.clone()),
            dangling: dangling
                .map(|(field, value)| Sample { name: field.name.camel.clone(), value, varies: false })
                .next()
                .filter(|_| table.checks.is_empty()),
            change: change(module, &values, &fixed),
            fields: made
                .iter()
                .filter_map(|(field, value)| {
                    let made = value.as_ref()?;
                    let (name, value) = (field.name.camel.clone(), made.json(field.field_type()));
                    Some(Sample { name, value, varies: made.varies })
                })
                .collect(),
            examples_fit: {
                let mut examples = values.clone();
                examples.retain(|name, _| !table.refers(name));
                let before = examples.clone();
                let all = examples.keys().cloned().collect();
                keep_checks(table, &module.fields, &mut examples, &all).is_empty() && examples == before
            },
            lacking,
        }
    }
}

/// A change of one field, after which the record still keeps the checks.
fn change(module: &Module, values: &Values, fixed: &BTreeSet<String>) -> Option<Sample> {
    let changeable = module.fields.iter().filter(|field| field.updatable && field.creatable && !field.secret);
    let mut changeable: Vec<(&Field, &Made)> =
        changeable.filter_map(|field| Some((field, values.get(&field.column.name)?))).collect();
    changeable.sort_by_key(|(field, _)| std::cmp::Reverse(is_free_text(module, field)));
    let samples = changeable.into_iter().map(|(field, made)| {
        let name = field.name.camel.clone();
        if !is_free_text(module, field) {
            let value = if made.varies { format!("sample(1)[\"{name}\"]") } else { made.json(field.field_type()) };
            return Some(Sample { name, value, varies: false });
        }
        let text = fitted("Changed", field);
        let mut changed = values.clone();
        changed.insert(field.column.name.clone(), Made::fixed(Plain::Text(text.clone())));
        let all = changed.keys().chain(fixed).cloned().collect();
        let is_kept = keep_checks(&module.table, &module.fields, &mut changed, &all).is_empty();
        is_kept.then(|| Sample { name, value: quoted(&text), varies: false })
    });
    samples.flatten().next()
}

fn is_in_unique(module: &Module, field: &Field) -> bool {
    let name = &field.column.name;
    module.table.primary_key.contains(name) || module.table.uniques.iter().any(|unique| unique.columns.contains(name))
}

fn is_free_text(module: &Module, field: &Field) -> bool {
    let is_text = matches!(field.field_type(), FieldType::Text | FieldType::String { .. });
    let is_plain = matches!(field.format, None | Some(Format::Prose));
    is_text
        && is_plain
        && field.role == Role::Plain
        && !is_in_unique(module, field)
        && !module.table.refers(&field.column.name)
}

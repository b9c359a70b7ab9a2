//! Made-up rows that keep the checks of their table: other values are tried until every check is kept.

use super::made::{Made, Plain, ROOM, whole};
use crate::context::Field;
use crate::expression::{Scalar, Term};
use crate::field_type::FieldType;
use crate::migration::parsed;
use crate::schema::Table;
use std::collections::{BTreeMap, BTreeSet};

/// The values of a row by column; a column that is not there is left out, and NULL unless it has a default.
pub type Values = BTreeMap<String, Made>;

/// How many rows are tried at most.
const TRIES: usize = 40_000;

/// Changes values until the row keeps all checks, and says which ones it cannot keep. What is `fixed` stays.
pub fn keep_checks(table: &Table, fields: &[Field], values: &mut Values, fixed: &BTreeSet<String>) -> Vec<String> {
    let mut unread = Vec::new();
    let mut checks = Vec::new();
    for check in &table.checks {
        match parsed(table, &check.expression) {
            Some(term) => checks.push((check.expression.clone(), term)),
            None => unread.push(check),
        }
    }
    // Of what is not understood is known only that NULL is no offence against almost all of it.
    let mut broken = Vec::new();
    for check in unread {
        let free = |name: &String| {
            let field = fields.iter().find(|field| field.column.name == *name);
            field.is_some_and(|field| field.column.nullable && field.column.default.is_none()) && !fixed.contains(name)
        };
        if !check.columns.is_empty() && check.columns.iter().all(free) {
            check.columns.iter().for_each(|name| drop(values.remove(name)));
        } else {
            broken.push(check.expression.clone());
        }
    }
    let row = Row { table, fields };
    let open: Vec<&Term> = checks.iter().map(|(_, term)| term).filter(|term| !row.keeps(term, values)).collect();
    if !open.is_empty() {
        let names: BTreeSet<String> = open.iter().flat_map(|term| term.columns()).collect();
        let names: Vec<String> = names.into_iter().filter(|name| !fixed.contains(name)).collect();
        let choices: Vec<Vec<Option<Made>>> = names.iter().map(|name| row.choices(name, values, &checks)).collect();
        let all: Vec<&Term> = checks.iter().map(|(_, term)| term).collect();
        if let Some(found) = row.search(&names, &choices, values, &all) {
            *values = found;
        }
    }
    let kept = |term: &Term| row.keeps(term, values);
    broken.extend(checks.iter().filter(|(_, term)| !kept(term)).map(|(sql, _)| sql.clone()));
    broken
}

struct Row<'a> {
    table: &'a Table,
    fields: &'a [Field],
}

impl Row<'_> {
    fn field(&self, name: &str) -> Option<&Field> {
        self.fields.iter().find(|field| field.column.name == name)
    }

    /// Whether all rows of these values keep a check.
    fn keeps(&self, term: &Term, values: &Values) -> bool {
        (1..=ROOM).all(|number| {
            let scalar = |name: &str| {
                let column = self.table.column(name)?;
                match values.get(name) {
                    Some(made) => Some(made.scalar(&column.field_type, number)),
                    None if column.default.is_none() && column.generated.is_none() && column.nullable => {
                        Some(Scalar::Null)
                    }
                    None => None,
                }
            };
            // What the database fills in by itself is its own affair.
            term.is_kept(&scalar) != Some(false)
        })
    }

    /// What may stand in a column, what is there first.
    fn choices(&self, name: &str, values: &Values, checks: &[(String, Term)]) -> Vec<Option<Made>> {
        let mut choices = vec![values.get(name).cloned()];
        let Some(field) = self.field(name) else { return choices };
        if field.column.nullable && field.column.default.is_none() {
            choices.push(None);
        }
        let varies = values.get(name).is_some_and(|made| made.varies);
        let mut add = |plain: Plain| {
            let made = Some(Made { plain, varies });
            if !choices.contains(&made) {
                choices.push(made);
            }
        };
        let mut constants = Vec::new();
        for (_, term) in checks {
            term.visit(&mut |part| match part {
                Term::Number(text) => {
                    constants.extend(text.parse::<f64>().ok().map(|number| Plain::Number(number as i64)))
                }
                Term::Text(text) => constants.push(Plain::Text(text.clone())),
                _ => {}
            });
        }
        match field.field_type() {
            FieldType::Enum { labels, .. } => labels.iter().for_each(|label| add(Plain::Text(label.clone()))),
            FieldType::Boolean => ["true", "false"].into_iter().for_each(|value| add(Plain::Text(value.to_owned()))),
            FieldType::Text | FieldType::String { .. } if !varies => {
                let (least, most) = field.lengths();
                let words = ["A", "a", "1", "12", "123", "1234", "12345", "ABC", "abc"]
                    .map(|word| Plain::Text(word.to_owned()));
                for word in constants.into_iter().chain(words) {
                    if let Plain::Text(text) = word
                        && (least..=most).contains(&text.chars().count())
                    {
                        add(Plain::Text(text));
                    }
                }
            }
            FieldType::SmallInt
            | FieldType::Integer
            | FieldType::BigInt
            | FieldType::Decimal { .. }
            | FieldType::Real
            | FieldType::Double => {
                let near =
                    constants.iter().filter_map(|plain| if let Plain::Number(n) = plain { Some(*n) } else { None });
                for wished in [0, 1, 2, 5].into_iter().chain(near.flat_map(|number| [number - 1, number, number + 1])) {
                    if whole(&field.column.bounds, wished).is_some_and(|number| number == wished) {
                        add(Plain::Number(wished));
                    }
                }
            }
            FieldType::Date if !varies => {
                for plain in ["2000-01-01", "2024-12-28"].map(str::to_owned).map(Plain::Text) {
                    add(plain);
                }
            }
            _ => {}
        }
        choices
    }

    /// The first row that keeps all checks, those with the fewest changes first.
    fn search(
        &self,
        names: &[String],
        choices: &[Vec<Option<Made>>],
        values: &Values,
        checks: &[&Term],
    ) -> Option<Values> {
        let mut places = vec![0; names.len()];
        for _ in 0..TRIES {
            let mut row = values.clone();
            for ((name, choices), place) in names.iter().zip(choices).zip(&places) {
                match &choices[*place] {
                    Some(made) => drop(row.insert(name.clone(), made.clone())),
                    None => drop(row.remove(name)),
                }
            }
            if checks.iter().all(|term| self.keeps(term, &row)) {
                return Some(row);
            }
            let step = (0..names.len()).find(|at| places[*at] + 1 < choices[*at].len())?;
            places[step] += 1;
            places[..step].fill(0);
        }
        None
    }
}

//! Which columns the checks of a table want to be greater than others.

use crate::expression::{Operator, Term};
use crate::migration::parsed;
use crate::schema::Table;
use std::collections::BTreeMap;

/// No column is further up than this, so that a date has a month for each step.
const HIGHEST: u8 = 7;

/// For each column that is to be greater than another one, how many steps it is above the lowest.
pub fn steps(table: &Table) -> BTreeMap<String, u8> {
    let pairs: Vec<(String, String)> =
        table.checks.iter().flat_map(|check| ordered_pairs(table, &check.expression)).collect();
    let mut steps: BTreeMap<String, u8> = BTreeMap::new();
    for _ in &pairs {
        for (lower, higher) in &pairs {
            let least = steps.get(lower).map_or(1, |step| step + 1).min(HIGHEST);
            let step = steps.entry(higher.clone()).or_default();
            *step = least.max(*step);
        }
    }
    steps
}

/// The columns that a check compares, the lower one first.
fn ordered_pairs(table: &Table, check: &str) -> Vec<(String, String)> {
    let mut pairs = Vec::new();
    let Some(term) = parsed(table, check) else {
        return pairs;
    };
    term.visit(&mut |term| pairs.extend(pair(term)));
    pairs
}

/// The columns of `lower < higher`.
fn pair(term: &Term) -> Option<(String, String)> {
    let Term::Binary(left, operator, right) = term else {
        return None;
    };
    let (Term::Column(left), Term::Column(right)) = (&**left, &**right) else {
        return None;
    };
    match operator {
        Operator::Less | Operator::LessOrEqual => Some((left.clone(), right.clone())),
        Operator::Greater | Operator::GreaterOrEqual => Some((right.clone(), left.clone())),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::field_type::FieldType;
    use crate::schema::{Check, Column};

    fn table(checks: &[&str]) -> Table {
        let mut table = Table::new("stays".to_owned());
        table.columns = ["a", "b", "c"].map(|name| Column::new(name.to_owned(), FieldType::Date)).into();
        let check = |sql: &&str| Check { name: None, columns: Vec::new(), expression: (*sql).to_owned() };
        table.checks = checks.iter().map(check).collect();
        table
    }

    fn steps_of(checks: &[&str]) -> Vec<(String, u8)> {
        steps(&table(checks)).into_iter().collect()
    }

    #[test]
    fn a_column_is_above_those_that_it_must_exceed() {
        let of =
            |pairs: &[(&str, u8)]| pairs.iter().map(|(name, step)| ((*name).to_owned(), *step)).collect::<Vec<_>>();
        assert_eq!(steps_of(&["b IS NULL OR b > a"]), of(&[("b", 1)]));
        assert_eq!(steps_of(&["c >= b", "a < b AND a <= c"]), of(&[("b", 1), ("c", 2)]));
        assert_eq!(steps_of(&["a < b", "b < a"]).len(), 2);
        assert_eq!(steps_of(&["a <> b"]), of(&[]));
    }
}

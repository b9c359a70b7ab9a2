//! Which columns the checks of a table want to be greater than others.

use crate::expression::{Operator, Term};
use crate::migration::parsed;
use crate::spec::Spec;
use std::collections::BTreeMap;

/// No column is further up than this, so that a date has a month for each step.
const HIGHEST: u8 = 7;

/// For each column that is to be greater than another one, how many steps it is above the lowest.
pub fn steps(spec: &Spec) -> BTreeMap<String, u8> {
    let pairs: Vec<(String, String)> = spec.checks.iter().flat_map(|check| ordered(spec, &check.expression)).collect();
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
fn ordered(spec: &Spec, check: &str) -> Vec<(String, String)> {
    let mut pairs = Vec::new();
    let Some(term) = parsed(spec, check) else {
        return pairs;
    };
    term.visit(&mut |term| {
        let Term::Binary(left, operator, right) = term else {
            return;
        };
        let (Term::Column(left), Term::Column(right)) = (&**left, &**right) else {
            return;
        };
        match operator {
            Operator::Less | Operator::LessOrEqual => pairs.push((left.clone(), right.clone())),
            Operator::Greater | Operator::GreaterOrEqual => pairs.push((right.clone(), left.clone())),
            _ => {}
        }
    });
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::field_type::FieldType;
    use crate::spec::{Check, Column};

    fn steps_of(checks: &[&str]) -> Vec<(String, u8)> {
        let mut spec = Spec::new("stays".to_owned());
        spec.columns = ["a", "b", "c"].map(|name| Column::new(name.to_owned(), FieldType::Date)).into();
        let check = |sql: &&str| Check { name: None, columns: Vec::new(), expression: (*sql).to_owned() };
        spec.checks = checks.iter().map(check).collect();
        steps(&spec).into_iter().collect()
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

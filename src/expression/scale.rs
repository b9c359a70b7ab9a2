//! Expressions over decimals that are stored as integer minor units, as on SQLite.

use super::{Operator, Term, number};

/// The same condition over the stored integers: `price < 2.5` with two digits behind the point is `price < 250`.
/// `scale_of` is the number of those digits by column, 0 for integers; `None` for what is no exact number.
///
/// `None` where the stored form cannot say the same.
pub fn condition_in_minor_units(term: &Term, scale_of: &impl Fn(&str) -> Option<u32>) -> Option<Term> {
    if !term.columns().iter().any(|column| scale_of(column).is_some_and(|scale| scale > 0)) {
        return Some(term.clone());
    }
    let boxed = |term: &Term| condition_in_minor_units(term, scale_of).map(Box::new);
    let number = |term: &Term| exact(term, scale_of);
    match term {
        Term::Binary(left, operator @ (Operator::And | Operator::Or), right) => {
            Some(Term::Binary(boxed(left)?, *operator, boxed(right)?))
        }
        Term::Not(term) => Some(Term::Not(boxed(term)?)),
        Term::Binary(left, operator, right) if operator.compares() => {
            let [left, right]: [Term; 2] = align(vec![number(left)?, number(right)?]).0.try_into().ok()?;
            Some(Term::binary(left, *operator, right))
        }
        Term::IsNull { term, negated } => {
            number(term).map(|(term, _)| Term::IsNull { term: Box::new(term), negated: *negated })
        }
        Term::Between { term, negated, low, high } => {
            let parts = align(vec![number(term)?, number(low)?, number(high)?]).0;
            let [term, low, high]: [Term; 3] = parts.try_into().ok()?;
            let (term, low, high) = (Box::new(term), Box::new(low), Box::new(high));
            Some(Term::Between { term, negated: *negated, low, high })
        }
        Term::In { term, negated, list } => {
            let parts: Option<Vec<_>> = std::iter::once(&**term).chain(list).map(number).collect();
            let mut parts = align(parts?).0.into_iter();
            let term = Box::new(parts.next()?);
            Some(Term::In { term, negated: *negated, list: parts.collect() })
        }
        _ => None,
    }
}

/// The same number as an integer of minor units with `scale` digits behind the point, rounded half away from zero as
/// PostgreSQL's `numeric` does. `None` where the stored form cannot say the same.
pub fn number_in_minor_units(term: &Term, scale: u32, scale_of: &impl Fn(&str) -> Option<u32>) -> Option<Term> {
    let (term, own) = exact(term, scale_of)?;
    if own <= scale {
        return Some(rescale(term, scale - own));
    }
    let digits = i32::try_from(own - scale).ok()?;
    let (one, half) = (number::shift("1", digits), number::shift("5", digits - 1));
    let zero = || Term::Number("0".to_owned());
    let away = Term::Case {
        arms: vec![(Term::binary(term.clone(), Operator::Less, zero()), Term::Number(format!("-{half}")))],
        otherwise: Some(Box::new(Term::Number(half))),
    };
    Some(Term::binary(Term::binary(term, Operator::Plus, away), Operator::Over, Term::Number(one)))
}

/// A number as an integer of its smallest unit, and how many digits that is behind the point.
fn exact(term: &Term, scale_of: &impl Fn(&str) -> Option<u32>) -> Option<(Term, u32)> {
    match term {
        Term::Column(name) => Some((term.clone(), scale_of(name)?)),
        Term::Number(literal) => {
            let scale = number::scale(literal);
            Some((Term::Number(number::shift(literal, i32::try_from(scale).ok()?)), scale))
        }
        Term::Negative(term) => {
            let (term, scale) = exact(term, scale_of)?;
            Some((Term::Negative(Box::new(term)), scale))
        }
        Term::Binary(left, operator @ (Operator::Plus | Operator::Minus), right) => {
            let (sides, scale) = align(vec![exact(left, scale_of)?, exact(right, scale_of)?]);
            let [left, right]: [Term; 2] = sides.try_into().ok()?;
            Some((Term::binary(left, *operator, right), scale))
        }
        Term::Binary(left, Operator::Times, right) => {
            let ((left, left_scale), (right, right_scale)) = (exact(left, scale_of)?, exact(right, scale_of)?);
            Some((Term::binary(left, Operator::Times, right), left_scale + right_scale))
        }
        Term::Function(name @ ("abs" | "coalesce" | "nullif"), arguments) => {
            let parts: Option<Vec<_>> = arguments.iter().map(|argument| exact(argument, scale_of)).collect();
            let (arguments, scale) = align(parts?);
            Some((Term::Function(name, arguments), scale))
        }
        _ => None,
    }
}

/// The numbers, all in the smallest unit of any of them.
fn align(parts: Vec<(Term, u32)>) -> (Vec<Term>, u32) {
    let scale = parts.iter().map(|(_, scale)| *scale).max().unwrap_or_default();
    let terms = parts.into_iter().map(|(term, own)| rescale(term, scale - own)).collect();
    (terms, scale)
}

/// The number in a unit that is 10^`digits` times smaller.
fn rescale(term: Term, digits: u32) -> Term {
    match term {
        term if digits == 0 => term,
        Term::Number(literal) => Term::Number(number::shift(&literal, i32::try_from(digits).unwrap_or_default())),
        term => Term::binary(
            term,
            Operator::Times,
            Term::Number(number::shift("1", i32::try_from(digits).unwrap_or_default())),
        ),
    }
}

//! What a check says of a single column: a bound, or the labels of an enum.

use super::{Bounds, Column, Limit};
use crate::expression::{Operator, Term, number};
use crate::field_type::FieldType;
use std::cmp::Ordering;

/// Puts into the columns whatever this check says of single ones, and returns what is left of it.
///
/// `places` is how far the point of a column's literals has to move left: they are minor units where decimals are
/// stored as integers. `zero_or_one` makes an integer that is checked to be 0 or 1 a boolean.
pub(crate) fn absorbed(
    check: Term,
    columns: &mut [Column],
    places: &dyn Fn(&str) -> u32,
    zero_or_one: bool,
) -> Option<Term> {
    let left: Vec<Term> = check
        .conjuncts()
        .into_iter()
        .filter(|term| {
            let Some(limit) = said(term) else { return true };
            let column = columns.iter_mut().find(|column| column.name == limit.column);
            !column.is_some_and(|column| put(column, limit.fact, places(&limit.column), zero_or_one))
        })
        .collect();
    Term::all(left)
}

struct Said {
    column: String,
    fact: Fact,
}

/// One thing that a check says of a column.
enum Fact {
    Number(Vec<(Operator, String)>),
    Length(Vec<(Operator, String)>),
    Labels(Vec<String>),
    /// Among these numbers or truth values.
    Flags(Vec<Term>),
}

fn said(term: &Term) -> Option<Said> {
    if let Some(inner) = unless_null(term) {
        return said(inner);
    }
    match term {
        Term::Binary(_, Operator::Or, _) => labels(term),
        Term::Binary(left, operator, right) if operator.compares() => {
            let turned = || compared(right, vec![(operator.turned(), (**left).clone())]);
            compared(left, vec![(*operator, (**right).clone())]).or_else(turned)
        }
        Term::Between { term, negated: false, low, high } => {
            compared(term, vec![(Operator::GreaterOrEqual, (**low).clone()), (Operator::LessOrEqual, (**high).clone())])
        }
        Term::In { negated: false, .. } => labels(term),
        _ => None,
    }
}

/// `column IS NULL OR rest` says of the column what `rest` says: a check lets NULL pass.
fn unless_null(term: &Term) -> Option<&Term> {
    let Term::Binary(left, Operator::Or, right) = term else { return None };
    let null_test = |test: &Term, rest: &Term| match test {
        Term::IsNull { term, negated: false } => {
            matches!(&**term, Term::Column(name) if rest.columns() == [name.clone()])
        }
        _ => false,
    };
    if null_test(left, right) {
        Some(right)
    } else if null_test(right, left) {
        Some(left)
    } else {
        None
    }
}

fn compared(term: &Term, with: Vec<(Operator, Term)>) -> Option<Said> {
    let numbers = |limits: Vec<(Operator, Term)>| {
        limits
            .into_iter()
            .map(|(operator, value)| match value {
                Term::Number(value) if !matches!(operator, Operator::Equal | Operator::NotEqual) => {
                    Some((operator, value))
                }
                _ => None,
            })
            .collect::<Option<Vec<_>>>()
    };
    match term {
        Term::Column(column) => match with.as_slice() {
            [(Operator::NotEqual, Term::Text(empty))] if empty.is_empty() => {
                let fact = Fact::Length(vec![(Operator::GreaterOrEqual, "1".to_owned())]);
                Some(Said { column: column.clone(), fact })
            }
            _ => Some(Said { column: column.clone(), fact: Fact::Number(numbers(with)?) }),
        },
        Term::Function("length", arguments) => match arguments.as_slice() {
            [Term::Column(column)] => {
                let with = match with.as_slice() {
                    [(Operator::Equal, value)] => {
                        vec![(Operator::GreaterOrEqual, value.clone()), (Operator::LessOrEqual, value.clone())]
                    }
                    _ => with,
                };
                Some(Said { column: column.clone(), fact: Fact::Length(numbers(with)?) })
            }
            _ => None,
        },
        _ => None,
    }
}

/// `column IN ('a', 'b')`, and the same said with OR.
fn labels(term: &Term) -> Option<Said> {
    let mut found: Vec<(&str, Vec<&Term>)> = Vec::new();
    for term in term.disjuncts() {
        match term {
            Term::In { term, negated: false, list } => match &**term {
                Term::Column(column) => found.push((column, list.iter().collect())),
                _ => return None,
            },
            Term::Binary(left, Operator::Equal, right) => match (&**left, &**right) {
                (Term::Column(column), value) | (value, Term::Column(column)) => found.push((column, vec![value])),
                _ => return None,
            },
            _ => return None,
        }
    }
    let column = found.first()?.0.to_owned();
    if found.iter().any(|(other, _)| *other != column) {
        return None;
    }
    let values: Vec<&Term> = found.into_iter().flat_map(|(_, values)| values).collect();
    let texts: Option<Vec<&String>> = values
        .iter()
        .map(|value| match value {
            Term::Text(text) => Some(text),
            _ => None,
        })
        .collect();
    let fact = match texts {
        Some(texts) => Fact::Labels(texts.into_iter().fold(Vec::new(), |mut all, text| {
            if !all.contains(text) {
                all.push(text.clone());
            }
            all
        })),
        None => Fact::Flags(values.into_iter().cloned().collect()),
    };
    Some(Said { column, fact })
}

/// Whether the fact went into the column whole.
fn put(column: &mut Column, fact: Fact, places: u32, zero_or_one: bool) -> bool {
    match fact {
        Fact::Number(limits) if column.field_type.is_numeric() => {
            for (operator, value) in limits {
                let value = number::shifted(&value, -i32::try_from(places).unwrap_or_default());
                narrow(&mut column.bounds, operator, value);
            }
            true
        }
        Fact::Length(limits) if column.field_type.is_textual() => {
            let lengths: Option<Vec<_>> =
                limits.iter().map(|(operator, value)| length_limit(*operator, value)).collect();
            lengths.is_some_and(|lengths| {
                for (least, greatest) in lengths {
                    let bounds = &mut column.bounds;
                    bounds.min_length = bounds.min_length.into_iter().chain(least).max();
                    bounds.max_length = bounds.max_length.into_iter().chain(greatest).min();
                }
                true
            })
        }
        Fact::Labels(labels) => match &column.field_type {
            FieldType::Text | FieldType::String { .. } => {
                column.field_type = FieldType::Enum { labels, native: None };
                true
            }
            FieldType::Enum { labels: own, .. } => *own == labels,
            _ => false,
        },
        Fact::Flags(values) => {
            let digits = |digit: &str| Term::Number(digit.to_owned());
            let both = |no: Term, yes: Term| values.len() == 2 && values.contains(&no) && values.contains(&yes);
            match column.field_type {
                FieldType::Boolean => both(digits("0"), digits("1")) || both(Term::Boolean(false), Term::Boolean(true)),
                FieldType::SmallInt | FieldType::Integer if zero_or_one && both(digits("0"), digits("1")) => {
                    column.field_type = FieldType::Boolean;
                    true
                }
                _ => false,
            }
        }
        Fact::Number(_) | Fact::Length(_) => false,
    }
}

/// The least and the greatest length that a comparison lets pass; `None` when it is no sensible length.
fn length_limit(operator: Operator, value: &str) -> Option<(Option<u32>, Option<u32>)> {
    let value: u32 = value.parse().ok()?;
    match operator {
        Operator::GreaterOrEqual => Some((Some(value), None)),
        Operator::Greater => Some((Some(value.checked_add(1)?), None)),
        Operator::LessOrEqual => Some((None, Some(value))),
        Operator::Less => Some((None, Some(value.checked_sub(1)?))),
        _ => None,
    }
}

/// Takes the limit in when it is tighter than the one that is there.
fn narrow(bounds: &mut Bounds, operator: Operator, value: String) {
    let exclusive = matches!(operator, Operator::Greater | Operator::Less);
    let (limit, tighter) = match operator {
        Operator::Greater | Operator::GreaterOrEqual => (&mut bounds.min, Ordering::Greater),
        _ => (&mut bounds.max, Ordering::Less),
    };
    let replaces = limit.as_ref().is_none_or(|old| match number::compare(&value, &old.value) {
        Ordering::Equal => exclusive,
        order => order == tighter,
    });
    if replaces {
        *limit = Some(Limit { value, exclusive });
    }
}

//! What an expression gives for one row: enough to say whether a made-up row keeps the checks of its table.

use super::{Operator, Term};

/// A value. Dates and times are texts whose order is theirs.
#[derive(Clone, Debug, PartialEq)]
pub enum Scalar {
    Null,
    Number(f64),
    Text(String),
    Boolean(bool),
}

impl Term {
    /// The value for a row; `None` when it cannot be said, of a column that is not known for example.
    pub fn evaluate(&self, row: &impl Fn(&str) -> Option<Scalar>) -> Option<Scalar> {
        let truth = |value: Option<bool>| value.map_or(Scalar::Null, Scalar::Boolean);
        Some(match self {
            Self::Column(name) => row(name)?,
            Self::Number(text) => Scalar::Number(text.parse().ok()?),
            Self::Text(text) => Scalar::Text(text.clone()),
            Self::Boolean(value) => Scalar::Boolean(*value),
            Self::Null => Scalar::Null,
            Self::Negative(term) => match term.evaluate(row)? {
                Scalar::Null => Scalar::Null,
                value => Scalar::Number(-number(&value)?),
            },
            Self::Not(term) => truth(boolean(&term.evaluate(row)?)?.map(|value| !value)),
            Self::Binary(left, operator, right) => binary(left, *operator, right, row)?,
            Self::IsNull { term, negated } => Scalar::Boolean((term.evaluate(row)? == Scalar::Null) != *negated),
            Self::Between { term, negated, low, high } => {
                let term = term.evaluate(row)?;
                let above = comparison(&term, Operator::GreaterOrEqual, &low.evaluate(row)?)?;
                let below = comparison(&term, Operator::LessOrEqual, &high.evaluate(row)?)?;
                truth(both(above, below).map(|inside| inside != *negated))
            }
            Self::In { term, negated, list } => {
                let term = term.evaluate(row)?;
                let mut found = Some(false);
                for item in list {
                    found = either(found, comparison(&term, Operator::Equal, &item.evaluate(row)?)?);
                }
                truth(found.map(|found| found != *negated))
            }
            Self::Like { term, negated, pattern } => match term.evaluate(row)? {
                Scalar::Null => Scalar::Null,
                Scalar::Text(text) => Scalar::Boolean(is_like(&text, pattern) != *negated),
                _ => return None,
            },
            Self::Function(name, arguments) => function(name, arguments, row)?,
            Self::Case { arms, otherwise } => {
                for (condition, result) in arms {
                    if boolean(&condition.evaluate(row)?)? == Some(true) {
                        return result.evaluate(row);
                    }
                }
                otherwise.as_ref().map_or(Some(Scalar::Null), |term| term.evaluate(row))?
            }
        })
    }

    /// Whether a row keeps this check: what is unknown to SQL is no offence.
    pub fn is_kept(&self, row: &impl Fn(&str) -> Option<Scalar>) -> Option<bool> {
        Some(boolean(&self.evaluate(row)?)? != Some(false))
    }
}

fn binary(left: &Term, operator: Operator, right: &Term, row: &impl Fn(&str) -> Option<Scalar>) -> Option<Scalar> {
    let truth = |value: Option<bool>| Some(value.map_or(Scalar::Null, Scalar::Boolean));
    if let Operator::And | Operator::Or = operator {
        // One side may decide, also where nobody can say the other.
        let sides = [left, right].map(|side| side.evaluate(row).and_then(|value| boolean(&value)));
        let deciding = operator == Operator::Or;
        if sides.contains(&Some(Some(deciding))) {
            return Some(Scalar::Boolean(deciding));
        }
        let [left, right] = sides;
        return truth(if deciding { either(left?, right?) } else { both(left?, right?) });
    }
    let (left, right) = (left.evaluate(row)?, right.evaluate(row)?);
    if operator.compares() {
        return truth(comparison(&left, operator, &right)?);
    }
    if left == Scalar::Null || right == Scalar::Null {
        return Some(Scalar::Null);
    }
    if operator == Operator::Concat {
        let (Scalar::Text(left), Scalar::Text(right)) = (left, right) else { return None };
        return Some(Scalar::Text(left + &right));
    }
    let (left, right) = (number(&left)?, number(&right)?);
    let result = match operator {
        Operator::Plus => left + right,
        Operator::Minus => left - right,
        Operator::Times => left * right,
        Operator::Over if right != 0.0 => left / right,
        Operator::Modulo if right != 0.0 => left % right,
        _ => return None,
    };
    Some(Scalar::Number(result))
}

/// The outcome of a comparison; `Some(None)` when SQL does not know.
fn comparison(left: &Scalar, operator: Operator, right: &Scalar) -> Option<Option<bool>> {
    let order = match (left, right) {
        (Scalar::Null, _) | (_, Scalar::Null) => return Some(None),
        (Scalar::Text(left), Scalar::Text(right)) => left.cmp(right),
        _ => number(left)?.partial_cmp(&number(right)?)?,
    };
    Some(Some(match operator {
        Operator::Equal => order.is_eq(),
        Operator::NotEqual => order.is_ne(),
        Operator::Less => order.is_lt(),
        Operator::LessOrEqual => order.is_le(),
        Operator::Greater => order.is_gt(),
        Operator::GreaterOrEqual => order.is_ge(),
        _ => return None,
    }))
}

fn both(left: Option<bool>, right: Option<bool>) -> Option<bool> {
    if left == Some(false) || right == Some(false) { Some(false) } else { Some(left? && right?) }
}

fn either(left: Option<bool>, right: Option<bool>) -> Option<bool> {
    if left == Some(true) || right == Some(true) { Some(true) } else { Some(left? || right?) }
}

fn number(value: &Scalar) -> Option<f64> {
    match value {
        Scalar::Number(number) => Some(*number),
        Scalar::Boolean(value) => Some(f64::from(u8::from(*value))),
        Scalar::Null | Scalar::Text(_) => None,
    }
}

/// `Some(None)` is SQL's unknown.
fn boolean(value: &Scalar) -> Option<Option<bool>> {
    match value {
        Scalar::Null => Some(None),
        Scalar::Boolean(value) => Some(Some(*value)),
        Scalar::Number(number) => Some(Some(*number != 0.0)),
        Scalar::Text(_) => None,
    }
}

fn function(name: &str, arguments: &[Term], row: &impl Fn(&str) -> Option<Scalar>) -> Option<Scalar> {
    let values: Vec<Scalar> = arguments.iter().map(|argument| argument.evaluate(row)).collect::<Option<_>>()?;
    if name == "coalesce" {
        return Some(values.into_iter().find(|value| *value != Scalar::Null).unwrap_or(Scalar::Null));
    }
    if values.first()? == &Scalar::Null {
        return Some(Scalar::Null);
    }
    match (name, &values[..]) {
        ("abs", [value]) => Some(Scalar::Number(number(value)?.abs())),
        ("round", [value]) => Some(Scalar::Number(number(value)?.round())),
        ("nullif", [value, other]) => match comparison(value, Operator::Equal, other)? {
            Some(true) => Some(Scalar::Null),
            _ => Some(value.clone()),
        },
        ("length", [Scalar::Text(text)]) => u32::try_from(text.chars().count()).ok().map(|n| Scalar::Number(n.into())),
        ("lower", [Scalar::Text(text)]) => Some(Scalar::Text(text.to_lowercase())),
        ("upper", [Scalar::Text(text)]) => Some(Scalar::Text(text.to_uppercase())),
        ("trim", [Scalar::Text(text)]) => Some(Scalar::Text(text.trim_matches(' ').to_owned())),
        ("ltrim", [Scalar::Text(text)]) => Some(Scalar::Text(text.trim_start_matches(' ').to_owned())),
        ("rtrim", [Scalar::Text(text)]) => Some(Scalar::Text(text.trim_end_matches(' ').to_owned())),
        ("replace", [Scalar::Text(text), Scalar::Text(from), Scalar::Text(to)]) if !from.is_empty() => {
            Some(Scalar::Text(text.replace(from, to)))
        }
        _ => None,
    }
}

/// Whether a text matches a pattern with `%` and `_`.
fn is_like(text: &str, pattern: &str) -> bool {
    let (text, pattern): (Vec<char>, Vec<char>) = (text.chars().collect(), pattern.chars().collect());
    let mut matched = vec![false; text.len() + 1];
    matched[0] = true;
    for sign in pattern {
        if sign == '%' {
            for place in 1..matched.len() {
                matched[place] |= matched[place - 1];
            }
        } else {
            for place in (1..matched.len()).rev() {
                matched[place] = matched[place - 1] && (sign == '_' || sign == text[place - 1]);
            }
            matched[0] = false;
        }
    }
    matched[text.len()]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::expression::parse;
    use crate::field_type::FieldType;

    /// What a check over a = 2, b = 'x1', c = NULL and an unknown u says.
    fn kept(sql: &str) -> Option<bool> {
        let columns = |name: &sqlparser::ast::Ident| Some((name.value.clone(), FieldType::Integer));
        let term = parse(sql, &columns).unwrap_or_else(|| panic!("{sql} is not understood"));
        term.is_kept(&|name| match name {
            "a" => Some(Scalar::Number(2.0)),
            "b" => Some(Scalar::Text("x1".to_owned())),
            "c" => Some(Scalar::Null),
            _ => None,
        })
    }

    #[test]
    fn checks_are_kept_as_sql_keeps_them() {
        for sql in [
            "a = 2",
            "a + 1 > 2 AND a <> 3",
            "c > 5",
            "c IS NULL OR c > a",
            "a BETWEEN 1 AND 2",
            "a NOT IN (1, 3)",
            "CASE WHEN a = 2 THEN c IS NULL ELSE c IS NOT NULL END",
            "coalesce(c, a) = 2",
            "NOT (c = 1)",
            "a = 2 OR u = 1",
            "(a = 2) = (c IS NULL)",
        ] {
            assert_eq!(kept(sql), Some(true), "{sql}");
        }
        for sql in ["a < 2", "a = 2 AND c IS NOT NULL", "a NOT BETWEEN 1 AND 2", "a IN (1, 3)", "a = 3 AND u = 1"] {
            assert_eq!(kept(sql), Some(false), "{sql}");
        }
        for sql in ["u = 1", "a = 2 AND u = 1", "a / 0 = 1"] {
            assert_eq!(kept(sql), None, "{sql}");
        }
    }

    #[test]
    fn patterns_match() {
        for (text, pattern, wanted) in
            [("abc", "a%", true), ("abc", "%b_", true), ("abc", "_", false), ("", "%", true), ("ab", "a", false)]
        {
            assert_eq!(is_like(text, pattern), wanted, "{text} LIKE {pattern}");
        }
    }
}

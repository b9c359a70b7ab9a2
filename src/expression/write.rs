//! Writes a term as SQL.

use super::{Operator, Term};
use crate::dialect::Dialect;
use crate::sql::{sql_ident, sql_literal, sql_string};

/// Whose SQL is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spelled {
    /// As a `Table` carries it: standard SQL.
    Neutral,
    For(Dialect),
}

/// How tightly something binds; what binds less than its surroundings is put in parentheses.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Level {
    Or,
    And,
    Not,
    Comparison,
    Sum,
    Product,
    Atom,
}

impl Level {
    fn tighter(self) -> Self {
        match self {
            Self::Or => Self::And,
            Self::And => Self::Not,
            Self::Not => Self::Comparison,
            Self::Comparison => Self::Sum,
            Self::Sum => Self::Product,
            Self::Product | Self::Atom => Self::Atom,
        }
    }
}

impl Term {
    /// The term as SQL of one line.
    pub fn sql(&self, spelled: Spelled) -> String {
        self.at(Level::Or, spelled)
    }

    fn at(&self, needed: Level, spelled: Spelled) -> String {
        let text = self.text(spelled);
        if self.level() < needed { format!("({text})") } else { text }
    }

    fn level(&self) -> Level {
        match self {
            Self::Number(number) if number.starts_with('-') => Level::Sum,
            Self::Column(_)
            | Self::Number(_)
            | Self::Text(_)
            | Self::Boolean(_)
            | Self::Null
            | Self::Function(..)
            | Self::Case { .. } => Level::Atom,
            Self::Negative(_) => Level::Sum,
            Self::Not(_) => Level::Not,
            Self::IsNull { .. } | Self::Between { .. } | Self::In { .. } | Self::Like { .. } => Level::Comparison,
            Self::Binary(_, operator, _) => operator.level(),
        }
    }

    fn text(&self, spelled: Spelled) -> String {
        let not = |negated: bool| if negated { "NOT " } else { "" };
        match self {
            Self::Column(name) => sql_ident(name),
            Self::Number(number) => number.clone(),
            Self::Text(text) => match spelled {
                Spelled::Neutral => sql_string(text),
                Spelled::For(dialect) => sql_literal(text, dialect),
            },
            Self::Boolean(value) => if *value { "TRUE" } else { "FALSE" }.to_owned(),
            Self::Null => "NULL".to_owned(),
            Self::Negative(term) => format!("-{}", term.at(Level::Atom, spelled)),
            Self::Not(term) => format!("NOT {}", term.at(Level::Comparison, spelled)),
            Self::Binary(left, operator, right) => {
                let (left_level, right_level) = operator.operand_levels();
                format!("{} {} {}", left.at(left_level, spelled), operator.sql(), right.at(right_level, spelled))
            }
            Self::IsNull { term, negated } => format!("{} IS {}NULL", term.at(Level::Atom, spelled), not(*negated)),
            Self::Between { term, negated, low, high } => format!(
                "{} {}BETWEEN {} AND {}",
                term.at(Level::Sum, spelled),
                not(*negated),
                low.at(Level::Sum, spelled),
                high.at(Level::Sum, spelled)
            ),
            Self::In { term, negated, list } => {
                format!("{} {}IN ({})", term.at(Level::Sum, spelled), not(*negated), joined(list, spelled))
            }
            Self::Like { term, negated, pattern } => {
                let pattern = Self::Text(pattern.clone()).text(spelled);
                format!("{} {}LIKE {pattern}", term.at(Level::Sum, spelled), not(*negated))
            }
            Self::Function(name, arguments) => format!("{name}({})", joined(arguments, spelled)),
            Self::Case { arms, otherwise } => {
                let mut text = "CASE".to_owned();
                for (condition, result) in arms {
                    text += &format!(" WHEN {} THEN {}", condition.sql(spelled), result.sql(spelled));
                }
                if let Some(otherwise) = otherwise {
                    text += &format!(" ELSE {}", otherwise.sql(spelled));
                }
                text + " END"
            }
        }
    }
}

impl Operator {
    fn level(self) -> Level {
        match self {
            Self::Or => Level::Or,
            Self::And => Level::And,
            Self::Plus | Self::Minus => Level::Sum,
            Self::Times | Self::Over | Self::Modulo => Level::Product,
            // The databases disagree how tightly `||` binds, so it never stands beside another operator unbracketed.
            Self::Concat => Level::Sum,
            _ => Level::Comparison,
        }
    }

    fn operand_levels(self) -> (Level, Level) {
        match self {
            Self::Concat => (Level::Atom, Level::Atom),
            _ if self.compares() => (Level::Sum, Level::Sum),
            _ => (self.level(), self.level().tighter()),
        }
    }
}

fn joined(terms: &[Term], spelled: Spelled) -> String {
    terms.iter().map(|term| term.sql(spelled)).collect::<Vec<_>>().join(", ")
}

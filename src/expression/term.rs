//! The terms that an expression is made of.

/// An expression.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Term {
    /// A column of the table, by the name that the database has.
    Column(String),
    /// A canonical decimal literal.
    Number(String),
    Text(String),
    Boolean(bool),
    Null,
    Negative(Box<Term>),
    Not(Box<Term>),
    Binary(Box<Term>, Operator, Box<Term>),
    IsNull {
        term: Box<Term>,
        negated: bool,
    },
    Between {
        term: Box<Term>,
        negated: bool,
        low: Box<Term>,
        high: Box<Term>,
    },
    In {
        term: Box<Term>,
        negated: bool,
        list: Vec<Term>,
    },
    /// `pattern` has no letter, so that upper and lower case do not matter.
    Like {
        term: Box<Term>,
        negated: bool,
        pattern: String,
    },
    /// One of [`FUNCTIONS`].
    Function(&'static str, Vec<Term>),
    Case {
        arms: Vec<(Term, Term)>,
        otherwise: Option<Box<Term>>,
    },
}

/// Functions with one meaning on both databases, by the name that both know.
pub const FUNCTIONS: &[&str] =
    &["abs", "coalesce", "length", "lower", "ltrim", "nullif", "replace", "round", "rtrim", "substr", "trim", "upper"];

/// A binary operator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operator {
    Or,
    And,
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Plus,
    Minus,
    Times,
    Over,
    Modulo,
    Concat,
}

impl Operator {
    /// Its spelling in SQL.
    pub fn sql(self) -> &'static str {
        match self {
            Self::Or => "OR",
            Self::And => "AND",
            Self::Equal => "=",
            Self::NotEqual => "<>",
            Self::Less => "<",
            Self::LessOrEqual => "<=",
            Self::Greater => ">",
            Self::GreaterOrEqual => ">=",
            Self::Plus => "+",
            Self::Minus => "-",
            Self::Times => "*",
            Self::Over => "/",
            Self::Modulo => "%",
            Self::Concat => "||",
        }
    }

    /// Whether it compares.
    pub fn compares(self) -> bool {
        matches!(
            self,
            Self::Equal | Self::NotEqual | Self::Less | Self::LessOrEqual | Self::Greater | Self::GreaterOrEqual
        )
    }

    /// The comparison with its sides exchanged.
    pub fn turned(self) -> Self {
        match self {
            Self::Less => Self::Greater,
            Self::LessOrEqual => Self::GreaterOrEqual,
            Self::Greater => Self::Less,
            Self::GreaterOrEqual => Self::LessOrEqual,
            same => same,
        }
    }
}

impl Term {
    /// `left operator right`
    pub fn binary(left: Self, operator: Operator, right: Self) -> Self {
        Self::Binary(Box::new(left), operator, Box::new(right))
    }

    /// The terms that are joined by AND, outermost level only.
    pub fn conjuncts(self) -> Vec<Self> {
        match self {
            Self::Binary(left, Operator::And, right) => {
                let mut all = left.conjuncts();
                all.extend(right.conjuncts());
                all
            }
            other => vec![other],
        }
    }

    /// The terms that are joined by OR, outermost level only.
    pub fn disjuncts(&self) -> Vec<&Self> {
        match self {
            Self::Binary(left, Operator::Or, right) => {
                let mut all = left.disjuncts();
                all.extend(right.disjuncts());
                all
            }
            other => vec![other],
        }
    }

    /// The terms joined by AND again; `None` when there is none.
    pub fn all(terms: Vec<Self>) -> Option<Self> {
        terms.into_iter().reduce(|left, right| Self::binary(left, Operator::And, right))
    }

    /// The columns it speaks of, each once, in order of appearance.
    pub fn columns(&self) -> Vec<String> {
        let mut columns: Vec<String> = Vec::new();
        self.visit(&mut |term| {
            if let Self::Column(name) = term
                && !columns.contains(name)
            {
                columns.push(name.clone());
            }
        });
        columns
    }

    /// Calls `look` with this term and every one inside it.
    pub fn visit(&self, look: &mut impl FnMut(&Self)) {
        look(self);
        match self {
            Self::Column(_) | Self::Number(_) | Self::Text(_) | Self::Boolean(_) | Self::Null => {}
            Self::Negative(term) | Self::Not(term) | Self::IsNull { term, .. } | Self::Like { term, .. } => {
                term.visit(look);
            }
            Self::Binary(left, _, right) => {
                left.visit(look);
                right.visit(look);
            }
            Self::Between { term, low, high, .. } => {
                term.visit(look);
                low.visit(look);
                high.visit(look);
            }
            Self::In { term, list, .. } => {
                term.visit(look);
                list.iter().for_each(|item| item.visit(look));
            }
            Self::Function(_, arguments) => arguments.iter().for_each(|argument| argument.visit(look)),
            Self::Case { arms, otherwise } => {
                for (condition, result) in arms {
                    condition.visit(look);
                    result.visit(look);
                }
                if let Some(otherwise) = otherwise {
                    otherwise.visit(look);
                }
            }
        }
    }
}

//! Reads a term from SQL, whatever dialect it was written in.

use super::{FUNCTIONS, Operator, Term, number};
use crate::field_type::FieldType;
use sqlparser::ast::{
    BinaryOperator, CastKind, DataType, Expr, Function, FunctionArg, FunctionArgExpr, FunctionArguments, Ident,
    UnaryOperator, Value,
};
use sqlparser::dialect::PostgreSqlDialect;
use sqlparser::parser::Parser;
use sqlparser::tokenizer::Token;

/// The column that an identifier in an expression means, by its name in the database, with its type.
pub type Columns<'a> = &'a dyn Fn(&Ident) -> Option<(String, FieldType)>;

/// Reads SQL text, such as `price >= 0 AND price < 2 * cost`. `None` when it is not one whole portable expression.
pub fn parse(sql: &str, columns: Columns<'_>) -> Option<Term> {
    term(&expression(sql)?, columns)
}

/// The syntax of one whole SQL expression, portable or not.
pub fn expression(sql: &str) -> Option<Expr> {
    let mut parser = Parser::new(&PostgreSqlDialect {}).try_with_sql(sql).ok()?;
    let expression = parser.parse_expr().ok()?;
    (parser.peek_token_ref().token == Token::EOF).then_some(expression)
}

/// The portable term that a parsed expression is; `None` when there is none.
pub fn term(expression: &Expr, columns: Columns<'_>) -> Option<Term> {
    let mut reader = Reader { columns, dropped_cast: false, divides: false };
    let term = reader.term(expression)?;
    // `a::numeric / b` without the cast would be another number.
    (!(reader.dropped_cast && reader.divides)).then_some(term)
}

struct Reader<'a> {
    columns: Columns<'a>,
    /// Whether a cast from one kind of number to another was left out.
    dropped_cast: bool,
    divides: bool,
}

impl Reader<'_> {
    fn term(&mut self, expression: &Expr) -> Option<Term> {
        match expression {
            Expr::Identifier(name) => (self.columns)(name).map(|(name, _)| Term::Column(name)),
            Expr::CompoundIdentifier(parts) => (self.columns)(parts.last()?).map(|(name, _)| Term::Column(name)),
            Expr::Nested(inner) => self.term(inner),
            Expr::Value(value) => constant(&value.value),
            Expr::TypedString(typed) => constant(&typed.value.value),
            Expr::UnaryOp { op, expr } => self.unary(*op, expr),
            Expr::BinaryOp { left, op, right } => self.binary(left, op, right),
            Expr::Cast { kind, expr, data_type, .. } => self.cast(kind, expr, data_type),
            Expr::IsNull(inner) => Some(Term::IsNull { term: self.boxed_term(inner)?, negated: false }),
            Expr::IsNotNull(inner) => Some(Term::IsNull { term: self.boxed_term(inner)?, negated: true }),
            Expr::Between { expr, negated, low, high } => Some(Term::Between {
                term: self.boxed_term(expr)?,
                negated: *negated,
                low: self.boxed_term(low)?,
                high: self.boxed_term(high)?,
            }),
            Expr::InList { expr, list, negated } => self.in_list(expr, list, *negated),
            Expr::AnyOp { left, compare_op: BinaryOperator::Eq, right, .. } => {
                self.in_list(left, array_items(right)?, false)
            }
            Expr::AllOp { left, compare_op: BinaryOperator::NotEq, right } => {
                self.in_list(left, array_items(right)?, true)
            }
            Expr::Like { negated, any: false, expr, pattern, escape_char: None } => self.like(expr, pattern, *negated),
            Expr::Trim { trim_where: None, trim_what: None, expr, trim_characters: None } => {
                self.function("trim", vec![&**expr])
            }
            Expr::Substring { expr, substring_from: Some(from), substring_for, .. } => {
                let mut arguments = vec![&**expr, &**from];
                arguments.extend(substring_for.as_deref());
                self.function("substr", arguments)
            }
            Expr::Function(function) => self.call(function),
            Expr::Case { operand: None, conditions, else_result, .. } => {
                let arms: Option<Vec<_>> =
                    conditions.iter().map(|arm| Some((self.term(&arm.condition)?, self.term(&arm.result)?))).collect();
                let otherwise = match else_result {
                    Some(otherwise) => Some(self.boxed_term(otherwise)?),
                    None => None,
                };
                Some(Term::Case { arms: arms?, otherwise })
            }
            _ => None,
        }
    }

    fn boxed_term(&mut self, expression: &Expr) -> Option<Box<Term>> {
        self.term(expression).map(Box::new)
    }

    fn unary(&mut self, operator: UnaryOperator, inner: &Expr) -> Option<Term> {
        match (operator, self.term(inner)?) {
            (UnaryOperator::Minus, Term::Number(literal)) => number::canonical(&match literal.strip_prefix('-') {
                Some(positive) => positive.to_owned(),
                None => format!("-{literal}"),
            })
            .map(Term::Number),
            (UnaryOperator::Minus, term) => Some(Term::Negative(Box::new(term))),
            (UnaryOperator::Plus, term) => Some(term),
            (UnaryOperator::Not, term) => Some(Term::Not(Box::new(term))),
            _ => None,
        }
    }

    fn binary(&mut self, left: &Expr, operator: &BinaryOperator, right: &Expr) -> Option<Term> {
        let operator = match operator {
            BinaryOperator::Or => Operator::Or,
            BinaryOperator::And => Operator::And,
            BinaryOperator::Eq => Operator::Equal,
            BinaryOperator::NotEq => Operator::NotEqual,
            BinaryOperator::Lt => Operator::Less,
            BinaryOperator::LtEq => Operator::LessOrEqual,
            BinaryOperator::Gt => Operator::Greater,
            BinaryOperator::GtEq => Operator::GreaterOrEqual,
            BinaryOperator::Plus => Operator::Plus,
            BinaryOperator::Minus => Operator::Minus,
            BinaryOperator::Multiply => Operator::Times,
            BinaryOperator::Divide => Operator::Over,
            BinaryOperator::Modulo => Operator::Modulo,
            BinaryOperator::StringConcat => Operator::Concat,
            BinaryOperator::PGLikeMatch => return self.like(left, right, false),
            BinaryOperator::PGNotLikeMatch => return self.like(left, right, true),
            _ => return None,
        };
        self.divides |= matches!(operator, Operator::Over | Operator::Modulo);
        let (left, right) = (self.term(left)?, self.term(right)?);
        Some(match (left, operator, right) {
            (Term::Text(left), Operator::Concat, Term::Text(right)) => Term::Text(left + &right),
            (left, operator, right) if operator.compares() => {
                let left = self.as_value_of(left, &right);
                let right = self.as_value_of(right, &left);
                Term::binary(left, operator, right)
            }
            (left, operator, right) => Term::binary(left, operator, right),
        })
    }

    /// A literal in the type of what it is compared with: `active = 1` is how a database without booleans says
    /// `active = TRUE`, and `price > '0'` means the number.
    fn as_value_of(&self, value: Term, other: &Term) -> Term {
        match (&value, self.type_of(other)) {
            (Term::Number(digit), Some(FieldType::Boolean)) if digit == "0" => Term::Boolean(false),
            (Term::Number(digit), Some(FieldType::Boolean)) if digit == "1" => Term::Boolean(true),
            (Term::Text(text), Some(kind)) if kind.is_numeric() => {
                number::canonical(text).map_or_else(|| value.clone(), Term::Number)
            }
            _ => value,
        }
    }

    fn type_of(&self, term: &Term) -> Option<FieldType> {
        match term {
            Term::Column(name) => (self.columns)(&Ident::with_quote('"', name)).map(|(_, field_type)| field_type),
            _ => None,
        }
    }

    fn in_list(&mut self, expression: &Expr, list: &[Expr], negated: bool) -> Option<Term> {
        let term = self.term(expression)?;
        let list: Option<Vec<Term>> = list.iter().map(|item| self.term(item)).collect();
        let list = list?.into_iter().map(|item| self.as_value_of(item, &term)).collect();
        Some(Term::In { term: Box::new(term), negated, list })
    }

    /// LIKE tells upper from lower case on one database only, so the pattern must have no letter.
    fn like(&mut self, expression: &Expr, pattern: &Expr, negated: bool) -> Option<Term> {
        let term = self.textual(expression)?;
        match self.term(pattern)? {
            Term::Text(pattern) if !pattern.contains(|c: char| c.is_alphabetic() || c == '\\') => {
                Some(Term::Like { term: Box::new(term), negated, pattern })
            }
            _ => None,
        }
    }

    /// A term that is text, as far as can be seen.
    fn textual(&mut self, expression: &Expr) -> Option<Term> {
        let term = self.term(expression)?;
        let fits = match &term {
            Term::Column(_) => self.type_of(&term).is_some_and(|kind| is_text(&kind)),
            Term::Number(_) | Term::Boolean(_) => false,
            _ => true,
        };
        fits.then_some(term)
    }

    fn cast(&mut self, kind: &CastKind, inner: &Expr, data_type: &DataType) -> Option<Term> {
        let term = self.term(inner)?;
        let target = FieldType::parse(&data_type.to_string()).ok();
        let simple = matches!(kind, CastKind::Cast | CastKind::DoubleColon);
        match (&term, self.type_of(&term), target) {
            _ if !simple => None,
            (Term::Text(text), _, Some(target)) if target.is_numeric() => number::canonical(text).map(Term::Number),
            // A literal takes the type of what it is compared with.
            (Term::Text(_) | Term::Boolean(_) | Term::Null, ..) => Some(term),
            (Term::Number(_), _, Some(target)) if target.is_numeric() => Some(term),
            (Term::Column(_), Some(from), Some(to)) if is_text(&from) && is_text(&to) => Some(term),
            (Term::Column(_), Some(from), Some(to)) if from.is_numeric() && to.is_numeric() => {
                self.dropped_cast = true;
                Some(term)
            }
            _ => None,
        }
    }

    fn call(&mut self, function: &Function) -> Option<Term> {
        let arguments = plain_arguments(function)?;
        let name = function.name.to_string().to_ascii_lowercase();
        let name = name.strip_prefix("pg_catalog.").unwrap_or(&name);
        match name {
            "char" => {
                arguments.into_iter().map(|argument| self.character(argument)).collect::<Option<_>>().map(Term::Text)
            }
            "char_length" | "character_length" => self.function("length", arguments),
            "btrim" if arguments.len() == 1 => self.function("trim", arguments),
            "substring" => self.function("substr", arguments),
            _ => self.function(FUNCTIONS.iter().find(|known| **known == name)?, arguments),
        }
    }

    fn function(&mut self, name: &'static str, arguments: Vec<&Expr>) -> Option<Term> {
        let of_text = !matches!(name, "abs" | "round" | "coalesce" | "nullif");
        let mut terms = Vec::new();
        for (index, argument) in arguments.into_iter().enumerate() {
            let text = of_text && (index == 0 || name == "replace");
            let bytes = name == "length"
                && matches!(self.term(argument), Some(term) if self.type_of(&term) == Some(FieldType::Bytes));
            terms.push(if text && !bytes { self.textual(argument)? } else { self.term(argument)? });
        }
        (!terms.is_empty()).then_some(Term::Function(name, terms))
    }

    /// One argument of SQLite's `char(10, 13)`.
    fn character(&mut self, argument: &Expr) -> Option<char> {
        match self.term(argument)? {
            Term::Number(code) => char::from_u32(code.parse().ok()?),
            _ => None,
        }
    }
}

fn is_text(field_type: &FieldType) -> bool {
    field_type.is_textual() || matches!(field_type, FieldType::Enum { .. })
}

/// The arguments of a call that has nothing but arguments.
pub(crate) fn plain_arguments(function: &Function) -> Option<Vec<&Expr>> {
    if function.over.is_some() || function.filter.is_some() || !function.within_group.is_empty() {
        return None;
    }
    match &function.args {
        FunctionArguments::None => Some(Vec::new()),
        FunctionArguments::Subquery(_) => None,
        FunctionArguments::List(list) if list.duplicate_treatment.is_none() && list.clauses.is_empty() => list
            .args
            .iter()
            .map(|argument| match argument {
                FunctionArg::Unnamed(FunctionArgExpr::Expr(expression)) => Some(expression),
                _ => None,
            })
            .collect(),
        FunctionArguments::List(_) => None,
    }
}

/// The items of `ARRAY[...]`, casts around it left out.
fn array_items(expression: &Expr) -> Option<&[Expr]> {
    match expression {
        Expr::Array(array) => Some(&array.elem),
        Expr::Nested(inner) | Expr::Cast { expr: inner, .. } => array_items(inner),
        _ => None,
    }
}

fn constant(value: &Value) -> Option<Term> {
    match value {
        Value::Number(digits, _) => number::canonical(digits).map(Term::Number),
        Value::SingleQuotedString(text)
        | Value::EscapedStringLiteral(text)
        | Value::UnicodeStringLiteral(text)
        | Value::NationalStringLiteral(text)
        | Value::DoubleQuotedString(text) => Some(Term::Text(text.clone())),
        Value::DollarQuotedString(text) => Some(Term::Text(text.value.clone())),
        Value::Boolean(value) => Some(Term::Boolean(*value)),
        Value::Null => Some(Term::Null),
        _ => None,
    }
}

//! Reads expressions: operators, calls and what stands at their ends.

use super::lexer::{Kind, Span};
use super::parse_type::PathStyle;
use super::parser::{Parsed, Parser};
use super::syntax::{Expr, ExprKind, FieldExpr, MethodCall, StructExpr};

/// Binary operators from the longest to the shortest, with their binding power.
const BINARY: &[(&str, u8)] = &[
    ("<<=", 1),
    (">>=", 1),
    ("..=", 2),
    ("&&", 4),
    ("||", 3),
    ("==", 5),
    ("!=", 5),
    ("<=", 5),
    (">=", 5),
    ("+=", 1),
    ("-=", 1),
    ("*=", 1),
    ("/=", 1),
    ("%=", 1),
    ("^=", 1),
    ("&=", 1),
    ("|=", 1),
    ("<<", 9),
    (">>", 9),
    ("..", 2),
    ("=>", 0),
    ("=", 1),
    ("<", 5),
    (">", 5),
    ("+", 10),
    ("-", 10),
    ("*", 11),
    ("/", 11),
    ("%", 11),
    ("^", 7),
    ("&", 8),
    ("|", 6),
];
const ASSIGN: u8 = 1;
const RANGE: u8 = 2;
/// What a `let` in a condition takes: stronger than `&&`.
const SCRUTINEE: u8 = 5;

impl Parser<'_> {
    /// An expression from `lo` to the last token.
    pub fn make(&self, lo: usize, kind: ExprKind) -> Expr {
        Expr { span: self.since(lo), attributes: Vec::new(), kind }
    }

    /// An expression with its attributes.
    pub fn expr(&mut self) -> Parsed<Expr> {
        let attributes = self.outer_attributes()?;
        let mut expr = self.binary(0)?;
        expr.attributes.splice(0..0, attributes);
        Ok(expr)
    }

    /// The condition of an `if` or a `match`: no struct literals.
    pub fn condition(&mut self) -> Parsed<Expr> {
        self.with_literals(false, |parser| parser.binary(0))
    }

    fn binary(&mut self, least: u8) -> Parsed<Expr> {
        let lo = self.offset();
        let left = if self.is_op("..") { self.range_without_start(lo)? } else { self.unary()? };
        self.binary_after(lo, left, least)
    }

    fn range_without_start(&mut self, lo: usize) -> Parsed<Expr> {
        let op = if self.eat("..=") { "..=" } else { ".." };
        if op == ".." {
            self.expect("..")?;
        }
        let end = match self.starts_expr() {
            true => Some(Box::new(self.binary(RANGE + 1)?)),
            false => None,
        };
        Ok(self.make(lo, ExprKind::Range(None, op, end)))
    }

    /// The operators behind `left` that bind at least as strong as `least`.
    pub fn binary_after(&mut self, lo: usize, mut left: Expr, least: u8) -> Parsed<Expr> {
        loop {
            if self.is_word("as") {
                self.at += 1;
                let ty = Box::new(self.ty()?);
                left = self.make(lo, ExprKind::Cast(Box::new(left), ty));
                continue;
            }
            let found = BINARY.iter().find(|(op, _)| self.is_op(op));
            let Some(&(op, power)) = found.filter(|(_, power)| *power > 0 && *power >= least) else {
                return Ok(left);
            };
            self.eat(op);
            let first = Box::new(left);
            let kind = match power {
                ASSIGN => {
                    let value = Box::new(self.binary(ASSIGN)?);
                    ExprKind::Assign(op, first, value)
                }
                RANGE => {
                    let end = match self.starts_expr() {
                        true => Some(Box::new(self.binary(RANGE + 1)?)),
                        false => None,
                    };
                    ExprKind::Range(Some(first), op, end)
                }
                _ => ExprKind::Binary(op, first, Box::new(self.binary(power + 1)?)),
            };
            left = self.make(lo, kind);
        }
    }

    /// Whether the next token can start an expression.
    pub fn starts_expr(&self) -> bool {
        match self.kind(0) {
            None => false,
            Some(Kind::Word) => !["as", "else", "in", "where"].contains(&self.text_at(0)),
            Some(Kind::Mark('{')) => self.struct_literals,
            Some(Kind::Mark(mark)) => "([&*-!|<:#.".contains(mark) && !self.is_op("=>"),
            Some(_) => true,
        }
    }

    /// An operand with the operators before it.
    pub fn unary(&mut self) -> Parsed<Expr> {
        let lo = self.offset();
        for op in ["!", "-", "*"] {
            if self.eat(op) {
                let operand = Box::new(self.unary()?);
                return Ok(self.make(lo, ExprKind::Unary(op, operand)));
            }
        }
        if self.is_op("&") {
            // `&&x` is two borrows.
            self.eat("&");
            let raw = self.is_word("raw") && (self.word_ahead(1, "mut") || self.word_ahead(1, "const"));
            let op = if raw {
                self.at += 2;
                match self.tokens[self.at - 1].span {
                    span if self.text(span) == "mut" => "&raw mut ",
                    _ => "&raw const ",
                }
            } else if self.eat_word("mut") {
                "&mut "
            } else {
                "&"
            };
            let operand = Box::new(self.unary()?);
            return Ok(self.make(lo, ExprKind::Borrow(op, operand)));
        }
        let primary = self.primary()?;
        self.postfix(lo, primary)
    }

    /// Calls, fields, `?` and the like behind `left`.
    pub fn postfix(&mut self, lo: usize, mut left: Expr) -> Parsed<Expr> {
        loop {
            let kind = if self.eat("?") {
                ExprKind::Try(Box::new(left))
            } else if self.is_op(".") && !self.is_op("..") {
                self.at += 1;
                left = self.member(lo, left)?;
                continue;
            } else if self.eat("(") {
                let values = self.list(")", Self::expr)?.0;
                ExprKind::Call(Box::new(left), values)
            } else if self.eat("[") {
                let index = self.with_literals(true, Self::expr)?;
                self.expect("]")?;
                ExprKind::Index(Box::new(left), Box::new(index))
            } else {
                return Ok(left);
            };
            left = self.make(lo, kind);
        }
    }

    fn member(&mut self, lo: usize, receiver: Expr) -> Parsed<Expr> {
        if self.kind(0) == Some(Kind::Literal) {
            return self.tuple_fields(lo, receiver);
        }
        let name = self.name()?;
        if self.text(name) == "await" {
            return Ok(self.make(lo, ExprKind::Await(Box::new(receiver))));
        }
        let turbofish = self.is_op("::");
        let arguments = match turbofish {
            true => {
                self.eat("::");
                self.generic_arguments()?
            }
            false => Vec::new(),
        };
        if !turbofish && !self.is_op("(") {
            return Ok(self.make(lo, ExprKind::Field(Box::new(receiver), name)));
        }
        self.expect("(")?;
        let values = self.list(")", Self::expr)?.0;
        let call = MethodCall { receiver, name, arguments, values };
        Ok(self.make(lo, ExprKind::MethodCall(Box::new(call))))
    }

    /// `.0`, and `.0.1`, which is one number to the lexer.
    fn tuple_fields(&mut self, lo: usize, mut receiver: Expr) -> Parsed<Expr> {
        let number = self.bump()?;
        let mut at = number.lo;
        for part in self.text(number).split('.') {
            let name = Span { lo: at, hi: at + part.len() };
            at = name.hi + 1;
            receiver = Expr {
                span: Span { lo, hi: name.hi },
                attributes: Vec::new(),
                kind: ExprKind::Field(Box::new(receiver), name),
            };
        }
        Ok(receiver)
    }

    /// An expression without operators.
    pub fn primary(&mut self) -> Parsed<Expr> {
        let lo = self.offset();
        match self.kind(0) {
            Some(Kind::Literal) => {
                self.at += 1;
                Ok(self.make(lo, ExprKind::Literal))
            }
            Some(Kind::Mark('(')) => self.parenthesized(),
            Some(Kind::Mark('[')) => self.array(),
            Some(Kind::Mark('|')) => self.closure(),
            Some(Kind::Mark('{') | Kind::Lifetime) => self.block_like(),
            Some(Kind::Mark('<' | ':')) => self.path_expr(),
            Some(Kind::Word) => self.word_expr(),
            _ => self.error("an expression"),
        }
    }

    fn parenthesized(&mut self) -> Parsed<Expr> {
        let lo = self.offset();
        self.expect("(")?;
        let (mut items, comma) = self.list(")", Self::expr)?;
        let kind = match items.pop() {
            Some(only) if items.is_empty() && !comma => ExprKind::Parens(Box::new(only)),
            last => {
                items.extend(last);
                ExprKind::Tuple(items)
            }
        };
        Ok(self.make(lo, kind))
    }

    fn array(&mut self) -> Parsed<Expr> {
        let lo = self.offset();
        self.expect("[")?;
        let repeat = self.attempt(|parser| {
            let item = parser.with_literals(true, Self::expr)?;
            parser.expect(";")?;
            let count = parser.with_literals(true, Self::expr)?;
            parser.expect("]")?;
            Ok(ExprKind::Repeat(Box::new(item), Box::new(count)))
        });
        let kind = match repeat {
            Some(kind) => kind,
            None => ExprKind::Array(self.list("]", Self::expr)?.0),
        };
        Ok(self.make(lo, kind))
    }

    fn word_expr(&mut self) -> Parsed<Expr> {
        let lo = self.offset();
        let kind = match self.text_at(0) {
            "if" | "match" | "while" | "for" | "loop" | "unsafe" => return self.block_like(),
            "const" if self.op_ahead(1, "{") => return self.block_like(),
            "async" if self.op_ahead(1, "{") => return self.block_like(),
            "async" if self.word_ahead(1, "move") && self.op_ahead(2, "{") => {
                return self.block_like();
            }
            "move" | "async" | "static" => return self.closure(),
            "_" => {
                self.at += 1;
                ExprKind::Plain
            }
            "let" => {
                self.at += 1;
                let pattern = Box::new(self.pattern()?);
                self.expect("=")?;
                let value = self.with_literals(false, |parser| parser.binary(SCRUTINEE))?;
                ExprKind::Let(pattern, Box::new(value))
            }
            "return" => {
                self.at += 1;
                ExprKind::Return(self.optional_value()?)
            }
            "break" => {
                self.at += 1;
                let label = self.lifetime();
                ExprKind::Break(label, self.optional_value()?)
            }
            "continue" => {
                self.at += 1;
                ExprKind::Continue(self.lifetime())
            }
            "else" | "in" | "as" | "fn" | "use" | "mod" | "where" | "type" | "pub" | "impl" | "struct" | "enum"
            | "trait" | "dyn" | "mut" | "ref" | "box" | "yield" => {
                return self.error("an expression");
            }
            _ => return self.path_expr(),
        };
        Ok(self.make(lo, kind))
    }

    fn optional_value(&mut self) -> Parsed<Option<Box<Expr>>> {
        match self.starts_expr() {
            true => Ok(Some(Box::new(self.binary(0)?))),
            false => Ok(None),
        }
    }

    fn path_expr(&mut self) -> Parsed<Expr> {
        let lo = self.offset();
        let path = self.path(PathStyle::Expr)?;
        if self.is_op("!") && !self.is_op("!=") {
            let call = self.macro_call(lo)?;
            return Ok(self.make(lo, ExprKind::Macro(Box::new(call))));
        }
        if !(self.struct_literals && self.is_op("{")) {
            return Ok(self.make(lo, ExprKind::Path(path)));
        }
        self.expect("{")?;
        let mut base = None;
        let fields = self.list("}", |parser| {
            let lo = parser.offset();
            if !parser.eat("..") {
                return parser.field().map(Some);
            }
            let value = match parser.is_op("}") {
                true => None,
                false => Some(parser.expr()?),
            };
            base = Some((parser.since(lo), value));
            Ok(None)
        })?;
        let literal = StructExpr { path, fields: fields.0.into_iter().flatten().collect(), base };
        Ok(self.make(lo, ExprKind::Struct(Box::new(literal))))
    }

    fn field(&mut self) -> Parsed<FieldExpr> {
        let lo = self.offset();
        let attributes = self.outer_attributes()?;
        let name = match self.kind(0) {
            Some(Kind::Word | Kind::Literal) => self.bump()?,
            _ => return self.error("a field"),
        };
        let value = match !self.is_op("::") && self.eat(":") {
            true => Some(self.expr()?),
            false => None,
        };
        Ok(FieldExpr { span: self.since(lo), attributes, name, value })
    }
}

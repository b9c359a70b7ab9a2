//! Lays out expressions that need no rules of their own.

use super::inner::Inner;
use super::layout::{Layout, fits, fitting};
use super::lexer::Span;
use super::list::Trailing;
use super::overflow::{Bracketed, CALL_WIDTH};
use super::pair::Parts;
use super::shape::{Shape, WIDTH, is_single_line, last_width};
use super::syntax::{Expr, ExprKind, Type};

/// An expression as a statement may not be put on one line where a value may.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Role {
    Statement,
    Value,
}

impl Layout<'_> {
    /// An expression that is a part of another one.
    pub fn expr(&self, expr: &Expr, shape: Shape) -> Option<String> {
        self.expr_as(expr, Role::Value, shape)
    }

    /// An expression in its role.
    pub fn expr_as(&self, expr: &Expr, role: Role, shape: Shape) -> Option<String> {
        let shape = match role == Role::Statement && needs_semicolon(expr) {
            true => shape.narrower(1)?,
            false => shape,
        };
        let text = self.expr_kind(expr, role, shape)?;
        let text = self.behind_attributes(&expr.attributes, text, shape)?;
        Some(self.with_comments_kept(text, expr.span))
    }

    fn expr_kind(&self, expr: &Expr, role: Role, shape: Shape) -> Option<String> {
        match &expr.kind {
            ExprKind::Literal => self.literal(expr.span, shape),
            ExprKind::Plain => Some(self.source(expr.span).to_owned()),
            ExprKind::Path(path) => self.path(path, true, shape),
            ExprKind::Array(items) => self.array("", items, expr.span, shape),
            ExprKind::Repeat(item, count) => {
                let parts = Parts { prefix: "[", infix: "; ", suffix: "]", infix_first: false };
                let (item, count) = (|s| self.expr(item, s), |s| self.expr(count, s));
                self.pair(&parts, shape, item, count)
            }
            ExprKind::Tuple(items) => {
                self.tuple(items.iter().map(Inner::Expr).collect(), expr.span, items.len() == 1, shape)
            }
            ExprKind::Parens(inner) => {
                let mut inner = inner;
                while let ExprKind::Parens(nested) = &inner.kind {
                    inner = nested;
                }
                let text = self.expr(inner, shape.after(1)?.narrower(1)?)?;
                Some(format!("({text})"))
            }
            ExprKind::Call(callee, values) => {
                let name = self.expr(callee, shape)?;
                self.call(&name, values, callee.span.hi, expr.span.hi, shape)
            }
            ExprKind::MethodCall(_) | ExprKind::Field(..) | ExprKind::Await(_) | ExprKind::Try(_) => {
                self.chain(expr, shape)
            }
            ExprKind::Index(inner, index) => self.index(inner, index, shape),
            ExprKind::Unary(op, inner) | ExprKind::Borrow(op, inner) => self.prefixed(op, inner, shape),
            ExprKind::Cast(inner, ty) => self.cast(inner, ty, shape),
            ExprKind::Binary(op, left, right) => self.binary(op, left, right, shape),
            ExprKind::Assign(op, left, right) => {
                let left = self.expr(left, shape.narrower(op.len() + 1)?)?;
                self.assigned(&format!("{left} {op}"), shape, |shape| self.expr(right, shape))
            }
            ExprKind::Range(start, op, end) => self.range(start, op, end, shape),
            ExprKind::Let(pattern, value) => {
                let pattern = self.pattern(pattern, shape.after(4)?)?;
                let left = format!("let {pattern} =");
                self.assigned(&left, shape, |shape| self.expr(value, shape))
            }
            ExprKind::If(_) | ExprKind::While(..) | ExprKind::For(..) | ExprKind::Loop(..) => {
                self.control_flow(expr, role, shape)
            }
            ExprKind::Match(scrutinee, arms, attributes) => {
                self.match_expr(expr.span, scrutinee, arms, attributes, shape)
            }
            ExprKind::Block(block) => self.block_expr(expr, block, role, shape),
            ExprKind::Closure(closure) => self.closure(closure, shape),
            ExprKind::Struct(literal) => self.struct_literal(expr.span, literal, shape),
            ExprKind::Macro(call) => {
                self.macro_call(call, shape).or_else(|| fitting(self.source(expr.span).to_owned(), shape))
            }
            ExprKind::Return(value) => self.word("return", value.as_deref(), shape),
            ExprKind::Break(label, value) => {
                let word = self.labelled("break", *label);
                self.word(&word, value.as_deref(), shape)
            }
            ExprKind::Continue(label) => Some(self.labelled("continue", *label)),
        }
    }

    fn labelled(&self, word: &str, label: Option<Span>) -> String {
        match label {
            Some(label) => format!("{word} {}", self.source(label)),
            None => word.to_owned(),
        }
    }

    fn word(&self, word: &str, value: Option<&Expr>, shape: Shape) -> Option<String> {
        match value {
            Some(value) => self.prefixed(&format!("{word} "), value, shape),
            None => Some(word.to_owned()),
        }
    }

    /// An operand behind its operator.
    pub fn prefixed(&self, prefix: &str, inner: &Expr, shape: Shape) -> Option<String> {
        let text = self.expr(inner, shape.after(prefix.len())?)?;
        Some(format!("{prefix}{text}"))
    }

    /// Strings are as long as they are; other literals must fit.
    pub fn literal(&self, span: Span, shape: Shape) -> Option<String> {
        let text = self.source(span);
        let is_raw = text.trim_start_matches(['b', 'c']).starts_with('r');
        let is_string = text.starts_with('"') && {
            let mut lines = text.lines().rev().skip(1);
            lines.all(|line| line.ends_with('\\'))
        };
        (is_raw || is_string || fits(text, shape)).then(|| text.to_owned())
    }

    /// Inside a macro call a trailing comma stays as it is.
    pub fn kept_trailing(&self, span: Span) -> Option<Trailing> {
        self.in_macro.get().then(|| match self.ends_with_comma(span) {
            true => Trailing::Always,
            false => Trailing::Never,
        })
    }

    fn array(&self, name: &str, items: &[Expr], span: Span, shape: Shape) -> Option<String> {
        let list = Bracketed {
            name,
            items: items.iter().map(Inner::Expr).collect(),
            inside: Span { lo: span.lo + 1, hi: span.hi - 1 },
            brackets: ("[", "]"),
            limit: CALL_WIDTH,
            trailing: self.kept_trailing(span),
        };
        self.bracketed(&list, shape)
    }

    /// `(a, b)`
    pub fn tuple(&self, items: Vec<Inner>, span: Span, single: bool, shape: Shape) -> Option<String> {
        let list = Bracketed {
            name: "",
            items,
            inside: Span { lo: span.lo + 1, hi: span.hi - 1 },
            brackets: ("(", ")"),
            limit: CALL_WIDTH,
            trailing: self.kept_trailing(span).or(single.then_some(Trailing::Always)),
        };
        self.bracketed(&list, shape)
    }

    fn cast(&self, inner: &Expr, ty: &Type, shape: Shape) -> Option<String> {
        let parts = Parts { prefix: "", infix: " as ", suffix: "", infix_first: true };
        self.pair(&parts, shape, |shape| self.expr(inner, shape), |shape| self.ty(ty, shape))
    }

    fn range(&self, start: &Option<Box<Expr>>, op: &str, end: &Option<Box<Expr>>, shape: Shape) -> Option<String> {
        let gap = match start.as_deref() {
            Some(start) if self.source(start.span).ends_with('.') => " ",
            _ => "",
        };
        let infix = format!("{gap}{op}");
        match (start, end) {
            (Some(start), Some(end)) => {
                let parts = Parts { prefix: "", infix: &infix, suffix: "", infix_first: true };
                let (start, end) = (|s| self.expr(start, s), |s| self.expr(end, s));
                self.pair(&parts, shape, start, end)
            }
            (None, Some(end)) => self.prefixed(op, end, shape),
            (Some(start), None) => {
                let text = self.expr(start, shape.narrower(infix.len())?)?;
                Some(format!("{text}{infix}"))
            }
            (None, None) => Some(op.to_owned()),
        }
    }

    fn index(&self, inner: &Expr, index: &Expr, shape: Shape) -> Option<String> {
        let text = self.expr(inner, shape)?;
        let offset = last_width(&text) + 1;
        let reserved = shape.reserved();
        let first_shape = match is_single_line(&text) {
            true => shape.after(offset).and_then(|shape| shape.narrower(1)),
            false => Shape::new(WIDTH, shape.indent).after(offset).and_then(|shape| shape.narrower(1 + reserved)),
        };
        let first = first_shape.and_then(|shape| self.expr(index, shape));
        if let Some(first) = first.as_deref().filter(|first| is_single_line(first)) {
            return Some(format!("{text}[{first}]"));
        }
        let indent = shape.indent.inner();
        let next_shape = Shape::line(indent).after(1)?.narrower(1 + reserved)?;
        let next = self.expr(index, next_shape);
        match (first, next) {
            (first, Some(next)) if is_single_line(&next) || first.is_none() => {
                Some(format!("{text}{}[{next}]", indent.newline()))
            }
            (Some(first), _) => Some(format!("{text}[{first}]")),
            _ => None,
        }
    }
}

/// `return`, `break` and `continue` end with a semicolon.
pub fn needs_semicolon(expr: &Expr) -> bool {
    matches!(expr.kind, ExprKind::Return(_) | ExprKind::Break(..) | ExprKind::Continue(_))
}

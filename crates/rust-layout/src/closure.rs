//! Lays out closures, and decides about the braces around their bodies.

use super::control::condition_needs_block;
use super::layout::Layout;
use super::list::{Format, Tactic, Wish, tactic, written};
use super::shape::{Shape, is_single_line, last_width};
use super::syntax::{BlockExpr, Closure, Expr, ExprKind, StatementKind};
use crate::page::columns;

impl Layout<'_> {
    /// `|a| body`
    pub fn closure(&self, closure: &Closure, shape: Shape) -> Option<String> {
        let (head, offset) = self.closure_head(closure, shape)?;
        let body_shape = shape.after(offset)?;
        let ExprKind::Block(block) = &closure.body.kind else {
            return self
                .closure_with_value(&closure.body, &head, body_shape)
                .or_else(|| self.closure_with_block(&closure.body, &head, body_shape));
        };
        if !is_closure_block(block) {
            return self
                .closure_with_value(&closure.body, &head, body_shape)
                .or_else(|| self.closure_with_block(&closure.body, &head, body_shape));
        }
        if block.block.statements.is_empty() && !self.has_comment(block.block.span) {
            return Some(format!("{head} {}", self.expr(&closure.body, shape)?));
        }
        let without_block = match closure.output.is_none() && !self.in_macro.get() {
            true => {
                let inner = self.inner_value(&closure.body, &head);
                match self.is_block_forced(inner) {
                    true => self.closure_with_block(inner, &head, shape),
                    false => self.closure_with_value(inner, &head, body_shape),
                }
            }
            false => None,
        };
        without_block.or_else(|| Some(format!("{head} {}", self.expr(&closure.body, body_shape)?)))
    }

    /// The value that a body of nothing but braces holds.
    fn inner_value<'e>(&self, body: &'e Expr, head: &str) -> &'e Expr {
        match self.only_value(body) {
            Some(inner) if is_single_line(head) && inner.attributes.is_empty() => self.inner_value(inner, head),
            _ => body,
        }
    }

    /// The value of a plain block without statements and comments.
    pub fn only_value<'e>(&self, body: &'e Expr) -> Option<&'e Expr> {
        let ExprKind::Block(block) = &body.kind else {
            return None;
        };
        let plain = block.prefix.is_empty()
            && block.label.is_none()
            && block.block.attributes.is_empty()
            && body.attributes.is_empty()
            && !self.has_comment(block.block.span);
        match block.block.statements.as_slice() {
            [only] if plain => match &only.kind {
                StatementKind::Expr(inner, false) => Some(inner),
                _ => None,
            },
            _ => None,
        }
    }

    /// `|a, b| -> T`, and the columns up to the body.
    fn closure_head(&self, closure: &Closure, shape: Shape) -> Option<(String, usize)> {
        let nested = shape.shrunk(closure.prefix.len())?.narrower(4)?;
        let parameter_shape = nested.after(1)?.visual(0);
        let output = match &closure.output {
            Some(ty) => format!("-> {}", self.ty(ty, parameter_shape.after(3)?)?),
            None => String::new(),
        };
        let items = self.list_items(
            &closure.parameters,
            closure.bars,
            |parameter| parameter.span,
            |parameter| self.parameter(parameter, parameter_shape),
        );
        let budget = nested.width.saturating_sub(output.len() + 1);
        let tactic = tactic(&items, Wish::Fit, 2, budget);
        let list_shape = match tactic {
            Tactic::Horizontal => parameter_shape.narrower(output.len() + 1)?,
            _ => parameter_shape,
        };
        let format = Format { keeps_blank_lines: true, ..Format::new(list_shape, tactic) };
        let parameters = written(&items, &format)?;
        let mut head = format!("{}|{parameters}|", closure.prefix);
        if !output.is_empty() {
            match is_single_line(&head) {
                true => head.push(' '),
                false => head.push_str(&nested.indent.aligned(1).newline()),
            }
            head.push_str(&output);
        }
        let offset = last_width(&head) + 1;
        Some((head, offset))
    }

    /// The closure with a block around its value.
    fn closure_with_block(&self, body: &Expr, head: &str, shape: Shape) -> Option<String> {
        let leftmost = leftmost(body);
        let is_statement = matches!(
            leftmost.kind,
            ExprKind::If(_)
                | ExprKind::Match(..)
                | ExprKind::Block(_)
                | ExprKind::While(..)
                | ExprKind::Loop(..)
                | ExprKind::For(..)
        );
        if is_operator(body) && is_statement {
            return None;
        }
        Some(format!("{head} {}", self.in_block(body, shape.indent)))
    }

    /// The closure without a block; only values that are blocks may take several lines.
    fn closure_with_value(&self, body: &Expr, head: &str, shape: Shape) -> Option<String> {
        let text = self.expr(body, shape)?;
        let one_line = !may_break(body) && !self.in_macro.get();
        match one_line && !is_single_line(&text) {
            true => None,
            false => Some(format!("{head} {text}")),
        }
    }

    /// A closure at the end of the arguments of a call; None when it looks bad there.
    pub fn last_closure(&self, expr: &Expr, closure: &Closure, shape: Shape) -> Option<String> {
        let body = match self.in_macro.get() {
            true => &closure.body,
            false => self.only_value(&closure.body).unwrap_or(&closure.body),
        };
        let (head, offset) = self.closure_head(closure, shape)?;
        if !is_single_line(&head) {
            return None;
        }
        let body_shape = shape.after(offset)?;
        if self.is_block_forced(body) {
            let text = self.closure_with_block(body, &head, body_shape)?;
            if closure.output.is_none() && text.lines().count() <= 7 {
                let value = self.closure_with_value(body, &head, shape);
                if let Some(value) = value.filter(|value| is_single_line(value)) {
                    return Some(value);
                }
            }
            return Some(text);
        }
        let condition = self.condition_of(body, body_shape);
        if condition.is_some_and(|c| !is_single_line(&c) || columns(&c) > body_shape.width) {
            return self.closure_with_block(body, &head, body_shape);
        }
        self.expr(expr, shape)
    }

    fn is_block_forced(&self, expr: &Expr) -> bool {
        !self.in_macro.get() && condition_needs_block(expr)
    }
}

/// A body in plain or unsafe braces, not an `async` block.
fn is_closure_block(block: &BlockExpr) -> bool {
    matches!(block.prefix, "" | "unsafe ")
}

fn may_break(expr: &Expr) -> bool {
    match &expr.kind {
        ExprKind::Match(..) | ExprKind::Block(_) | ExprKind::Loop(..) | ExprKind::Struct(_) => true,
        ExprKind::Borrow(_, inner) | ExprKind::Try(inner) | ExprKind::Unary(_, inner) | ExprKind::Cast(inner, _) => {
            may_break(inner)
        }
        _ => false,
    }
}

fn is_operator(expr: &Expr) -> bool {
    matches!(
        expr.kind,
        ExprKind::Call(..)
            | ExprKind::Binary(..)
            | ExprKind::Cast(..)
            | ExprKind::Assign(..)
            | ExprKind::Field(..)
            | ExprKind::Index(..)
            | ExprKind::Range(..)
            | ExprKind::Try(_)
    )
}

fn leftmost(expr: &Expr) -> &Expr {
    match &expr.kind {
        ExprKind::Call(inner, _)
        | ExprKind::Binary(_, inner, _)
        | ExprKind::Cast(inner, _)
        | ExprKind::Assign(_, inner, _)
        | ExprKind::Field(inner, _)
        | ExprKind::Index(inner, _)
        | ExprKind::Range(Some(inner), _, _)
        | ExprKind::Try(inner) => leftmost(inner),
        _ => expr,
    }
}

//! Lays out `match` and its arms.

use super::assign::prefers_next_line;
use super::expr::{Role, needs_semicolon};
use super::layout::Layout;
use super::lexer::Span;
use super::list::{Format, Tactic, written};
use super::shape::{
    STEP, Shape, budget, extra_offset, first_width, is_last_line_extendable, is_single_line, trimmed_last_width,
};
use super::syntax::{Arm, Attribute, Expr, ExprKind};
use crate::page::columns;

impl Layout<'_> {
    /// `match value { ... }`
    pub fn match_expr(
        &self,
        span: Span,
        scrutinee: &Expr,
        arms: &[Arm],
        attributes: &[Attribute],
        shape: Shape,
    ) -> Option<String> {
        let head_shape = Shape { width: budget(shape.used()), ..shape }.after(6)?;
        let head = self.expr(scrutinee, head_shape)?;
        let brace_below =
            !is_last_line_extendable(&head) && (!is_single_line(&head) || head.len() + 2 > head_shape.width);
        let gap = match brace_below {
            true => shape.indent.newline(),
            false => " ".to_owned(),
        };
        if arms.is_empty() {
            let inside = Span { lo: scrutinee.span.hi, ..span };
            return match self.has_comment(inside) {
                true => Some(self.source(span).to_owned()),
                false => Some(format!("match {head} {{}}")),
            };
        }
        let inner = shape.indented(STEP).full_width();
        let mut inside = self.inside(scrutinee.span.hi, '{', span.hi);
        let mut start = shape.indent.inner().newline();
        if let Some(last) = attributes.last() {
            inside.lo = last.span.hi;
            let attributes = self.attributes(attributes, inner)?;
            start = format!("{start}{attributes}{start}");
        }
        let items = self.list_items(arms, inside, |arm| arm.span, |arm| self.arm(arm, inner));
        let format = Format { separator: "", keeps_blank_lines: true, ..Format::new(inner, Tactic::Vertical) };
        let arms = written(&items, &format)?;
        let end = shape.indent.newline();
        Some(format!("match {head}{gap}{{{start}{arms}{end}}}"))
    }

    fn arm(&self, arm: &Arm, shape: Shape) -> Option<String> {
        let pattern = self.pattern(&arm.pattern, shape.narrower(5)?)?;
        let width = trimmed_last_width(&pattern);
        let below = !is_single_line(&pattern) && width > STEP;
        let guard = match &arm.guard {
            Some(guard) => self.guard(guard, shape, width, below)?,
            None => String::new(),
        };
        let left = format!("{pattern}{guard}");
        let left = self.behind_attributes(&arm.attributes, left, shape)?;
        let text = self.arm_body(&left, &arm.body, !is_single_line(&guard), shape)?;
        Some(self.with_comments_kept(text, arm.span))
    }

    fn guard(&self, guard: &Expr, shape: Shape, width: usize, below: bool) -> Option<String> {
        let here = shape.after(width + 4).and_then(|shape| shape.narrower(5));
        if let (false, Some(here)) = (below, here) {
            let text = self.expr(guard, here);
            if let Some(text) = text.filter(|text| is_single_line(text) || width <= STEP) {
                return Some(format!(" if {text}"));
            }
        }
        let next = Shape::line(shape.indent.inner()).after(3)?.narrower(5)?;
        let text = self.expr(guard, next)?;
        Some(format!("{}if {text}", next.indent.newline()))
    }

    fn arm_body(&self, left: &str, body: &Expr, guarded: bool, shape: Shape) -> Option<String> {
        let here = shape.after(extra_offset(left, shape) + 4);
        let (extends, body) = self.flattened(body, here);
        let (is_block, is_empty, comma) = match &body.kind {
            ExprKind::Block(block) if matches!(block.prefix, "" | "unsafe ") => {
                let statements = &block.block.statements;
                let empty = statements.is_empty() && !self.has_comment(block.block.span);
                let comma = if block.prefix.is_empty() { "" } else { "," };
                (true, empty, comma)
            }
            _ => (false, false, ","),
        };
        let on_same_line = |text: &str| Some(format!("{left} => {text}{comma}"));
        let indent = match !is_block || is_empty {
            true => shape.indent.inner(),
            false => shape.indent,
        };
        let forbidden = guarded && !is_single_line(left) && !is_empty || !body.attributes.is_empty();
        let on_next_line = |text: &str| {
            if is_block {
                return Some(format!("{left} =>{}{text}{comma}", indent.newline()));
            }
            if self.in_macro.get() {
                return Some(format!("{left} =>{}{text},", indent.newline()));
            }
            let gap = match forbidden {
                true => shape.indent.newline(),
                false => " ".to_owned(),
            };
            let semicolon = if needs_semicolon(body) { ";" } else { "" };
            let (start, end) = (indent.newline(), shape.indent.newline());
            Some(format!("{left} =>{gap}{{{start}{text}{semicolon}{end}}}"))
        };
        let here = here.and_then(|shape| shape.narrower(comma.len()));
        let same = match here {
            Some(here) if !forbidden => {
                self.expr_as(body, Role::Statement, here).map(|text| collapsed(text, here.width))
            }
            _ => None,
        };
        let room = here.map_or(0, |shape| shape.width);
        if let Some(text) = &same
            && (is_block || is_single_line(text) && columns(text) <= room)
        {
            return on_same_line(text);
        }
        let next_shape = Shape::line(indent);
        let next = self.expr_as(body, Role::Statement, next_shape).map(|text| collapsed(text, next_shape.width));
        match (same, next) {
            (Some(same), Some(next)) if prefers_next_line(&same, &next) => on_next_line(&next),
            (Some(same), _) if extends && first_width(&same) <= room => on_same_line(&same),
            (Some(same), Some(next)) if !is_single_line(&same) => on_next_line(&next),
            (None, Some(next)) => on_next_line(&next),
            (Some(same), _) => on_same_line(&same),
            (None, None) => None,
        }
    }

    /// Whether the body may go on behind `=>`, and the body without needless braces.
    fn flattened<'e>(&self, body: &'e Expr, shape: Option<Shape>) -> (bool, &'e Expr) {
        let inner = match self.in_macro.get() {
            true => None,
            false => self.only_value(body),
        };
        let Some(inner) = inner.filter(|inner| !matches!(inner.kind, ExprKind::Macro(_))) else {
            return (may_follow_arrow(body), body);
        };
        if matches!(inner.kind, ExprKind::Block(_)) {
            return match inner.attributes.is_empty() {
                true => self.flattened(inner, None),
                false => (true, body),
            };
        }
        let condition = shape.and_then(|shape| self.condition_of(inner, shape));
        match condition.is_some_and(|condition| !is_single_line(&condition)) {
            true => (false, body),
            false => (may_follow_arrow(inner), inner),
        }
    }
}

/// `{}` for a block of nothing but space.
fn collapsed(text: String, width: usize) -> String {
    let inner = text.strip_prefix('{').and_then(|text| text.strip_suffix('}'));
    match inner {
        Some(inner) if width >= 2 && inner.trim().is_empty() => "{}".to_owned(),
        _ => text,
    }
}

fn may_follow_arrow(body: &Expr) -> bool {
    match &body.kind {
        ExprKind::Loop(..)
        | ExprKind::Match(..)
        | ExprKind::Closure(_)
        | ExprKind::Array(_)
        | ExprKind::Call(..)
        | ExprKind::MethodCall(_)
        | ExprKind::Macro(_)
        | ExprKind::Struct(_)
        | ExprKind::Tuple(_) => true,
        ExprKind::Block(block) => matches!(block.prefix, "" | "unsafe "),
        ExprKind::Borrow(_, inner)
        | ExprKind::Try(inner)
        | ExprKind::Unary(_, inner)
        | ExprKind::Index(inner, _)
        | ExprKind::Cast(inner, _) => may_follow_arrow(inner),
        _ => false,
    }
}

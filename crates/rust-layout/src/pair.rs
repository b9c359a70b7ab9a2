//! Lays out operators between two or more operands.

use super::layout::{Layout, fitting};
use super::shape::{STEP, Shape, budget, first_line, first_width, is_single_line, last_width, trimmed_last_width};
use super::syntax::{Expr, ExprKind};

/// What stands around and between two operands.
pub struct Parts<'a> {
    pub prefix: &'a str,
    pub infix: &'a str,
    pub suffix: &'a str,
    /// When the line breaks, the operator starts the next one.
    pub infix_first: bool,
}

impl Layout<'_> {
    /// Two operands: on one line, else the second one on the next.
    pub fn pair(
        &self,
        parts: &Parts,
        shape: Shape,
        left: impl Fn(Shape) -> Option<String>,
        right: impl Fn(Shape) -> Option<String>,
    ) -> Option<String> {
        let overhead = match parts.infix_first {
            true => 0,
            false => parts.prefix.len() + parts.infix.trim_end().len(),
        };
        let left_shape = Shape { width: budget(shape.used() + overhead), ..shape };
        let left = format!("{}{}", parts.prefix, left(left_shape)?);
        let same_line = shape
            .after(last_width(&left) + parts.infix.len())
            .and_then(|shape| shape.narrower(parts.suffix.len()))
            .and_then(&right);
        if let Some(same) = same_line {
            let may_break = left.len() <= STEP || first_line(&same).ends_with('{');
            let width = last_width(&left) + parts.infix.len() + first_width(&same) + parts.suffix.len();
            if (is_single_line(&same) || may_break) && width <= shape.width {
                return Some(format!("{left}{}{same}{}", parts.infix, parts.suffix));
            }
        }
        let mut below = Shape::line(shape.indent.inner()).narrower(shape.reserved())?;
        let indent = below.indent.newline();
        let between = match parts.infix_first {
            true => {
                below = below.after(parts.infix.trim_start().len())?;
                format!("{indent}{}", parts.infix.trim_start())
            }
            false => format!("{}{indent}", parts.infix.trim_end()),
        };
        let right = right(below)?;
        Some(format!("{left}{between}{right}{}", parts.suffix))
    }

    /// `left op right`
    pub fn binary(&self, op: &str, left: &Expr, right: &Expr, shape: Shape) -> Option<String> {
        let mut operands = operands(left, op);
        operands.push(right);
        self.operator_chain(&operands, op, shape).or_else(|| {
            let parts = Parts { prefix: "", infix: &format!(" {op} "), suffix: "", infix_first: true };
            let (left, right) = (|s| self.expr(left, s), |s| self.expr(right, s));
            self.pair(&parts, shape, left, right)
        })
    }

    /// All operands of one operator: on one line, else one a line.
    fn operator_chain(&self, operands: &[&Expr], op: &str, shape: Shape) -> Option<String> {
        let texts: Vec<Option<String>> = operands
            .iter()
            .enumerate()
            .map(|(i, operand)| match i {
                0 => self.expr(operand, shape),
                _ => self.expr(operand, nested_shape(shape)?.after(op.len() + 1)?),
            })
            .collect();
        let lets = operands.iter().filter(|operand| matches!(operand.kind, ExprKind::Let(..))).count();
        let on_one_line = lets == 0
            || operands.len() == 2
                && is_name_or_bool(self, operands[0])
                && matches!(operands[1].kind, ExprKind::Let(..));
        let one_line = match on_one_line {
            true => self.operators_on_one_line(operands, &texts, op, shape),
            false => None,
        };
        one_line.or_else(|| self.operators_on_lines(operands, &texts, op, shape))
    }

    /// Only the last operand may go on over the lines that follow.
    fn operators_on_one_line(
        &self,
        operands: &[&Expr],
        texts: &[Option<String>],
        op: &str,
        shape: Shape,
    ) -> Option<String> {
        let (last, _) = operands.split_last()?;
        let mut result = String::new();
        for text in &texts[..texts.len() - 1] {
            let text = text.as_deref()?;
            if !is_single_line(text) || result.len() > shape.width {
                return None;
            }
            result.push_str(&format!("{text} {op} "));
        }
        let before = result.len();
        let last = self.expr(last, shape.block().after(last_width(&result))?)?;
        result.push_str(&last);
        if first_width(&result) > shape.width {
            return None;
        }
        let breaks_well = is_single_line(&result) || last.starts_with('{');
        if !breaks_well && (last.starts_with('(') || before > STEP) {
            return None;
        }
        fitting(result, shape)
    }

    fn operators_on_lines(
        &self,
        operands: &[&Expr],
        texts: &[Option<String>],
        op: &str,
        shape: Shape,
    ) -> Option<String> {
        let nested = nested_shape(shape)?;
        let mut result = texts[0].clone()?;
        for (operand, text) in operands.iter().zip(texts).skip(1) {
            let offset = match is_single_line(&result) {
                true => shape.used(),
                false => 0,
            };
            // Short enough that it would float above the next operand.
            if last_width(&result) + offset <= nested.used() {
                let same_line =
                    shape.after(op.len() + 2 + trimmed_last_width(&result)).and_then(|shape| self.expr(operand, shape));
                if let Some(same) = same_line {
                    result.push_str(&format!(" {op} {same}"));
                    continue;
                }
            }
            let text = text.as_deref()?;
            result.push_str(&format!("{}{op} {text}", nested.indent.newline()));
        }
        Some(result)
    }
}

fn nested_shape(shape: Shape) -> Option<Shape> {
    shape.indented(STEP).full_width().narrower(shape.reserved())
}

/// The operands of `op`, from the left.
fn operands<'e>(expr: &'e Expr, op: &str) -> Vec<&'e Expr> {
    match &expr.kind {
        ExprKind::Binary(other, left, right) if *other == op && expr.attributes.is_empty() => {
            let mut operands = operands(left, op);
            operands.push(right);
            operands
        }
        _ => vec![expr],
    }
}

fn is_name_or_bool(layout: &Layout, expr: &Expr) -> bool {
    match &expr.kind {
        ExprKind::Path(path) => path.qualified.is_none() && path.segments.len() == 1,
        ExprKind::Literal => ["true", "false"].contains(&layout.source(expr.span)),
        ExprKind::Unary(_, inner) | ExprKind::Borrow(_, inner) | ExprKind::Parens(inner) | ExprKind::Try(inner) => {
            is_name_or_bool(layout, inner)
        }
        _ => false,
    }
}

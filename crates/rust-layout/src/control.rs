//! Lays out `if`, `while`, `for` and `loop`.

use super::block::BlockUse;
use super::expr::Role;
use super::layout::Layout;
use super::shape::{Shape, WIDTH, budget, is_last_line_extendable, is_single_line, last_line, last_width};
use super::syntax::{Block, Expr, ExprKind, Pattern};

/// Widest `if a { b } else { c }` on one line.
const IF_ELSE_WIDTH: usize = 50;

/// The parts of a control flow expression.
struct Flow<'a> {
    label: String,
    keyword: &'static str,
    /// `let ` or nothing; the pattern; ` =` or ` in`.
    pattern: Option<(&'static str, &'a Pattern, &'static str)>,
    condition: Option<&'a Expr>,
    block: &'a Block,
    otherwise: Option<&'a Expr>,
    /// May be written on one line.
    one_line: bool,
    /// Behind an `else`.
    nested: bool,
}

impl Layout<'_> {
    /// `if`, `while`, `for` and `loop`.
    pub fn control_flow(&self, expr: &Expr, role: Role, shape: Shape) -> Option<String> {
        let flow = self.flow(expr, role == Role::Value, false)?;
        self.flow_text(&flow, shape)
    }

    fn flow<'e>(&self, expr: &'e Expr, one_line: bool, nested: bool) -> Option<Flow<'e>> {
        let (label, keyword, condition, block) = match &expr.kind {
            ExprKind::If(value) => (None, "if", Some(&value.condition), &value.then),
            ExprKind::While(label, condition, block) => (*label, "while", Some(&**condition), block),
            ExprKind::For(label, _, items, block) => (*label, "for", Some(&**items), block),
            ExprKind::Loop(label, block) => (*label, "loop", None, block),
            _ => return None,
        };
        let mut flow = Flow {
            label: label.map_or(String::new(), |label| format!("{}: ", self.source(label))),
            keyword,
            pattern: None,
            condition,
            block,
            otherwise: None,
            one_line: false,
            nested,
        };
        if let ExprKind::If(value) = &expr.kind {
            flow.otherwise = value.otherwise.as_ref();
            flow.one_line = one_line;
        }
        match (&expr.kind, condition.map(|condition| &condition.kind)) {
            (ExprKind::For(_, pattern, ..), _) => flow.pattern = Some(("", pattern, " in")),
            (_, Some(ExprKind::Let(pattern, value))) => {
                flow.pattern = Some(("let ", pattern, " ="));
                flow.condition = Some(value);
            }
            _ => {}
        }
        Some(flow)
    }

    /// The text of the condition of a control flow expression or a `match`, when it has one.
    pub fn condition_of(&self, expr: &Expr, shape: Shape) -> Option<String> {
        if let ExprKind::Match(scrutinee, ..) = &expr.kind {
            return self.expr(scrutinee, shape.after(8)?);
        }
        let flow = self.flow(expr, true, false)?;
        let block = shape.indent.block_only().newline();
        self.flow_head(&flow, shape, &block).map(|head| head.0)
    }

    /// The head, and the columns it takes; 0 when it is the whole expression on one line.
    fn flow_head(&self, flow: &Flow, shape: Shape, next_line: &str) -> Option<(String, usize)> {
        let fresh = Shape { width: budget(shape.used()), ..shape };
        let fresh = match flow.nested {
            true => fresh.after(7)?,
            false => fresh,
        };
        let offset = flow.keyword.len() + flow.label.len() + 1;
        let condition = match flow.condition {
            Some(condition) => self.flow_condition(flow, condition, fresh, offset)?,
            None => String::new(),
        };
        let room = WIDTH.saturating_sub(fresh.used() + offset + 2);
        let too_long = !is_single_line(&condition) || condition.len() > room;
        let brace_below = too_long && (!is_last_line_extendable(&condition) || is_indented(&condition, shape.used()));
        if flow.one_line {
            let text = self.flow_on_one_line(flow, &condition, shape.width);
            if let Some(text) = text.filter(|text| text.len() <= IF_ELSE_WIDTH) {
                return Some((text, 0));
            }
        }
        let used = match is_single_line(&condition) {
            true => flow.label.len() + flow.keyword.len() + condition.len() + 2,
            false => last_width(&condition),
        };
        let gap = match condition.is_empty() || condition.starts_with('\n') {
            true => "",
            false => " ",
        };
        let end = if brace_below { next_line } else { " " };
        let head = format!("{}{}{gap}{condition}{end}", flow.label, flow.keyword);
        Some((head, used))
    }

    fn flow_condition(&self, flow: &Flow, condition: &Expr, shape: Shape, offset: usize) -> Option<String> {
        let here = shape.after(offset)?;
        if let Some((word, pattern, connector)) = flow.pattern {
            let pattern_shape = here.after(word.len())?.narrower(connector.len())?;
            let pattern = self.pattern(pattern, pattern_shape)?;
            let left = format!("{word}{pattern}{connector}");
            return self.assigned(&left, here, |shape| self.expr(condition, shape));
        }
        let text = self.expr(condition, here);
        if flow.keyword == "if" || text.is_some() {
            return text;
        }
        let below = shape.indented(super::shape::STEP).full_width();
        let text = self.expr(condition, below)?;
        Some(format!("{}{text}", below.indent.newline()))
    }

    fn flow_on_one_line(&self, flow: &Flow, condition: &str, width: usize) -> Option<String> {
        let ExprKind::Block(otherwise) = &flow.otherwise?.kind else {
            return None;
        };
        if !otherwise.prefix.is_empty() || !is_single_line(condition) {
            return None;
        }
        let first = self.simple_statement(flow.block)?;
        let second = self.simple_statement(&otherwise.block)?;
        let fixed = flow.keyword.len() + "  {  } else {  }".len();
        let room = width.checked_sub(condition.len() + fixed)?;
        let first = self.simple_value(first, Shape::new(room, Default::default()))?;
        let room = room.checked_sub(first.len())?;
        let second = self.simple_value(second, Shape::new(room, Default::default()))?;
        if !is_single_line(&first) || !is_single_line(&second) {
            return None;
        }
        let text = format!("{} {condition} {{ {first} }} else {{ {second} }}", flow.keyword);
        (text.len() <= width).then_some(text)
    }

    fn flow_text(&self, flow: &Flow, shape: Shape) -> Option<String> {
        let (head, used) = self.flow_head(flow, shape, &shape.indent.newline())?;
        if used == 0 {
            return Some(head);
        }
        let width = shape.width.saturating_sub(used);
        let width = match flow.otherwise.is_some() || flow.nested {
            true => width.min(1),
            false => width,
        };
        let block_shape = Shape { width, ..shape };
        let used_as = match flow.otherwise.is_some() {
            true => BlockUse::BeforeElse,
            false => BlockUse::Body,
        };
        let block = self.block("", flow.block, block_shape, used_as)?;
        let Some(otherwise) = flow.otherwise else {
            return Some(format!("{head}{block}"));
        };
        let line = Shape::line(shape.indent);
        let otherwise = match self.flow(otherwise, false, true) {
            Some(flow) => self.flow_text(&flow, line)?,
            None => {
                let narrow = Shape { width: line.width.min(1), ..line };
                self.expr_as(otherwise, Role::Statement, narrow)?
            }
        };
        Some(format!("{head}{block} else {otherwise}"))
    }
}

/// Whether the last line of `text` is further in than `column`.
fn is_indented(text: &str, column: usize) -> bool {
    let line = last_line(text);
    !is_single_line(text) && line.len() - line.trim_start().len() > column
}

/// Control flow as the body of a closure always stands in braces.
pub fn condition_needs_block(expr: &Expr) -> bool {
    match &expr.kind {
        ExprKind::If(_) | ExprKind::While(..) | ExprKind::For(..) | ExprKind::Loop(..) => true,
        ExprKind::Borrow(_, inner) | ExprKind::Try(inner) | ExprKind::Unary(_, inner) | ExprKind::Cast(inner, _) => {
            condition_needs_block(inner)
        }
        _ => false,
    }
}

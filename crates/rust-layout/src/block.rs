//! Lays out blocks and the statements in them, with the comments between them.

use super::expr::{Role, needs_semicolon};
use super::layout::Layout;
use super::lexer::Span;
use super::list::reindented;
use super::shape::{Indent, Shape, is_single_line, last_width};
use super::syntax::{Block, BlockExpr, Expr, ExprKind, Let, Statement, StatementKind};
use super::syntax_item::{Item, ItemKind};
use crate::page::columns;

/// Widest `let ... else { return };` on one line.
const LET_ELSE_WIDTH: usize = 50;

/// What a block is used as.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum BlockUse {
    /// May be written on one line.
    Value,
    Body,
    /// Comments at its end belong to what follows.
    BeforeElse,
}

/// The text of a statement or an item, and where it stood.
pub struct Part {
    pub span: Span,
    pub text: String,
}

/// Where the parts of a body stand.
pub struct Gaps {
    /// Between the braces.
    pub inside: Span,
    /// A blank line at the start is kept.
    pub first_blank: bool,
    pub indent: Indent,
    /// Of the comments behind the last part.
    pub end: Indent,
}

impl Layout<'_> {
    /// A block with what stands before its brace.
    pub fn block_expr(&self, expr: &Expr, block: &BlockExpr, role: Role, shape: Shape) -> Option<String> {
        let label = match block.label {
            Some(label) => format!("{}: ", self.source(label)),
            None => String::new(),
        };
        let prefix = format!("{label}{}", block.prefix);
        let used_as = match role == Role::Statement && block.prefix.is_empty() {
            true => BlockUse::Body,
            false if !expr.attributes.is_empty() => BlockUse::Body,
            false => BlockUse::Value,
        };
        match block.prefix {
            "async " | "async move " => {
                if let Some(text) = self.block_on_one_line(&prefix, &block.block, shape) {
                    return Some(text);
                }
                // rustfmt does not count all of the prefix here.
                let shape = Shape::new(shape.width.saturating_sub(6), shape.indent);
                let text = self.block("", &block.block, shape, BlockUse::Value)?;
                return Some(format!("{prefix}{text}"));
            }
            _ => {}
        }
        self.block(&prefix, &block.block, shape, used_as)
    }

    /// A block behind `prefix`.
    pub fn block(&self, prefix: &str, block: &Block, shape: Shape, used_as: BlockUse) -> Option<String> {
        if let Some(text) = self.empty_block(prefix, block, shape) {
            return Some(text);
        }
        let before_else = used_as == BlockUse::BeforeElse;
        let body = self.statements_in_braces(block, before_else, shape.indent);
        let text = format!("{prefix}{body}");
        if used_as == BlockUse::Value
            && text.lines().count() <= 3
            && let Some(short) = self.block_on_one_line(prefix, block, shape)
        {
            return Some(short);
        }
        Some(text)
    }

    fn empty_block(&self, prefix: &str, block: &Block, shape: Shape) -> Option<String> {
        if !block.statements.is_empty() || !block.attributes.is_empty() {
            return None;
        }
        match self.comments_in(block.span) {
            [] => (shape.width >= 2).then(|| format!("{prefix}{{}}")),
            [comment] => {
                let comment = self.source(*comment);
                let fits = !comment.starts_with("//") && is_single_line(comment) && comment.len() + 4 <= shape.width;
                fits.then(|| format!("{prefix}{{ {comment} }}"))
            }
            _ => None,
        }
    }

    fn block_on_one_line(&self, prefix: &str, block: &Block, shape: Shape) -> Option<String> {
        let value = self.simple_statement(block)?;
        let value = self.simple_value(value, shape.after(last_width(prefix))?)?;
        let text = format!("{prefix}{{ {value} }}");
        (text.len() <= shape.width && is_single_line(&text)).then_some(text)
    }

    /// The value of a block that holds nothing else.
    pub fn simple_statement<'e>(&self, block: &'e Block) -> Option<&'e Expr> {
        match block.statements.as_slice() {
            [only] if block.attributes.is_empty() && !self.has_comment(block.span) => match &only.kind {
                StatementKind::Expr(value, false) => Some(value),
                _ => None,
            },
            _ => None,
        }
    }

    /// The value of a block in one line of its own.
    pub fn simple_value(&self, value: &Expr, shape: Shape) -> Option<String> {
        let role = match needs_semicolon(value) {
            true => Role::Statement,
            false => Role::Value,
        };
        self.expr_as(value, role, shape)
    }

    fn statements_in_braces(&self, block: &Block, before_else: bool, indent: Indent) -> String {
        let inner = indent.inner();
        let mut parts: Vec<Part> = block
            .attributes
            .iter()
            .map(|attribute| Part {
                span: attribute.span,
                text: self.attribute_or_source(attribute, Shape::line(inner)),
            })
            .collect();
        let mut rest = block.statements.as_slice();
        while let Some((statement, after)) = rest.split_first() {
            let imports = imports_at_start(rest);
            if !imports.is_empty() {
                rest = &rest[imports.len()..];
                parts.extend(self.sorted_items(&imports, inner));
                continue;
            }
            rest = after;
            if matches!(statement.kind, StatementKind::Empty) {
                continue;
            }
            let text = self.afresh(|| self.statement(statement, rest.is_empty(), inner));
            parts.push(Part {
                span: statement.span,
                text: text.unwrap_or_else(|| self.source(statement.span).to_owned()),
            });
        }
        let inside = Span { lo: block.span.lo + 1, hi: block.span.hi - 1 };
        let end = match before_else && !parts.is_empty() {
            true => indent,
            false => inner,
        };
        let gaps = Gaps { inside, first_blank: false, indent: inner, end };
        let body = self.with_gaps(parts, &gaps);
        format!("{{{body}{}}}", indent.newline())
    }

    /// A value in braces that the source does not have.
    pub fn in_block(&self, value: &Expr, indent: Indent) -> String {
        let inner = indent.inner();
        let text = self
            .afresh(|| self.simple_value(value, Shape::line(inner)))
            .unwrap_or_else(|| self.source(value.span).to_owned());
        let semicolon = if needs_semicolon(value) { ";" } else { "" };
        format!("{{{}{text}{semicolon}{}}}", inner.newline(), indent.newline())
    }

    fn statement(&self, statement: &Statement, last: bool, indent: Indent) -> Option<String> {
        let shape = Shape::line(indent);
        match &statement.kind {
            StatementKind::Let(value) => {
                self.let_statement(value, shape).map(|text| self.with_comments_kept(text, statement.span))
            }
            StatementKind::Expr(value, semicolon) => {
                let role = match last && !semicolon && !needs_semicolon(value) {
                    true => Role::Value,
                    false => Role::Statement,
                };
                let is_loop = matches!(value.kind, ExprKind::While(..) | ExprKind::Loop(..) | ExprKind::For(..));
                let end = match (*semicolon && !is_loop) || (last && needs_semicolon(value)) {
                    true => ";",
                    false => "",
                };
                let width = if *semicolon { end.len() } else { 0 };
                let text = self.expr_as(value, role, shape.narrower(width)?)?;
                Some(format!("{text}{end}"))
            }
            StatementKind::Item(item) => Some(self.item(item, indent)),
            StatementKind::Empty | StatementKind::Plain => None,
        }
    }

    fn let_statement(&self, value: &Let, shape: Shape) -> Option<String> {
        let pattern = self.pattern(&value.pattern, shape.after(4)?.narrower(1)?)?;
        let mut text = format!("let {pattern}");
        if let Some(ty) = &value.annotation {
            let line = match is_single_line(&pattern) {
                true => shape,
                false => shape.full_width(),
            };
            let ty_shape = line.after(last_width(&text) + 2)?.narrower(2)?;
            text.push_str(&format!(": {}", self.ty(ty, ty_shape)?));
        }
        if let Some(init) = &value.value {
            let inner = shape.narrower(1)?;
            text.push_str(" =");
            text = self.assigned(&text, inner, |shape| self.expr(init, shape))?;
            if let Some(block) = &value.otherwise {
                let below = !is_single_line(&pattern) || !may_follow(&text, inner);
                text.push_str(&self.else_block(&text, block, below, shape)?);
            }
        }
        text.push(';');
        self.behind_attributes(&value.attributes, text, shape)
    }

    /// ` else { ... }` behind the value of a `let`.
    fn else_block(&self, text: &str, block: &Block, below: bool, shape: Shape) -> Option<String> {
        let word = match below {
            true => format!("{}else ", shape.indent.newline()),
            false => " else ".to_owned(),
        };
        let room = shape.width.min(LET_ELSE_WIDTH);
        let room = room.saturating_sub(text.len() + word.len());
        let short = !below && room > 0 && is_single_line(text) && block.statements.len() <= 1;
        if short {
            let block = self.block("", block, shape, BlockUse::Value)?;
            if !is_single_line(&block) || block.len() < room {
                return Some(format!("{word}{block}"));
            }
        }
        let block = self.block("", block, shape, BlockUse::Body)?;
        Some(format!("{word}{block}"))
    }

    /// The parts on lines of their own, with comments and single blank lines between them.
    ///
    /// Every line starts with a newline; nothing stands at the end.
    pub fn with_gaps(&self, parts: Vec<Part>, gaps: &Gaps) -> String {
        let mut result = String::new();
        let mut lo = gaps.inside.lo;
        let line = gaps.indent.newline();
        for part in parts {
            let gap = Span { lo, hi: part.span.lo };
            let end = self.push_comments(&mut result, gap, gaps, &line);
            let is_first = end == gaps.inside.lo && !gaps.first_blank;
            if self.newlines(end, gap.hi) > 1 && !is_first {
                result.push('\n');
            }
            result.push_str(&line);
            result.push_str(&part.text);
            lo = part.span.hi;
        }
        let gap = Span { lo, hi: gaps.inside.hi };
        self.push_comments(&mut result, gap, gaps, &gaps.end.newline());
        result
    }

    /// Writes the comments of a gap; where the last one ends.
    fn push_comments(&self, result: &mut String, gap: Span, gaps: &Gaps, line: &str) -> usize {
        let mut end = gap.lo;
        for comment in self.comments_in(gap) {
            let newlines = self.newlines(end, comment.lo);
            if newlines == 0 && end > 0 {
                result.push(' ');
            } else {
                let is_first = end == gaps.inside.lo && !gaps.first_blank;
                if newlines > 1 && !is_first {
                    result.push('\n');
                }
                result.push_str(line);
            }
            result.push_str(&reindented(self.source(*comment), line));
            end = comment.hi;
        }
        end
    }

    fn newlines(&self, lo: usize, hi: usize) -> usize {
        self.text[lo..hi].matches('\n').count()
    }
}

fn imports_at_start(statements: &[Statement]) -> Vec<&Item> {
    fn import(statement: &Statement) -> Option<&Item> {
        match &statement.kind {
            StatementKind::Item(item) if matches!(item.kind, ItemKind::Use(_)) => Some(item),
            _ => None,
        }
    }
    statements.iter().map_while(import).collect()
}

/// Whether ` else {` may follow the value of a `let` on its last line.
fn may_follow(text: &str, shape: Shape) -> bool {
    if is_single_line(text) {
        return shape.width.saturating_sub(columns(text)) >= 7;
    }
    let last = super::shape::last_line(text);
    text.ends_with([')', ']', '}'])
        && last.strip_prefix(&shape.indent.spaces()).is_some_and(|rest| !rest.starts_with(char::is_whitespace))
}

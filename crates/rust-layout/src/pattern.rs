//! Lays out patterns.

use super::inner::Inner;
use super::layout::Layout;
use super::lexer::Span;
use super::list::{Format, ListItem, Tactic, Trailing, Wish, tactic, written};
use super::overflow::{Bracketed, NO_LIMIT};
use super::pair::Parts;
use super::shape::{STEP, Shape, is_single_line};
use super::struct_literal::FieldRoom;
use super::syntax::{Expr, FieldPattern, Path, Pattern, PatternKind};

impl Layout<'_> {
    /// A pattern.
    pub fn pattern(&self, pattern: &Pattern, shape: Shape) -> Option<String> {
        match &pattern.kind {
            PatternKind::Wild => (shape.width >= 1).then(|| "_".to_owned()),
            PatternKind::Rest => (shape.width >= 1).then(|| "..".to_owned()),
            PatternKind::Literal(expr) => self.expr(expr, shape),
            PatternKind::Range(start, op, end) => {
                let parts = Parts { prefix: "", infix: op, suffix: "", infix_first: true };
                let text = |end: &Option<Box<Expr>>, shape| match end {
                    Some(end) => self.expr(end, shape),
                    None => Some(String::new()),
                };
                self.pair(&parts, shape, |s| text(start, s), |s| text(end, s))
            }
            PatternKind::Name(prefix, name, inner) => {
                let name = self.source(*name);
                let Some(inner) = inner else {
                    return Some(format!("{prefix}{name}"));
                };
                let width = shape.width.checked_sub(prefix.len() + name.len() + 2)?;
                let inner = self.pattern(inner, Shape::new(width, shape.indent))?;
                Some(format!("{prefix}{name} @ {inner}"))
            }
            PatternKind::Path(path) => self.path(path, true, shape),
            PatternKind::TupleStruct(path, patterns) => {
                let name = self.path(path, true, shape)?;
                self.tuple_pattern(&name, patterns, path.span.hi, pattern.span.hi, shape)
            }
            PatternKind::Tuple(patterns) => self.tuple_pattern("", patterns, pattern.span.lo, pattern.span.hi, shape),
            PatternKind::Struct(path, fields, rest) => self.struct_pattern(pattern.span, path, fields, *rest, shape),
            PatternKind::Slice(patterns) => {
                let list = Bracketed {
                    name: "",
                    items: patterns.iter().map(Inner::SlicePattern).collect(),
                    inside: Span { lo: pattern.span.lo + 1, hi: pattern.span.hi - 1 },
                    brackets: ("[", "]"),
                    limit: super::overflow::CALL_WIDTH,
                    trailing: None,
                };
                self.bracketed(&list, shape)
            }
            PatternKind::Reference(mutable, inner) => {
                let prefix = if *mutable { "&mut " } else { "&" };
                let inner = self.pattern(inner, shape.after(prefix.len())?)?;
                Some(format!("{prefix}{inner}"))
            }
            PatternKind::Or(patterns) => self.alternatives(patterns, shape),
            PatternKind::Parens(inner) => {
                let inner = self.pattern(inner, shape.after(1)?.narrower(1)?)?;
                Some(format!("({inner})"))
            }
            PatternKind::Macro(call) => self.macro_call(call, shape),
        }
    }

    fn alternatives(&self, patterns: &[Pattern], shape: Shape) -> Option<String> {
        let texts: Option<Vec<_>> = patterns.iter().map(|pattern| self.pattern(pattern, shape)).collect();
        let texts = texts?;
        let short = patterns
            .iter()
            .zip(&texts)
            .all(|(pattern, text)| text.len() <= 20 && is_single_line(text) && is_short(pattern));
        let items: Vec<_> = texts.into_iter().map(ListItem::new).collect();
        let tactic = match short {
            true => Tactic::Mixed,
            false => tactic(&items, Wish::Fit, 3, shape.width),
        };
        let format =
            Format { separator: " |", ends_with_newline: false, separator_first: true, ..Format::new(shape, tactic) };
        written(&items, &format)
    }

    fn tuple_pattern(&self, name: &str, patterns: &[Pattern], lo: usize, hi: usize, shape: Shape) -> Option<String> {
        if patterns.is_empty() {
            return Some(format!("{name}()"));
        }
        let is_rest = |pattern: &Pattern| matches!(pattern.kind, PatternKind::Rest);
        let comma = name.is_empty() && patterns.len() == 1 && !is_rest(&patterns[0]);
        let list = Bracketed {
            name,
            items: patterns.iter().map(Inner::Pattern).collect(),
            inside: self.inside(lo, '(', hi),
            brackets: ("(", ")"),
            limit: NO_LIMIT,
            trailing: comma.then_some(Trailing::Always),
        };
        self.bracketed(&list, shape)
    }

    fn struct_pattern(
        &self,
        span: Span,
        path: &Path,
        fields: &[FieldPattern],
        rest: bool,
        shape: Shape,
    ) -> Option<String> {
        let name = self.path(path, true, shape.narrower(2)?)?;
        if fields.is_empty() && !rest {
            return Some(format!("{name} {{}}"));
        }
        let rest_width = if rest { 4 } else { 0 };
        let room = FieldRoom::new(shape, name.len() + 3, rest_width + 2);
        let inside = self.inside(path.span.hi, '{', span.hi);
        let items = self.list_items(fields, inside, |field| field.span, |field| self.field_pattern(field, room.below));
        let tactic = room.tactic(&items);
        let format = Format {
            trailing: Trailing::Vertical,
            ends_with_newline: tactic == Tactic::Vertical,
            keeps_blank_lines: true,
            ..Format::new(room.shape(tactic), tactic)
        };
        let mut text = written(&items, &format)?;
        if rest {
            if !is_single_line(&text) || text.len() > room.width() {
                text.push_str(&room.shape(tactic).indent.newline());
            } else if !text.is_empty() {
                text.push_str(if tactic == Tactic::Vertical { " " } else { ", " });
            }
            text.push_str("..");
        }
        Some(format!("{name} {{{}}}", room.wrapped(&text, shape)))
    }

    fn field_pattern(&self, field: &FieldPattern, shape: Shape) -> Option<String> {
        let text = self.pattern(&field.pattern, shape)?;
        let text = match field.name.map(|name| self.source(name)) {
            None => text,
            Some(name) if name.len() + 2 + text.len() <= shape.width => format!("{name}: {text}"),
            Some(name) => {
                let nested = shape.indented(STEP);
                let text = self.pattern(&field.pattern, nested)?;
                format!("{name}:{}{text}", nested.indent.newline())
            }
        };
        self.behind_attributes(&field.attributes, text, shape)
    }
}

/// Names, literals and what wraps a single one of them.
fn is_short(pattern: &Pattern) -> bool {
    match &pattern.kind {
        PatternKind::Rest | PatternKind::Wild | PatternKind::Literal(_) => true,
        PatternKind::Name(_, _, inner) => inner.is_none(),
        PatternKind::Tuple(patterns) => patterns.len() <= 1,
        PatternKind::TupleStruct(path, patterns) => path.segments.len() <= 1 && patterns.len() <= 1,
        PatternKind::Reference(_, inner) | PatternKind::Parens(inner) => is_short(inner),
        PatternKind::Or(patterns) => patterns.iter().all(is_short),
        PatternKind::Struct(..)
        | PatternKind::Macro(_)
        | PatternKind::Slice(_)
        | PatternKind::Path(_)
        | PatternKind::Range(..) => false,
    }
}

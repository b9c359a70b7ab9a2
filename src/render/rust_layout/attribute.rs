//! Lays out attributes and documentation comments.

use super::layout::Layout;
use super::lexer::Span;
use super::list::{Format, ListItem, Trailing, Wish, tactic, written};
use super::overflow::{Bracketed, Inner};
use super::shape::{STEP, Shape, is_single_line};
use super::syntax::{Attribute, AttributeKind, Meta, MetaKind};

/// Widest argument list of an attribute on one line.
const ATTRIBUTE_WIDTH: usize = 70;

impl Layout<'_> {
    /// Attributes on lines of their own; the last one without a newline.
    pub fn attributes(&self, attributes: &[Attribute], shape: Shape) -> Option<String> {
        let mut text = String::new();
        for (i, attribute) in attributes.iter().enumerate() {
            text.push_str(&self.attribute(attribute, shape)?);
            let Some(next) = attributes.get(i + 1) else {
                break;
            };
            let gap = Span { lo: attribute.span.hi, hi: next.span.lo };
            let is_doc = |attribute: &Attribute| matches!(attribute.kind, AttributeKind::Doc);
            let blank = self.source(gap).matches('\n').count() > 1;
            if blank && is_doc(next) != is_doc(attribute) {
                text.push('\n');
            }
            for comment in self.comments_in(gap) {
                text.push_str(&shape.indent.newline());
                text.push_str(self.source(*comment).trim());
            }
            text.push_str(&shape.indent.newline());
        }
        Some(text)
    }

    pub fn attribute_or_source(&self, attribute: &Attribute, shape: Shape) -> String {
        self.attribute(attribute, shape).unwrap_or_else(|| self.source(attribute.span).to_owned())
    }

    fn attribute(&self, attribute: &Attribute, shape: Shape) -> Option<String> {
        let source = self.source(attribute.span);
        let prefix = if attribute.inner { "#!" } else { "#" };
        match &attribute.kind {
            AttributeKind::Doc => {
                let lines: Vec<_> = source.lines().map(str::trim_end).collect();
                Some(lines.join("\n"))
            }
            _ if self.has_comment(attribute.span) => Some(source.to_owned()),
            AttributeKind::Other => Some(source.to_owned()),
            AttributeKind::Derive(arguments) => self.derive(prefix, arguments, shape),
            AttributeKind::Meta(meta) => {
                let text = self.meta(meta, shape.after(prefix.len() + 1)?);
                Some(match text {
                    Some(text) => format!("{prefix}[{text}]"),
                    None => source.to_owned(),
                })
            }
        }
    }

    fn derive(&self, prefix: &str, arguments: &[Span], shape: Shape) -> Option<String> {
        let inner = shape.indented(STEP).full_width();
        let items: Vec<_> = arguments.iter().map(|argument| ListItem::new(self.source(*argument))).collect();
        let tactic = tactic(&items, Wish::Fit, 2, inner.width);
        let format = Format { ends_with_newline: false, ..Format::new(inner, tactic) };
        let text = written(&items, &format)?;
        let width = shape.after(10 + prefix.len())?.narrower(4)?.width;
        if is_single_line(&text) && text.len() <= width {
            return Some(format!("{prefix}[derive({text})]"));
        }
        let (start, end) = (inner.indent.newline(), shape.indent.newline());
        Some(format!("{prefix}[derive({start}{text},{end})]"))
    }

    pub fn meta(&self, meta: &Meta, shape: Shape) -> Option<String> {
        let source = |span: Span| self.source(span).to_owned();
        match &meta.kind {
            MetaKind::Word => (meta.span.hi - meta.span.lo <= shape.width).then(|| source(meta.span)),
            MetaKind::Literal => self.literal(meta.span, shape),
            MetaKind::Value { path, value } => {
                let path = source(*path);
                let inner = shape.shrunk(path.len() + 3)?;
                let value = self.literal(*value, inner).unwrap_or_else(|| source(*value));
                Some(format!("{path} = {value}"))
            }
            MetaKind::List { path, items } => {
                let trailing = match self.ends_with_comma(meta.span) {
                    true => Trailing::Always,
                    false => Trailing::Never,
                };
                let list = Bracketed {
                    name: self.source(*path),
                    items: items.iter().map(Inner::Meta).collect(),
                    inside: Span { lo: path.hi + 1, hi: meta.span.hi - 1 },
                    brackets: ("(", ")"),
                    limit: ATTRIBUTE_WIDTH,
                    trailing: Some(trailing),
                };
                self.bracketed(&list, shape.narrower(1)?)
            }
        }
    }

    /// `text` behind attributes that stand on lines of their own.
    pub fn behind_attributes(&self, attributes: &[Attribute], text: String, shape: Shape) -> Option<String> {
        if attributes.is_empty() {
            return Some(text);
        }
        let attributes = self.attributes(attributes, shape)?;
        Some(format!("{attributes}{}{text}", shape.indent.newline()))
    }
}

//! Lays out struct literals and the braces of struct patterns.

use super::layout::Layout;
use super::lexer::Span;
use super::list::{Format, ListItem, Tactic, Trailing, Wish, tactic, written};
use super::shape::{STEP, Shape, is_single_line};
use super::syntax::{FieldExpr, StructExpr};

/// Widest fields of a struct literal on one line.
const STRUCT_WIDTH: usize = 18;

/// The room for fields on one line and below one another.
pub struct FieldRoom {
    pub one_line: Option<Shape>,
    pub below: Shape,
}

impl FieldRoom {
    /// Behind `before` columns, with `after` columns reserved.
    pub fn new(shape: Shape, before: usize, after: usize) -> FieldRoom {
        let one_line =
            shape.width.checked_sub(before + after).map(|width| Shape::new(width.min(STRUCT_WIDTH), shape.indent));
        FieldRoom { one_line, below: shape.indented(STEP).full_width() }
    }

    /// Columns for the fields on one line.
    pub fn width(&self) -> usize {
        self.one_line.map_or(0, |shape| shape.width)
    }

    /// On one line, when there is room for it.
    pub fn tactic(&self, items: &[ListItem]) -> Tactic {
        match self.one_line {
            Some(shape) => tactic(items, Wish::Fit, 2, shape.width),
            None => Tactic::Vertical,
        }
    }

    /// The room for the list of fields.
    pub fn shape(&self, tactic: Tactic) -> Shape {
        match (tactic, self.one_line) {
            (Tactic::Horizontal, Some(shape)) => shape,
            _ => self.below,
        }
    }

    /// The fields between spaces, or on lines of their own.
    pub fn wrapped(&self, fields: &str, shape: Shape) -> String {
        if is_single_line(fields) && fields.len() <= self.width() {
            return format!(" {fields} ");
        }
        let (start, end) = (self.below.indent.newline(), shape.indent.newline());
        format!("{start}{fields}{end}")
    }
}

/// A field, or the `..base` at the end.
enum Entry<'a> {
    Field(&'a FieldExpr),
    Base(&'a (Span, Option<super::syntax::Expr>)),
}

impl Layout<'_> {
    /// `Path { a, b: c, ..base }`
    pub fn struct_literal(&self, span: Span, literal: &StructExpr, shape: Shape) -> Option<String> {
        let path = self.path(&literal.path, true, shape.narrower(2)?)?;
        if literal.fields.is_empty() && literal.base.is_none() {
            return Some(format!("{path} {{}}"));
        }
        let room = FieldRoom::new(shape, path.len() + 3, 2);
        let mut entries: Vec<_> = literal.fields.iter().map(Entry::Field).collect();
        entries.extend(literal.base.iter().map(Entry::Base));
        let field_shape = room.below.narrower(1)?;
        let inside = self.inside(literal.path.span.hi, '{', span.hi);
        let items = self.list_items(
            &entries,
            inside,
            |entry| match entry {
                Entry::Field(field) => field.span,
                Entry::Base(base) => base.0,
            },
            |entry| match entry {
                Entry::Field(field) => self.field(field, field_shape),
                Entry::Base((_, Some(base))) => {
                    let base = self.expr(base, room.below.after(2)?)?;
                    Some(format!("..{base}"))
                }
                Entry::Base((_, None)) => Some("..".to_owned()),
            },
        );
        let tactic = room.tactic(&items);
        let bare = self.in_macro.get() && !self.ends_with_comma(span) || literal.base.is_some();
        let format = Format {
            trailing: if bare { Trailing::Never } else { Trailing::Vertical },
            ends_with_newline: tactic == Tactic::Vertical,
            keeps_blank_lines: true,
            ..Format::new(room.shape(tactic), tactic)
        };
        let fields = written(&items, &format)?;
        Some(format!("{path} {{{}}}", room.wrapped(&fields, shape)))
    }

    fn field(&self, field: &FieldExpr, shape: Shape) -> Option<String> {
        let name = self.source(field.name);
        let text = match &field.value {
            None => name.to_owned(),
            Some(value) => match self.expr(value, shape.after(name.len() + 2)?) {
                Some(text) => format!("{name}: {text}"),
                None => {
                    let inner = shape.indent.inner();
                    let text = self.expr(value, Shape::line(inner))?;
                    format!("{name}:{}{text}", inner.newline())
                }
            },
        };
        self.behind_attributes(&field.attributes, text, shape)
    }
}

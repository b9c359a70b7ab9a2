//! Lays out structs and enums.

use super::assign::value_behind;
use super::block::Gaps;
use super::function::{WhereOptions, ends_with_bracket_alone};
use super::inner::Inner;
use super::layout::Layout;
use super::lexer::Span;
use super::list::{Format, Tactic, Trailing, Wish, tactic, written};
use super::overflow::{Bracketed, CALL_WIDTH};
use super::shape::{Indent, Shape, WIDTH, budget, is_single_line, last_used, last_width, trimmed_last_width};
use super::syntax_item::{Enum, FieldDefinition, Fields, Generics, Struct, Variant};

/// Widest fields of a variant on one line.
const VARIANT_WIDTH: usize = 35;

/// What the braces of a definition need.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Brace {
    Auto,
    /// The body is empty.
    SameLine,
}

impl Layout<'_> {
    /// `struct Name { ... }`, `struct Name(...);` and `struct Name;`
    pub fn struct_item(&self, value: &Struct, indent: Indent) -> Option<String> {
        let header = format!("{}{}", value.header, self.source(value.name));
        match &value.fields {
            Fields::Unit => {
                let shape = Shape::new(budget(header.len() + indent.width()), indent);
                let generics = self.generics("", &value.generics, shape)?;
                let options = WhereOptions { no_trailing_comma: true, ..WhereOptions::default() };
                let clause = self.where_clause(&value.generics, shape, options)?;
                Some(format!("{header}{generics}{clause};"))
            }
            Fields::Tuple(fields, inside) => {
                let text = self.tuple_struct(&header, Some(&value.generics), fields, *inside, indent)?;
                Some(format!("{text};"))
            }
            Fields::Named(fields, inside) => {
                self.named_struct(header, Some(&value.generics), fields, *inside, indent, 0)
            }
        }
    }

    /// Generics, `where` and the opening brace behind a header.
    fn generics_and_brace(&self, generics: &Generics, brace: Brace, indent: Indent, used: usize) -> Option<String> {
        let shape = Shape::new(budget(used + indent.width()), indent);
        let mut text = self.generics("", generics, shape)?;
        let mut same_line = true;
        if !generics.predicates.is_empty() {
            let room = budget(last_used(&text, indent.width()));
            let shape = Shape::new(room, indent.block_only());
            let options = WhereOptions { snuggled: ends_with_bracket_alone(&text), ..WhereOptions::default() };
            text.push_str(&self.where_clause(generics, shape, options)?);
            same_line = brace == Brace::SameLine;
        }
        let room = budget(last_used(&text, used));
        let overhead = if brace == Brace::SameLine { 3 } else { 2 };
        match overhead <= room && same_line {
            true => text.push(' '),
            false => text.push_str(&indent.block_only().newline()),
        }
        text.push('{');
        Some(text)
    }

    fn named_struct(
        &self,
        header: String,
        generics: Option<&Generics>,
        fields: &[FieldDefinition],
        inside: Span,
        indent: Indent,
        one_line: usize,
    ) -> Option<String> {
        let brace = match fields.is_empty() {
            true => Brace::SameLine,
            false => Brace::Auto,
        };
        let opening = match generics {
            Some(generics) => self.generics_and_brace(generics, brace, indent, last_width(&header))?,
            None if header.len() + 3 > WIDTH => format!("{}{{", indent.block_only().newline()),
            None => " {".to_owned(),
        };
        let mut text = format!("{header}{opening}");
        if fields.is_empty() {
            text.push_str(&self.only_comments(inside, indent));
            text.push('}');
            return Some(text);
        }
        let room = one_line.min(budget(text.len() + 3 + indent.width()));
        let room = if one_line == 0 { 0 } else { room };
        let inner = Shape::line(indent.inner()).narrower(1)?;
        let items = self.list_items(fields, inside, |field| field.span, |field| self.field_definition(field, inner));
        let tactic = tactic(&items, Wish::Fit, 2, room);
        let format = Format { trailing: Trailing::Vertical, keeps_blank_lines: true, ..Format::new(inner, tactic) };
        let list = written(&items, &format)?;
        let short = is_single_line(&list) && is_single_line(&text) && list.len() <= room;
        if short {
            return Some(format!("{text} {list} }}"));
        }
        let (start, end) = (indent.inner().newline(), indent.newline());
        Some(format!("{text}{start}{list}{end}}}"))
    }

    /// The comments in braces without fields.
    fn only_comments(&self, inside: Span, indent: Indent) -> String {
        if !self.has_comment(inside) {
            return String::new();
        }
        let gaps = Gaps { inside, first_blank: false, indent: indent.inner(), end: indent.inner() };
        let comments = self.with_gaps(Vec::new(), &gaps);
        format!("{comments}{}", indent.newline())
    }

    fn tuple_struct(
        &self,
        header: &str,
        generics: Option<&Generics>,
        fields: &[FieldDefinition],
        inside: Span,
        indent: Indent,
    ) -> Option<String> {
        let mut text = header.to_owned();
        let mut clause = String::new();
        if let Some(generics) = generics {
            let shape = Shape::new(budget(last_width(header)), indent);
            text.push_str(&self.generics("", generics, shape)?);
            let shape = Shape::new(budget(last_width(&text)), indent.block_only());
            clause = self.where_clause(
                generics,
                shape,
                WhereOptions { no_trailing_comma: true, ..WhereOptions::default() },
            )?;
        }
        if fields.is_empty() {
            text.push_str("()");
        } else {
            let list = Bracketed {
                name: &text,
                items: fields.iter().map(Inner::Field).collect(),
                inside,
                brackets: ("(", ")"),
                limit: CALL_WIDTH,
                trailing: None,
            };
            text = self.bracketed(&list, Shape::line(indent).narrower(1)?)?;
        }
        Some(format!("{text}{clause}"))
    }

    /// `name: T`
    pub fn field_definition(&self, field: &FieldDefinition, shape: Shape) -> Option<String> {
        let prefix = match field.name {
            Some(name) => format!("{}{}:", field.visibility, self.source(name)),
            None => field.visibility.clone(),
        };
        let attributes = self.attributes(&field.attributes, shape)?;
        let extends = field.name.is_none() && is_single_line(&attributes) && !attributes.starts_with("//");
        let gap = if field.name.is_some() { " " } else { "" };
        let mut head = attributes.clone();
        if !attributes.is_empty() {
            let width = attributes.len() + prefix.len() + 1;
            match extends && width <= shape.width {
                true => head.push(' '),
                false => head.push_str(&shape.indent.newline()),
            }
        }
        head.push_str(&prefix);
        let here = shape.after(trimmed_last_width(&head) + gap.len());
        let ty = here.and_then(|here| self.ty(&field.annotation, here));
        if let Some(ty) = ty.filter(|ty| is_single_line(ty)) {
            let commented = self.has_comment(field.span);
            return match commented && !extends {
                true => {
                    let text = format!("{prefix}{gap}{ty}");
                    self.behind_attributes(&field.attributes, text, shape)
                }
                false => Some(format!("{head}{gap}{ty}")),
            };
        }
        let value = value_behind(&prefix, shape, |shape| self.ty(&field.annotation, shape))?;
        let text = match prefix.is_empty() {
            true => value.trim_start().to_owned(),
            false => format!("{prefix}{value}"),
        };
        self.behind_attributes(&field.attributes, text, shape)
    }

    /// `enum Name { ... }`
    pub fn enum_item(&self, value: &Enum, indent: Indent) -> Option<String> {
        let header = format!("{}{}", value.header, self.source(value.name));
        let brace = match value.variants.is_empty() {
            true => Brace::SameLine,
            false => Brace::Auto,
        };
        let used = last_width(&header);
        let opening = self.generics_and_brace(&value.generics, brace, indent, used)?;
        if value.variants.is_empty() {
            let comments = self.only_comments(value.inside, indent);
            return Some(format!("{header}{opening}{comments}}}"));
        }
        let inner = indent.inner();
        let variants = |one_line: usize| {
            self.list_items(
                &value.variants,
                value.inside,
                |variant| variant.span,
                |variant| self.variant(variant, inner, one_line),
            )
        };
        let mut items = variants(VARIANT_WIDTH);
        let several = items.iter().any(|item| !is_single_line(item.text()));
        let single = items.iter().any(|item| is_single_line(item.text()));
        if several && single {
            items = variants(0);
        }
        let format = Format {
            trailing: Trailing::Vertical,
            keeps_blank_lines: true,
            ..Format::new(Shape::line(inner).narrower(2)?, Tactic::Vertical)
        };
        let list = written(&items, &format)?;
        let (start, end) = (inner.newline(), indent.newline());
        Some(format!("{header}{opening}{start}{list}{end}}}"))
    }

    fn variant(&self, variant: &Variant, indent: Indent, one_line: usize) -> Option<String> {
        let shape = Shape::line(indent).narrower(1)?;
        let name = self.source(variant.name).to_owned();
        let mut text = match &variant.fields {
            Fields::Unit => name,
            Fields::Tuple(fields, inside) => self.tuple_struct(&name, None, fields, *inside, indent)?,
            Fields::Named(fields, inside) => self.named_struct(name, None, fields, *inside, indent, one_line)?,
        };
        if let Some(value) = &variant.discriminant {
            let left = format!("{text} =");
            text = self.assigned(&left, shape, |shape| self.expr(value, shape))?;
        }
        self.behind_attributes(&variant.attributes, text, Shape::line(indent))
    }
}

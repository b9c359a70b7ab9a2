//! Lays out functions: signature, `where`, body.

use super::block::BlockUse;
use super::inner::Inner;
use super::layout::Layout;
use super::lexer::Span;
use super::list::{Format, Tactic, Trailing, Wish, tactic, written};
use super::shape::{Indent, STEP, Shape, budget, first_width, is_single_line, last_line, last_used, last_width};
use super::syntax_item::{Function, Generics, Parameter};
use crate::page::columns;

/// How `where` is set behind a definition.
#[derive(Clone, Copy, Default)]
pub struct WhereOptions {
    /// On the line of the closing bracket before it.
    pub snuggled: bool,
    pub no_trailing_comma: bool,
    /// May stand on one line with its bound.
    pub one_line: bool,
}

impl Layout<'_> {
    /// A function that starts at `lo`; a signature without a layout keeps its source.
    pub fn function(&self, function: &Function, lo: usize, indent: Indent) -> Option<String> {
        let signature = self.signature(function, indent);
        let Some(body) = &function.body else {
            return Some(format!("{};", signature?.0));
        };
        let head = Span { lo, hi: body.span.lo };
        let signature = signature.filter(|(text, _)| self.keeps_comments(text, head));
        let Some((mut text, brace_below)) = signature else {
            let block = self.block("", body, Shape::line(indent), BlockUse::Body)?;
            let source = self.source(head);
            let on_next_line = source.trim_end_matches(' ').ends_with('\n');
            let gap = match on_next_line {
                true => indent.newline(),
                false => String::new(),
            };
            return Some(format!("{}{gap}{block}", source.trim_end()));
        };
        let empty = body.statements.is_empty() && body.attributes.is_empty() && !self.has_comment(body.span);
        if empty && is_single_line(&text) && indent.width() + columns(&text) + 3 <= 100 {
            return Some(format!("{text} {{}}"));
        }
        let below = brace_below
            || !function.generics.predicates.is_empty()
            || last_width(&text) + 2 > Shape::line(indent).width;
        match below {
            true => text.push_str(&indent.newline()),
            false => text.push(' '),
        }
        if empty {
            return Some(format!("{text}{{{}}}", indent.newline()));
        }
        text.push_str(&self.block("", body, Shape::line(indent), BlockUse::Body)?);
        Some(text)
    }

    /// The signature, and whether the brace goes on the next line.
    fn signature(&self, function: &Function, indent: Indent) -> Option<(String, bool)> {
        let mut brace_below = false;
        let predicates = &function.generics.predicates;
        // What the brace or the semicolon takes.
        let end = match (&function.body, predicates.is_empty()) {
            (None, _) => 1,
            (Some(_), true) => 2,
            (Some(_), false) => 0,
        };
        let mut text = function.header.clone();
        let used = last_used(&text, indent.width());
        let overhead = if end == 2 { 4 } else { 2 };
        let generics_shape = Shape { width: budget(used + overhead), indent, offset: used };
        let name = self.source(function.name);
        let generics = self.generics(name, &function.generics, generics_shape)?;
        text.push_str(&generics);

        let output = match &function.output {
            Some(ty) => format!("-> {}", self.ty(ty, Shape::line(indent).after(3)?)?),
            None => String::new(),
        };
        let several_output = !is_single_line(&output);
        let output_width = if several_output { 0 } else { output.len() };
        let mut one_line = 0;
        if is_single_line(&text) && !several_output {
            let overhead = if output_width == 0 { 2 } else { 3 };
            one_line = budget(indent.width() + text.len() + output_width + overhead + end);
        }
        let inner = indent.inner();
        let below_width = budget(inner.width() + 1);
        let parameters = self.parameters(function, one_line, below_width, indent)?;
        text.push('(');
        let none = function.parameters.is_empty();
        let in_block = !none && (!is_single_line(&parameters) || parameters.len() > one_line);
        let mut alone = false;
        if in_block {
            text.push_str(&format!("{}{parameters}{})", inner.newline(), indent.newline()));
        } else {
            text.push_str(&parameters);
            let used = last_used(&text, indent.width()) + first_width(&output);
            text.push(')');
            if none && used + 1 > 100 {
                text.push_str(&indent.newline());
                alone = true;
            }
        }
        if let Some(ty) = &function.output {
            let indents = if in_block || none {
                false
            } else if !is_single_line(&text) || several_output {
                true
            } else {
                let mut length = text.len() + indent.width() + output_width + 1;
                length += if predicates.is_empty() { 2 } else { 0 };
                length > 100
            };
            let shape = if indents {
                let mut shape = Shape::line(indent);
                if parameters.is_empty() {
                    brace_below = true;
                    shape = shape.after(4).unwrap_or(shape);
                }
                text.push_str(&shape.indent.newline());
                shape
            } else {
                if !parameters.is_empty() || !alone {
                    text.push(' ');
                }
                let shape = Shape::line(indent);
                shape.after(last_width(&text)).unwrap_or(shape)
            };
            match several_output || indents {
                true => text.push_str(&format!("-> {}", self.ty(ty, shape.after(3)?)?)),
                false => text.push_str(&output),
            }
        }
        let options = WhereOptions {
            snuggled: in_block && output.is_empty(),
            no_trailing_comma: function.body.is_none(),
            one_line: false,
        };
        text.push_str(&self.where_clause(&function.generics, Shape::line(indent), options)?);
        Some((text, brace_below))
    }

    fn parameters(&self, function: &Function, one_line: usize, below: usize, indent: Indent) -> Option<String> {
        let inner = indent.inner();
        let shape = Shape::new(below, inner);
        let items = self.list_items(
            &function.parameters,
            function.inside,
            |parameter| parameter.span,
            |parameter| self.parameter(parameter, shape).or_else(|| Some(self.source(parameter.span).to_owned())),
        );
        let tactic = tactic(&items, Wish::Fit, 2, one_line);
        let width = match tactic {
            Tactic::Horizontal => one_line,
            _ => below,
        };
        let format = Format {
            trailing: Trailing::Vertical,
            ends_with_newline: tactic != Tactic::Horizontal,
            keeps_blank_lines: true,
            ..Format::new(Shape::new(width, inner), tactic)
        };
        written(&items, &format)
    }

    /// `name: Type` of a function or a closure.
    pub fn parameter(&self, parameter: &Parameter, shape: Shape) -> Option<String> {
        let line = Shape::new(shape.width, shape.indent);
        let name = match (&parameter.receiver, &parameter.pattern) {
            (Some(receiver), _) => receiver.clone(),
            (None, Some(pattern)) => self.pattern(pattern, line)?,
            (None, None) => String::new(),
        };
        if parameter.attributes.is_empty() {
            return self.annotated(name, parameter, line);
        }
        let attributes = self.attributes(&parameter.attributes, line)?;
        let width = attributes.len() + 1 + first_width(&name);
        if is_single_line(&attributes) && width <= line.width {
            let same_line = self.annotated(format!("{attributes} {name}"), parameter, line);
            if same_line.is_some() {
                return same_line;
            }
        }
        let below = format!("{attributes}{}{name}", line.indent.newline());
        self.annotated(below, parameter, line)
    }

    fn annotated(&self, name: String, parameter: &Parameter, line: Shape) -> Option<String> {
        let Some(ty) = &parameter.annotation else {
            return Some(name);
        };
        let width = line.width.checked_sub(last_width(&name) + 2)?;
        let ty = self.ty(ty, Shape::new(width, line.indent))?;
        Some(format!("{name}: {ty}"))
    }

    /// The name with its generic parameters.
    pub fn generics(&self, name: &str, generics: &Generics, shape: Shape) -> Option<String> {
        if generics.parameters.is_empty() {
            return Some(name.to_owned());
        }
        let items = generics.parameters.iter().map(Inner::Parameter).collect();
        self.angle(name, items, shape)
    }

    /// `where` and its predicates, or nothing.
    pub fn where_clause(&self, generics: &Generics, shape: Shape, options: WhereOptions) -> Option<String> {
        let predicates = &generics.predicates;
        if predicates.is_empty() {
            return Some(String::new());
        }
        let inner = shape.block().full_width().indented(STEP);
        let inner = inner.narrower(STEP + 1)?;
        let items = self.list_items(
            predicates,
            generics.clause,
            |predicate| predicate.span,
            |predicate| {
                let subject = self.ty(&predicate.subject, inner)?;
                let left = format!("{}{subject}:", predicate.prefix);
                self.assigned(&left, inner, |shape| self.bounds(&predicate.bounds, true, shape))
            },
        );
        let format = Format {
            trailing: match options.no_trailing_comma {
                true => Trailing::Never,
                false => Trailing::Vertical,
            },
            keeps_blank_lines: true,
            ..Format::new(inner, Tactic::Vertical)
        };
        let text = written(&items, &format)?;
        let word = match options.snuggled {
            true => " where".to_owned(),
            false => format!("{}where", shape.block().indent.newline()),
        };
        let fits = is_single_line(&text) && 6 + text.len() <= shape.width;
        let gap = match options.one_line && fits {
            true => " ".to_owned(),
            false => inner.indent.newline(),
        };
        Some(format!("{word}{gap}{text}"))
    }
}

/// Whether `text` ends with a bracket on a line of its own.
pub fn ends_with_bracket_alone(text: &str) -> bool {
    columns(last_line(text)) == 1
}

//! Lays out `impl`, `trait`, constants and type aliases.

use super::function::{WhereOptions, ends_with_bracket_alone};
use super::layout::Layout;
use super::shape::{Indent, Shape, WIDTH, budget, is_single_line, last_width};
use super::syntax::Path;
use super::syntax_item::{Alias, Constant, Impl, Trait};

impl Layout<'_> {
    /// `impl Trait for T { ... }`
    pub fn impl_item(&self, value: &Impl, indent: Indent) -> Option<String> {
        let mut text = self.impl_head(value, indent)?;
        let predicates = value.generics.predicates.len();
        let room = match is_single_line(&text) {
            true => budget(last_width(&text)),
            false => WIDTH,
        };
        let empty = value.body.items.is_empty() && !self.has_comment(value.body.span);
        let short = empty && predicates == 1 && is_single_line(&text);
        let options = WhereOptions {
            snuggled: ends_with_bracket_alone(&text) || short,
            no_trailing_comma: short,
            one_line: short,
        };
        let shape = Shape::new(room, indent.block_only());
        let clause = self.where_clause(&value.generics, shape, options)?;
        if empty && is_single_line(&text) && text.len() + clause.len() <= WIDTH {
            text.push_str(&clause);
            if is_single_line(&clause) {
                return Some(format!("{text} {{}}"));
            }
            let end = indent.newline();
            let comma = if predicates == 1 { "," } else { "" };
            return Some(format!("{text}{comma}{end}{{{end}}}"));
        }
        text.push_str(&clause);
        let below = !is_single_line(&text);
        match below || !clause.is_empty() {
            true => text.push_str(&indent.newline()),
            false => text.push(' '),
        }
        match empty && below {
            true => Some(format!("{text}{{{}}}", indent.newline())),
            false => Some(format!("{text}{}", self.body(&value.body, false, indent))),
        }
    }

    fn impl_head(&self, value: &Impl, indent: Indent) -> Option<String> {
        let shape = Shape::line(indent.aligned(0));
        let mut text = self.generics(&value.header, &value.generics, shape)?;
        if let Some(path) = &value.implemented {
            let used = last_width(&text);
            text.push_str(&self.implemented(path, indent, value.polarity, used)?);
        }
        let word = if value.implemented.is_some() { "for " } else { "" };
        let brace = if value.generics.predicates.is_empty() { 2 } else { 0 };
        let used = last_width(&text) + word.len() + brace;
        let here = Shape::new(budget(used + 1), indent);
        let subject = self.ty(&value.subject, here);
        if let Some(subject) = subject.filter(|subject| is_single_line(subject)) {
            return Some(format!("{text} {word}{subject}"));
        }
        let inner = indent.inner();
        text.push_str(&inner.newline());
        text.push_str(word);
        let shape = Shape::new(budget(last_width(&text)), inner);
        Some(format!("{text}{}", self.ty(&value.subject, shape)?))
    }

    fn implemented(&self, path: &Path, indent: Indent, polarity: &str, used: usize) -> Option<String> {
        let shape = Shape::line(indent.aligned(1 + polarity.len() + used));
        let text = self.path(path, false, shape);
        if let Some(text) = text.filter(|text| is_single_line(text)) {
            return Some(format!(" {polarity}{text}"));
        }
        let inner = indent.inner();
        let text = self.path(path, false, Shape::line(inner))?;
        Some(format!("{}{polarity}{text}", inner.newline()))
    }

    /// `trait Name { ... }`
    pub fn trait_item(&self, value: &Trait, indent: Indent) -> Option<String> {
        let shape = Shape::line(indent).after(value.header.len())?;
        let name = self.generics(self.source(value.name), &value.generics, shape)?;
        let mut text = format!("{}{name}", value.header);
        if !value.bounds.is_empty() {
            let left = format!("{text}:");
            text = self.trait_bounds(&left, value, shape)?;
        }
        let has_where = !value.generics.predicates.is_empty();
        let options = WhereOptions { snuggled: ends_with_bracket_alone(&name), ..WhereOptions::default() };
        let room = Shape::new(budget(last_width(&text)), indent.block_only());
        text.push_str(&self.where_clause(&value.generics, room, options)?);
        let below = last_width(&text) + 2 > budget(indent.width())
            || !is_single_line(&text)
            || has_where && !value.body.items.is_empty();
        match below {
            true => text.push_str(&indent.newline()),
            false => text.push(' '),
        }
        let empty = value.body.items.is_empty() && !self.has_comment(value.body.span);
        match empty && !is_single_line(&text) {
            true => Some(format!("{text}{{{}}}", indent.newline())),
            false => Some(format!("{text}{}", self.body(&value.body, false, indent))),
        }
    }

    /// Bounds on one line, else one a line below the name.
    fn trait_bounds(&self, left: &str, value: &Trait, shape: Shape) -> Option<String> {
        let here = shape.after(last_width(left) + 1);
        let same = here.and_then(|here| Some((self.bounds(&value.bounds, true, here)?, here.width)));
        if let Some((text, _)) = same.filter(|(text, width)| is_single_line(text) && text.len() <= *width) {
            return Some(format!("{left} {text}"));
        }
        let line = shape.full_width().narrower(shape.indent.width())?;
        let text = self.bounds(&value.bounds, true, line)?;
        Some(format!("{left}{}{text}", shape.indent.inner().newline()))
    }

    /// `const NAME: T = value;` and `static`.
    pub fn constant(&self, value: &Constant, indent: Indent) -> Option<String> {
        let mut head = format!("{}{}: ", value.header, self.source(value.name));
        let shape = Shape::line(indent.block_only()).after(head.len() + 2)?;
        let ty = match self.ty(&value.annotation, shape) {
            Some(ty) => ty,
            None => {
                head.truncate(head.trim_end().len());
                let inner = indent.inner();
                let ty = self.ty(&value.annotation, Shape::line(inner))?;
                format!("{}{ty}", inner.newline())
            }
        };
        let Some(init) = &value.value else {
            return Some(format!("{head}{ty};"));
        };
        let shape = Shape::new(budget(indent.block + 1), indent.block_only());
        let left = format!("{head}{ty} =");
        let text = self.assigned(&left, shape, |shape| self.expr(init, shape))?;
        Some(format!("{text};"))
    }

    /// `type Name = T;`
    pub fn alias(&self, value: &Alias, indent: Indent) -> Option<String> {
        let name = self.source(value.name);
        let line = Shape::line(indent);
        let shape = line.after(value.header.len())?.narrower(2)?;
        let generics = self.generics(name, &value.generics, shape)?;
        let mut text = format!("{}{generics}", value.header);
        if !value.bounds.is_empty() {
            let shape = line.after(text.len() + 2)?;
            text.push_str(&format!(": {}", self.bounds(&value.bounds, true, shape)?));
        }
        let options = WhereOptions {
            snuggled: ends_with_bracket_alone(&text),
            no_trailing_comma: value.value.is_none(),
            ..WhereOptions::default()
        };
        let room = Shape::new(budget(last_width(&text)), indent);
        let clause = self.where_clause(&value.generics, room, options)?;
        text.push_str(&clause);
        let Some(ty) = &value.value else {
            return Some(format!("{text};"));
        };
        match clause.is_empty() {
            true => text.push_str(" ="),
            false => text.push_str(&format!("{}=", indent.newline())),
        }
        let text = self.assigned(&text, line.narrower(1)?, |shape| self.ty(ty, shape))?;
        Some(format!("{text};"))
    }
}

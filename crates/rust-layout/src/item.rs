//! Lays out items one after the other; runs of `use` and `mod` are sorted.

use super::block::{Gaps, Part};
use super::imports;
use super::layout::Layout;
use super::lexer::Span;
use super::shape::{Indent, Shape};
use super::syntax::Attribute;
use super::syntax_item::{Body, Item, ItemKind};
use super::version_sort::compare;

impl Layout<'_> {
    /// A whole file.
    pub fn file(&self, attributes: &[Attribute], items: &[Item]) -> String {
        let indent = Indent::default();
        let inside = Span { lo: 0, hi: self.text.len() };
        let parts = self.item_parts(attributes, items, indent);
        let gaps = Gaps { inside, first_blank: false, indent, end: indent };
        let text = self.with_gaps(parts, &gaps);
        let text = text.trim_start_matches('\n');
        match text.is_empty() {
            true => String::new(),
            false => format!("{text}\n"),
        }
    }

    /// `{`, the items, `}`; a module keeps a blank line at its start.
    pub fn body(&self, body: &Body, is_module: bool, indent: Indent) -> String {
        let inner = indent.block_only().inner();
        let inside = Span { lo: body.span.lo + 1, hi: body.span.hi - 1 };
        let parts = self.item_parts(&body.attributes, &body.items, inner);
        let gaps = Gaps { inside, first_blank: is_module, indent: inner, end: inner };
        let text = self.with_gaps(parts, &gaps);
        match text.is_empty() {
            true => "{}".to_owned(),
            false => format!("{{{text}{}}}", indent.block_only().newline()),
        }
    }

    fn item_parts(&self, attributes: &[Attribute], items: &[Item], indent: Indent) -> Vec<Part> {
        let mut parts: Vec<Part> = attributes
            .iter()
            .map(|attribute| Part {
                span: attribute.span,
                text: self.attribute_or_source(attribute, Shape::line(indent)),
            })
            .collect();
        let items: Vec<&Item> = items.iter().collect();
        parts.extend(self.sorted_items(&items, indent));
        parts
    }

    /// Items that follow one another, runs of `use` and `mod` sorted.
    pub fn sorted_items(&self, items: &[&Item], indent: Indent) -> Vec<Part> {
        let mut parts = Vec::with_capacity(items.len());
        let mut rest = items;
        while !rest.is_empty() {
            let (run, after) = rest.split_at(self.run_length(rest));
            rest = after;
            parts.extend(self.sorted_run(run, indent));
        }
        parts
    }

    /// How many items at the start are sorted together; 1 when they are not sorted.
    fn run_length(&self, items: &[&Item]) -> usize {
        let Some(sort) = sort_kind(items[0]) else {
            return 1;
        };
        let mut length = 1;
        while let Some(item) = items.get(length) {
            let gap = &self.text[items[length - 1].span.hi..item.span.lo];
            if sort_kind(item) != Some(sort) || gap.matches('\n').count() > 1 {
                break;
            }
            length += 1;
        }
        length
    }

    /// The items of a run in their order, each in the place of one of them.
    fn sorted_run(&self, items: &[&Item], indent: Indent) -> Vec<Part> {
        if let [item] = items {
            return vec![Part { span: item.span, text: self.item(item, indent) }];
        }
        let mut order: Vec<usize> = (0..items.len()).collect();
        match &items[0].kind {
            ItemKind::Use(_) => {
                let trees: Vec<_> = items.iter().map(|item| imports::tree(item)).collect();
                order.sort_by(|&a, &b| trees[a].cmp(&trees[b]));
            }
            ItemKind::Declaration { .. } => {
                let name = |at: usize| match &items[at].kind {
                    ItemKind::Declaration { name, .. } => name.trim_start_matches("r#"),
                    _ => "",
                };
                order.sort_by(|&a, &b| compare(name(a), name(b)));
            }
            _ => {}
        }
        // A comment at the end of a line would stay in its place: leave such a run as it is.
        let span = items[0].span.to(items[items.len() - 1].span);
        let gaps = self.comments_in(span).iter().any(|comment| {
            let inside = |item: &Item| item.span.lo <= comment.lo && comment.hi <= item.span.hi;
            !items.iter().any(|item| inside(item))
        });
        let texts: Option<Vec<_>> = order.iter().map(|&at| self.item_text(items[at], indent)).collect();
        // As rustfmt does, all or nothing.
        let texts = texts.filter(|_| !gaps).unwrap_or_else(|| {
            let sources = items.iter().map(|item| self.source(item.span).to_owned());
            sources.collect()
        });
        let places = items.iter().map(|item| item.span);
        places.zip(texts).map(|(span, text)| Part { span, text }).collect()
    }

    /// An item with its attributes; its source when there is no layout for it.
    pub fn item(&self, item: &Item, indent: Indent) -> String {
        let is_skip = |attribute: &Attribute| self.source(attribute.span) == "#[rustfmt::skip]";
        if item.attributes.iter().any(is_skip) {
            return self.source(item.span).to_owned();
        }
        let inner = Span { lo: item.start, hi: item.span.hi };
        self.item_text(item, indent).unwrap_or_else(|| {
            let source = self.source(inner).to_owned();
            self.behind_item_attributes(item, source, indent)
        })
    }

    fn item_text(&self, item: &Item, indent: Indent) -> Option<String> {
        let inner = Span { lo: item.start, hi: item.span.hi };
        let text = self.afresh(|| self.item_kind(item, indent))?;
        let text = self.with_comments_kept(text, inner);
        Some(self.behind_item_attributes(item, text, indent))
    }

    fn behind_item_attributes(&self, item: &Item, text: String, indent: Indent) -> String {
        let line = Shape::line(indent);
        let shape = match &item.kind {
            // rustfmt counts `use ` and `;` in the line of the attribute.
            ItemKind::Use(_) => line.after(4).and_then(|shape| shape.narrower(1)),
            _ => None,
        };
        let laid_out = self.behind_attributes(&item.attributes, text.clone(), shape.unwrap_or(line));
        laid_out.unwrap_or_else(|| {
            let attributes = Span { lo: item.span.lo, hi: item.start };
            format!("{}{text}", self.source(attributes))
        })
    }

    fn item_kind(&self, item: &Item, indent: Indent) -> Option<String> {
        let visibility = &item.visibility;
        match &item.kind {
            ItemKind::Use(tree) => self.use_item(visibility, tree, indent),
            ItemKind::Declaration { word, name } => Some(format!("{visibility}{word} {name};")),
            ItemKind::Module { name, body } => {
                let head = format!("{visibility}mod {} ", self.source(*name));
                Some(format!("{head}{}", self.body(body, true, indent)))
            }
            ItemKind::Function(function) => self.function(function, item.start, indent),
            ItemKind::Struct(value) => self.struct_item(value, indent),
            ItemKind::Enum(value) => self.enum_item(value, indent),
            ItemKind::Impl(value) => self.impl_item(value, indent),
            ItemKind::Trait(value) => self.trait_item(value, indent),
            ItemKind::Constant(value) => self.constant(value, indent),
            ItemKind::Alias(value) => self.alias(value, indent),
            ItemKind::Macro(call) => {
                let shape = Shape::line(indent).narrower(1)?;
                let text = self.macro_call(call, shape)?;
                let end = if call.bracket == '{' { "" } else { ";" };
                Some(format!("{text}{end}"))
            }
            ItemKind::Plain => None,
        }
    }
}

/// What an item is sorted with.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sort {
    Use,
    Module,
    Crate,
}

fn sort_kind(item: &Item) -> Option<Sort> {
    match &item.kind {
        ItemKind::Use(_) => Some(Sort::Use),
        ItemKind::Declaration { word: "mod", .. } if !item.uses_macros => Some(Sort::Module),
        ItemKind::Declaration { word: "mod", .. } => None,
        ItemKind::Declaration { .. } => Some(Sort::Crate),
        _ => None,
    }
}

//! Reads items but for structs and enums.

use super::lexer::{Kind, Span};
use super::parse_type::PathStyle;
use super::parser::{Parsed, Parser};
use super::syntax::TypeKind;
use super::syntax_item::{
    Alias, Body, Constant, Function, Generics, Impl, Item, ItemKind, Parameter, Trait, UseEnd, UseTree,
};

impl Parser<'_> {
    /// Whether an item starts here; attributes are already eaten.
    pub fn starts_item(&self) -> bool {
        match self.text_at(0) {
            "use" | "fn" | "struct" | "enum" | "impl" | "mod" | "trait" | "type" | "pub" | "static" | "extern"
            | "macro_rules" => !(self.is_word("static") && self.op_ahead(1, "|")),
            "const" => !self.op_ahead(1, "{") && !self.op_ahead(1, "|"),
            "unsafe" => !self.op_ahead(1, "{"),
            "async" => self.word_ahead(1, "fn") || self.word_ahead(1, "unsafe"),
            _ => false,
        }
    }

    /// The items up to the end of the file or the closing brace.
    pub fn items(&mut self) -> Parsed<Vec<Item>> {
        let mut items = Vec::new();
        while !self.is_end() && !self.is_op("}") {
            items.push(self.item()?);
        }
        Ok(items)
    }

    /// An item with its attributes.
    pub fn item(&mut self) -> Parsed<Item> {
        let lo = self.offset();
        let attributes = self.outer_attributes()?;
        let uses_macros = attributes.iter().any(|attribute| self.text(attribute.span) == "#[macro_use]");
        let start = self.offset();
        let visibility = self.visibility()?;
        let kind = match self.attempt(|parser| parser.item_kind(&visibility)) {
            Some(kind) => kind,
            None if self.strict => return self.error("an item"),
            None => {
                let before = self.at;
                self.skip_unreadable()?;
                if self.at == before {
                    return self.error("an item");
                }
                ItemKind::Plain
            }
        };
        Ok(Item { span: self.since(lo), attributes, visibility, uses_macros, start, kind })
    }

    /// `pub`, `pub(crate)`, or nothing.
    pub fn visibility(&mut self) -> Parsed<String> {
        if !self.eat_word("pub") {
            return Ok(String::new());
        }
        let scope = ["crate", "super", "self", "in"];
        if self.is_op("(") && scope.iter().any(|word| self.word_ahead(1, word)) {
            self.at += 1;
            let mut inside = String::new();
            while !self.eat(")") {
                let word = self.bump()?;
                inside.push_str(self.text(word));
                if self.text(word) == "in" {
                    inside.push(' ');
                }
            }
            return Ok(format!("pub({inside}) "));
        }
        Ok("pub ".to_owned())
    }

    fn item_kind(&mut self, visibility: &str) -> Parsed<ItemKind> {
        let start = self.at;
        match self.text_at(0) {
            "use" => {
                self.at += 1;
                let tree = self.use_tree()?;
                self.expect(";")?;
                Ok(ItemKind::Use(tree))
            }
            "mod" => self.module(),
            "extern" if self.word_ahead(1, "crate") => {
                self.at += 2;
                self.declaration("extern crate")
            }
            "struct" => self.struct_item(visibility),
            "enum" => self.enum_item(visibility),
            "trait" => self.trait_item(format!("{visibility}trait ")),
            "impl" => self.impl_item("impl"),
            "type" => self.alias(visibility),
            "static" => self.constant(visibility),
            "const" if !self.word_ahead(1, "fn") && !self.word_ahead(1, "unsafe") => self.constant(visibility),
            "unsafe" if self.word_ahead(1, "impl") => {
                self.at += 1;
                self.impl_item("unsafe impl")
            }
            "fn" | "async" | "unsafe" | "const" | "extern" => self.function(visibility),
            "macro_rules" => self.error("no macro"),
            _ => {
                self.at = start;
                let lo = self.offset();
                self.path(PathStyle::Expr)?;
                let call = self.macro_call(lo)?;
                if call.bracket != '{' {
                    self.expect(";")?;
                }
                Ok(ItemKind::Macro(Box::new(call)))
            }
        }
    }

    fn declaration(&mut self, word: &'static str) -> Parsed<ItemKind> {
        let lo = self.offset();
        while !self.is_op(";") {
            self.bump()?;
        }
        let name = self.since(lo);
        let name = self.text(name).to_owned();
        self.expect(";")?;
        Ok(ItemKind::Declaration { word, name })
    }

    fn module(&mut self) -> Parsed<ItemKind> {
        self.expect_word("mod")?;
        if self.op_ahead(1, ";") {
            return self.declaration("mod");
        }
        let name = self.name()?;
        let body = self.body()?;
        Ok(ItemKind::Module { name, body })
    }

    fn body(&mut self) -> Parsed<Body> {
        let lo = self.offset();
        self.expect("{")?;
        let attributes = self.inner_attributes()?;
        let items = self.items()?;
        self.expect("}")?;
        Ok(Body { span: self.since(lo), attributes, items })
    }

    fn use_tree(&mut self) -> Parsed<UseTree> {
        let lo = self.offset();
        let global = self.eat("::");
        let mut path: Vec<String> = Vec::new();
        let end = loop {
            if self.eat("*") {
                break UseEnd::Glob;
            }
            if self.eat("{") {
                break UseEnd::List(self.list("}", Self::use_tree)?.0);
            }
            let name = self.name()?;
            let name = self.text(name).to_owned();
            if self.eat("::") {
                path.push(name);
                continue;
            }
            let alias = match self.eat_word("as") {
                true => {
                    let alias = self.name()?;
                    Some(self.text(alias).to_owned())
                }
                false => None,
            };
            break UseEnd::Name { name, alias };
        };
        Ok(UseTree { global, path, end, has_comment: self.has_comment(self.since(lo)) })
    }

    fn function(&mut self, visibility: &str) -> Parsed<ItemKind> {
        let mut header = visibility.to_owned();
        while !self.eat_word("fn") {
            match self.text_at(0) {
                "const" | "async" | "unsafe" | "extern" => {}
                _ if self.kind(0) == Some(Kind::Literal) => {}
                _ => return self.error("`fn`"),
            }
            let word = self.bump()?;
            header.push_str(self.text(word));
            header.push(' ');
        }
        header.push_str("fn ");
        let name = self.name()?;
        let mut generics = Generics { parameters: self.generic_parameters()?, ..Generics::default() };
        self.expect("(")?;
        let inside_lo = self.last_end();
        let parameters = self.list(")", Self::parameter)?.0;
        let inside = Span { lo: inside_lo, hi: self.last_end() - 1 };
        let output = self.output()?;
        self.predicates(&mut generics)?;
        let body = match self.eat(";") {
            true => None,
            false => Some(self.block()?),
        };
        Ok(ItemKind::Function(Box::new(Function { header, name, generics, parameters, inside, output, body })))
    }

    fn parameter(&mut self) -> Parsed<Parameter> {
        let lo = self.offset();
        let attributes = self.outer_attributes()?;
        let mut parameter = Parameter {
            span: Span::default(),
            attributes,
            receiver: self.attempt(Self::receiver),
            pattern: None,
            annotation: None,
        };
        if parameter.receiver.is_none() {
            parameter.pattern = Some(self.single_pattern()?);
            self.expect(":")?;
            parameter.annotation = Some(self.ty()?);
        } else if self.eat(":") {
            parameter.annotation = Some(self.ty()?);
        }
        parameter.span = self.since(lo);
        Ok(parameter)
    }

    /// `&'a mut self`
    fn receiver(&mut self) -> Parsed<String> {
        let mut receiver = String::new();
        if self.eat("&") {
            receiver.push('&');
            if let Some(lifetime) = self.lifetime() {
                receiver.push_str(self.text(lifetime));
                receiver.push(' ');
            }
        }
        if self.eat_word("mut") {
            receiver.push_str("mut ");
        }
        self.expect_word("self")?;
        if self.is_op("::") {
            return self.error("`self`");
        }
        receiver.push_str("self");
        Ok(receiver)
    }

    fn trait_item(&mut self, header: String) -> Parsed<ItemKind> {
        self.expect_word("trait")?;
        let name = self.name()?;
        let mut generics = Generics { parameters: self.generic_parameters()?, ..Generics::default() };
        let bounds = match self.eat(":") {
            true => self.bounds()?,
            false => Vec::new(),
        };
        self.predicates(&mut generics)?;
        let body = self.body()?;
        Ok(ItemKind::Trait(Box::new(Trait { header, name, generics, bounds, body })))
    }

    fn impl_item(&mut self, header: &str) -> Parsed<ItemKind> {
        self.expect_word("impl")?;
        let mut generics = Generics { parameters: self.generic_parameters()?, ..Generics::default() };
        let polarity = if self.eat("!") { "!" } else { "" };
        let first = self.ty()?;
        let (implemented, subject) = match (self.eat_word("for"), first.kind) {
            (true, TypeKind::Path(path)) => (Some(path), self.ty()?),
            (true, _) => return self.error("a trait"),
            (false, kind) => (None, super::syntax::Type { span: first.span, kind }),
        };
        self.predicates(&mut generics)?;
        let body = self.body()?;
        Ok(ItemKind::Impl(Box::new(Impl { header: header.to_owned(), generics, polarity, implemented, subject, body })))
    }

    fn constant(&mut self, visibility: &str) -> Parsed<ItemKind> {
        let word = self.bump()?;
        let mut header = format!("{visibility}{} ", self.text(word));
        if self.eat_word("mut") {
            header.push_str("mut ");
        }
        let name = self.name()?;
        self.expect(":")?;
        let annotation = self.ty()?;
        let value = match self.eat("=") {
            true => Some(self.expr()?),
            false => None,
        };
        self.expect(";")?;
        Ok(ItemKind::Constant(Box::new(Constant { header, name, annotation, value })))
    }

    fn alias(&mut self, visibility: &str) -> Parsed<ItemKind> {
        self.expect_word("type")?;
        let name = self.name()?;
        let mut generics = Generics { parameters: self.generic_parameters()?, ..Generics::default() };
        let bounds = match self.eat(":") {
            true => self.bounds()?,
            false => Vec::new(),
        };
        self.predicates(&mut generics)?;
        let value = match self.eat("=") {
            true => Some(self.ty()?),
            false => None,
        };
        self.expect(";")?;
        Ok(ItemKind::Alias(Box::new(Alias { header: format!("{visibility}type "), name, generics, bounds, value })))
    }
}

//! Reads items and attributes.

use super::lexer::{Kind, Span};
use super::parse_type::PathStyle;
use super::parser::{Parsed, Parser};
use super::syntax::{
    Alias, Attribute, AttributeKind, Body, Constant, Enum, FieldDefinition, Fields, Function, Generics, Impl, Item,
    ItemKind, Meta, MetaKind, Parameter, Struct, Trait, TypeKind, UseEnd, UseTree, Variant,
};

impl Parser<'_> {
    /// Attributes before what they belong to.
    pub fn outer_attributes(&mut self) -> Parsed<Vec<Attribute>> {
        let mut attributes = Vec::new();
        loop {
            if self.kind(0) == Some(Kind::OuterDoc) {
                attributes.push(self.doc(false)?);
            } else if self.is_op("#") && self.op_ahead(1, "[") {
                attributes.push(self.attribute(false)?);
            } else {
                return Ok(attributes);
            }
        }
    }

    /// Attributes at the start of a file or a body.
    pub fn inner_attributes(&mut self) -> Parsed<Vec<Attribute>> {
        let mut attributes = Vec::new();
        loop {
            if self.kind(0) == Some(Kind::InnerDoc) {
                attributes.push(self.doc(true)?);
            } else if self.is_op("#!") && self.op_ahead(2, "[") {
                attributes.push(self.attribute(true)?);
            } else {
                return Ok(attributes);
            }
        }
    }

    fn doc(&mut self, inner: bool) -> Parsed<Attribute> {
        Ok(Attribute { span: self.bump()?, inner, kind: AttributeKind::Doc })
    }

    fn attribute(&mut self, inner: bool) -> Parsed<Attribute> {
        let lo = self.offset();
        self.at += 1 + usize::from(inner);
        let close = self.closing()?;
        let end = std::mem::replace(&mut self.end, close);
        self.at += 1;
        let meta = self.attempt(|parser| {
            let meta = parser.meta()?;
            match parser.is_end() {
                true => Ok(meta),
                false => parser.error("`]`"),
            }
        });
        self.end = end;
        self.at = close + 1;
        let kind = match meta {
            None => AttributeKind::Other,
            Some(Meta { kind: MetaKind::List { path, items }, .. }) if self.text(path) == "derive" => {
                AttributeKind::Derive(items.iter().map(|item| item.span).collect())
            }
            Some(meta) => AttributeKind::Meta(meta),
        };
        Ok(Attribute { span: self.since(lo), inner, kind })
    }

    fn meta(&mut self) -> Parsed<Meta> {
        let lo = self.offset();
        if self.kind(0) == Some(Kind::Literal) {
            let span = self.bump()?;
            let kind = MetaKind::Literal;
            return Ok(Meta { span, kind });
        }
        let path = self.path(PathStyle::Expr)?.span;
        let kind = if self.eat("=") {
            if self.kind(0) != Some(Kind::Literal) {
                return self.error("a literal");
            }
            let value = self.bump()?;
            MetaKind::Value { path, value }
        } else if self.eat("(") {
            let items = self.list(")", Self::meta)?.0;
            MetaKind::List { path, items }
        } else {
            MetaKind::Word
        };
        let span = self.since(lo);
        Ok(Meta { span, kind })
    }

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

    pub fn item(&mut self) -> Parsed<Item> {
        let lo = self.offset();
        let attributes = self.outer_attributes()?;
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
        Ok(Item { span: self.since(lo), attributes, visibility, start, kind })
    }

    fn visibility(&mut self) -> Parsed<String> {
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
        let span = self.since(lo);
        Ok(UseTree { span, global, path, end, has_comment: self.has_comment(span) })
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
        let mut generics = Generics { parameters: self.generic_parameters()?, predicates: Vec::new() };
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

    fn struct_item(&mut self, visibility: &str) -> Parsed<ItemKind> {
        self.expect_word("struct")?;
        let name = self.name()?;
        let mut generics = Generics { parameters: self.generic_parameters()?, predicates: Vec::new() };
        self.predicates(&mut generics)?;
        let fields = self.fields()?;
        if matches!(fields, Fields::Tuple(..)) {
            self.predicates(&mut generics)?;
        }
        if !matches!(fields, Fields::Named(..)) {
            self.expect(";")?;
        }
        Ok(ItemKind::Struct(Box::new(Struct { header: format!("{visibility}struct "), name, generics, fields })))
    }

    fn fields(&mut self) -> Parsed<Fields> {
        let lo = self.offset() + 1;
        if self.eat("{") {
            let fields = self.list("}", |parser| parser.field_definition(true))?.0;
            let hi = self.last_end() - 1;
            return Ok(Fields::Named(fields, Span { lo, hi }));
        }
        if self.eat("(") {
            let fields = self.list(")", |parser| parser.field_definition(false))?.0;
            let hi = self.last_end() - 1;
            return Ok(Fields::Tuple(fields, Span { lo, hi }));
        }
        Ok(Fields::Unit)
    }

    fn field_definition(&mut self, named: bool) -> Parsed<FieldDefinition> {
        let lo = self.offset();
        let attributes = self.outer_attributes()?;
        let visibility = self.visibility()?;
        let name = match named {
            true => {
                let name = self.name()?;
                self.expect(":")?;
                Some(name)
            }
            false => None,
        };
        let annotation = self.ty()?;
        Ok(FieldDefinition { span: self.since(lo), attributes, visibility, name, annotation })
    }

    fn enum_item(&mut self, visibility: &str) -> Parsed<ItemKind> {
        self.expect_word("enum")?;
        let name = self.name()?;
        let mut generics = Generics { parameters: self.generic_parameters()?, predicates: Vec::new() };
        self.predicates(&mut generics)?;
        self.expect("{")?;
        let lo = self.last_end();
        let variants = self.list("}", Self::variant)?.0;
        let hi = self.last_end() - 1;
        Ok(ItemKind::Enum(Box::new(Enum {
            header: format!("{visibility}enum "),
            name,
            generics,
            variants,
            inside: Span { lo, hi },
        })))
    }

    fn variant(&mut self) -> Parsed<Variant> {
        let lo = self.offset();
        let attributes = self.outer_attributes()?;
        let name = self.name()?;
        let fields = self.fields()?;
        let discriminant = match self.eat("=") {
            true => Some(self.expr()?),
            false => None,
        };
        Ok(Variant { span: self.since(lo), attributes, name, fields, discriminant })
    }

    fn trait_item(&mut self, header: String) -> Parsed<ItemKind> {
        self.expect_word("trait")?;
        let name = self.name()?;
        let mut generics = Generics { parameters: self.generic_parameters()?, predicates: Vec::new() };
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
        let mut generics = Generics { parameters: self.generic_parameters()?, predicates: Vec::new() };
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
        let mut generics = Generics { parameters: self.generic_parameters()?, predicates: Vec::new() };
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

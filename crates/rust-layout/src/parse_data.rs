//! Reads structs and enums.

use super::lexer::Span;
use super::parser::{Parsed, Parser};
use super::syntax_item::{Enum, FieldDefinition, Fields, Generics, ItemKind, Struct, Variant};

impl Parser<'_> {
    /// `struct Name ...`, from its keyword on.
    pub fn struct_item(&mut self, visibility: &str) -> Parsed<ItemKind> {
        self.expect_word("struct")?;
        let name = self.name()?;
        let mut generics = Generics { parameters: self.generic_parameters()?, ..Generics::default() };
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

    /// `enum Name ...`, from its keyword on.
    pub fn enum_item(&mut self, visibility: &str) -> Parsed<ItemKind> {
        self.expect_word("enum")?;
        let name = self.name()?;
        let mut generics = Generics { parameters: self.generic_parameters()?, ..Generics::default() };
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
}

//! Reads attributes and documentation comments.

use super::lexer::Kind;
use super::parse_type::PathStyle;
use super::parser::{Parsed, Parser};
use super::syntax::{Attribute, AttributeKind, Meta, MetaKind};

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
            let is_bool = self.is_word("true") || self.is_word("false");
            if self.kind(0) != Some(Kind::Literal) && !is_bool {
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
}
